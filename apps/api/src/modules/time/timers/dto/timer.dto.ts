import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsInt, IsUUID, Max, Min } from 'class-validator';
import { LIMITS } from '#libs/contracts';
import { IfGiven, IsLine, IsText } from '../../../../platform/http/validators.js';
import { TimeEntryDto } from '../../entries/dto/time-entry.dto.js';

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

export class StartTimerDto {
  @IsUUID()
  projectId!: string;

  @IfGiven()
  @IsText(LIMITS.nameLength)
  task?: string;

  @IfGiven()
  @IsText()
  note?: string;

  /** True when left out. */
  @IfGiven()
  @IsBoolean()
  billable?: boolean;
}

export class UpdateTimerDto {
  @IfGiven()
  @IsUUID()
  projectId?: string;

  @IfGiven()
  @IsText(LIMITS.nameLength)
  task?: string;

  @IfGiven()
  @IsText()
  note?: string;

  @IfGiven()
  @IsBoolean()
  billable?: boolean;
}

/** Books only the first part of a run: for a timer that was forgotten. */
export class StopTimerDto {
  @IfGiven()
  @IsInt()
  @Min(1)
  @Max(LIMITS.daySeconds)
  @ApiProperty({ type: 'integer', minimum: 1, maximum: LIMITS.daySeconds, required: false })
  seconds?: number;

  /** Instead of seconds: `1.5`, `1:30`, `90m`, `1h30`. */
  @IfGiven()
  @IsLine(40)
  duration?: string;
}
