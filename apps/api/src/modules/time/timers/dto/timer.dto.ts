import { ApiProperty } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import { TimeEntryDto } from '../../entries/dto/time-entry.dto.js';
import { DurationDto, WorkChangeDto, WorkDto } from '../../entries/dto/work.dto.js';

export class TimerDto {
  projectId!: string;
  projectName!: string;
  clientId!: string;
  clientName!: string;
  task!: string;
  note!: string;
  billable!: boolean;
  @ApiProperty({ format: 'date-time' })
  startedAt!: Date;
  /** By the server's clock, at the moment of the answer. */
  @ApiProperty({ type: 'integer' })
  elapsedSeconds!: number;
}

export class TimerStateDto {
  @ApiProperty({ type: TimerDto, nullable: true })
  timer!: TimerDto | null;
  /** What a timer that ended was booked as: one draft per local day. */
  @ApiProperty({ type: [TimeEntryDto] })
  booked!: TimeEntryDto[];
}

export class StartTimerDto extends WorkDto {
  @IsUUID()
  projectId!: string;
}

export class UpdateTimerDto extends WorkChangeDto {}

/** Books only the first part of a run: for a timer that was forgotten. */
export class StopTimerDto extends DurationDto {}
