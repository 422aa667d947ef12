import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';
import { TIME_ENTRY_STATUSES, type TimeEntryStatus } from '#libs/contracts';
import { IsWorkDate } from '../../../../platform/http/validators.js';

export const WEEK_STATES = ['open', 'submitted', 'approved'] as const;
export type WeekState = (typeof WEEK_STATES)[number];

export class WeekEntryDto {
  id!: string;
  @ApiProperty({ type: 'integer' })
  version!: number;
  @ApiProperty({ type: 'integer' })
  seconds!: number;
  note!: string;
  billable!: boolean;
  @ApiProperty({ enum: TIME_ENTRY_STATUSES, enumName: 'TimeEntryStatus' })
  status!: TimeEntryStatus;
  @ApiProperty({ format: 'date-time' })
  decidedAt!: Date | null;
  decidedByName!: string | null;
  decisionNote!: string | null;
}

/** One day of one row. Several entries are edited one by one. */
export class WeekCellDto {
  @ApiProperty({ format: 'date' })
  date!: string;
  @ApiProperty({ type: 'integer' })
  seconds!: number;
  @ApiProperty({ type: [WeekEntryDto] })
  entries!: WeekEntryDto[];
}

export class WeekRowDto {
  projectId!: string;
  projectName!: string;
  clientId!: string;
  clientName!: string;
  task!: string;
  /** The project's first day. */
  @ApiProperty({ format: 'date' })
  startDate!: string;
  /** The project's last day. */
  @ApiProperty({ format: 'date' })
  endDate!: string;
  /** Whether the project is active and the person its member. */
  takesHours!: boolean;
  /** Seven days from the week's first. */
  @ApiProperty({ type: [WeekCellDto] })
  cells!: WeekCellDto[];
  /** Seconds of the same row in the week before, day by day. */
  @ApiProperty({ type: 'integer', isArray: true })
  lastWeek!: number[];
}

export class WeekDto {
  membershipId!: string;
  memberName!: string;
  @ApiProperty({ format: 'date' })
  weekStart!: string;
  /** Whether the reader may log in this week: it is their own. */
  own!: boolean;
  /** `open` while anything is still to be submitted, `approved` once everything is decided. */
  @ApiProperty({ enum: WEEK_STATES, enumName: 'WeekState' })
  state!: WeekState;
  /** What the week's history is kept by; null until it was submitted for the first time. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  timesheetId!: string | null;
  @ApiProperty({ format: 'date-time' })
  submittedAt!: Date | null;
  @ApiProperty({ type: 'integer' })
  targetSeconds!: number;
  @ApiProperty({ type: 'integer' })
  totalSeconds!: number;
  /** Seconds by day, in the order of the week. */
  @ApiProperty({ type: 'integer', isArray: true })
  dayTotals!: number[];
  /** Rows with hours, last week's rows without, and projects that began this week; by client, project and task. */
  @ApiProperty({ type: [WeekRowDto] })
  rows!: WeekRowDto[];
}

export class WeekQuery {
  /** Any day of the week; today when left out. */
  @IsOptional()
  @IsWorkDate()
  @ApiProperty({ required: false })
  date?: string;

  /** Somebody else's week needs the right `time.read.all`. */
  @IsOptional()
  @IsUUID()
  membershipId?: string;
}

export class WeekOfDto {
  /** Any day of the week. */
  @IsWorkDate()
  date!: string;
}

/** A project that one may log on. */
export class OwnProjectDto {
  projectId!: string;
  projectName!: string;
  clientId!: string;
  clientName!: string;
  @ApiProperty({ format: 'date' })
  startDate!: string;
  @ApiProperty({ format: 'date' })
  endDate!: string;
  /** The person's usual billing role there; hours may name one of the others instead. */
  role!: string;
  otherRoles!: string[];
  /** Last day with hours in the past 90 days. */
  @ApiProperty({ format: 'date' })
  lastUsed!: string | null;
  /** Tasks of the past 90 days, the last used first. */
  tasks!: string[];
}
