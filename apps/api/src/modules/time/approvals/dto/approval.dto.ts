import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsInt,
  IsUUID,
  Min,
  ValidateNested,
} from 'class-validator';
import { LIMITS } from '#libs/contracts';
import { IsLine } from '../../../../platform/http/validators.js';
import { QUEUE_LIMIT } from '../approvals.queries.js';
import { APPROVAL_EXCEPTIONS, type ApprovalException } from '../exceptions.js';

export class WaitingEntryDto {
  id!: string;
  @ApiProperty({ type: 'integer' })
  version!: number;
  projectId!: string;
  projectName!: string;
  clientName!: string;
  @ApiProperty({ format: 'date' })
  workDate!: string;
  @ApiProperty({ type: 'integer' })
  seconds!: number;
  task!: string;
  note!: string;
  billable!: boolean;
  @ApiProperty({ format: 'date-time' })
  submittedAt!: Date | null;
  @ApiProperty({ enum: APPROVAL_EXCEPTIONS, enumName: 'ApprovalException', isArray: true })
  exceptions!: ApprovalException[];
}

/** What one person submitted of one week. */
export class WaitingWeekDto {
  membershipId!: string;
  memberName!: string;
  /** Of the person's photo, which `GET /images/{id}` has; null without one. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  photoId!: string | null;
  @ApiProperty({ format: 'date' })
  weekStart!: string;
  @ApiProperty({ type: 'integer' })
  seconds!: number;
  /** How many of the entries have an exception. */
  @ApiProperty({ type: 'integer' })
  exceptions!: number;
  @ApiProperty({ type: [WaitingEntryDto] })
  entries!: WaitingEntryDto[];
}

export class ApprovalQueueDto {
  /** Weeks with exceptions first, then the oldest. */
  @ApiProperty({ type: [WaitingWeekDto] })
  items!: WaitingWeekDto[];
  /** Entries in the answer. */
  @ApiProperty({ type: 'integer' })
  count!: number;
  /** More than the answer holds are waiting. */
  more!: boolean;
}

/** An entry as the approver saw it. */
export class SeenEntryDto {
  @IsUUID()
  id!: string;
  @ApiProperty({ type: 'integer', minimum: 1 })
  @IsInt()
  @Min(1)
  version!: number;
}

export class ApproveEntriesDto {
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique(({ id }: SeenEntryDto) => id)
  @ArrayMaxSize(QUEUE_LIMIT)
  @ValidateNested({ each: true })
  @Type(() => SeenEntryDto)
  entries!: SeenEntryDto[];
}

export class EntryIdsDto {
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @ArrayMaxSize(QUEUE_LIMIT)
  @IsUUID(undefined, { each: true })
  ids!: string[];
}

export class DecisionWithReasonDto extends EntryIdsDto {
  @IsLine(LIMITS.noteLength)
  reason!: string;
}

export class RefusedEntryDto {
  id!: string;
  code!: string;
  /** For a person. */
  message!: string;
}

/** Each entry is decided or refused by itself. */
export class DecisionReportDto {
  done!: string[];
  @ApiProperty({ type: [RefusedEntryDto] })
  refused!: RefusedEntryDto[];
}
