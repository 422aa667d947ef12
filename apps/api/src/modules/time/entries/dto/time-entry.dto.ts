import { ApiProperty } from '@nestjs/swagger';
import {
  RATE_LEVELS,
  RATE_SOURCES,
  type RateLevel,
  type RateSource,
  TIME_ENTRY_STATUSES,
  type TimeEntryStatus,
} from '#libs/contracts';
import { pageOf } from '../../../../platform/persistence/page.js';

export class TimeEntryDto {
  id!: string;
  @ApiProperty({ type: 'integer' })
  version!: number;
  membershipId!: string;
  memberName!: string;
  projectId!: string;
  projectName!: string;
  /** Who manages the project, and decides about the hours on it besides those who decide about all. */
  projectManagerId!: string | null;
  clientId!: string;
  clientName!: string;
  /** Local day of the work. */
  @ApiProperty({ format: 'date' })
  workDate!: string;
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 86_400 })
  seconds!: number;
  task!: string;
  note!: string;
  billable!: boolean;
  /** The billing role of the hours; empty when there is none. */
  role!: string;
  @ApiProperty({ enum: TIME_ENTRY_STATUSES, enumName: 'TimeEntryStatus' })
  status!: TimeEntryStatus;
  /** What an hour costs the client; null when no rate was found, which blocks billing. Only with the right `rate.read`. */
  hourlyRate?: string | null;
  /** The level of the rate card that it is from, or `override`. Only with the right `rate.read`. */
  @ApiProperty({ enum: RATE_SOURCES, enumName: 'RateSource', required: false, nullable: true })
  rateSource?: RateSource | null;
  /** Why the rate was overridden. Only with the right `rate.read`. */
  rateReason?: string | null;
  /** What the entry is worth; null when it is not billable or has no rate. Only with the right `rate.read`. */
  amount?: string | null;
  /** Of rate and amount. Only with the right `rate.read`. */
  currency?: string;
  @ApiProperty({ format: 'date-time' })
  startedAt!: Date | null;
  @ApiProperty({ format: 'date-time' })
  endedAt!: Date | null;
  @ApiProperty({ format: 'date-time' })
  submittedAt!: Date | null;
  @ApiProperty({ format: 'date-time' })
  decidedAt!: Date | null;
  decidedByName!: string | null;
  /** Why it was sent back or reopened. */
  decisionNote!: string | null;
  /** Invoiced in the system that it was imported from. */
  billedElsewhere!: boolean;
}

export class EntryRateDto {
  /** What an hour costs the client; null when no rate was found. */
  hourlyRate!: string | null;
  /** The level of the rate card that it is from, or `override`; null without a rate. */
  @ApiProperty({ enum: RATE_SOURCES, enumName: 'RateSource', nullable: true })
  rateSource!: RateSource | null;
  /** Why it was overridden. */
  rateReason!: string | null;
  currency!: string;
  /** The billing role of the hours; empty when there is none. */
  role!: string;
  /** What the rate cards have for the hours now; null when they have nothing. */
  cardRate!: string | null;
  /** Whose rate card that is. */
  @ApiProperty({ enum: RATE_LEVELS, enumName: 'RateLevel', nullable: true })
  cardLevel!: RateLevel | null;
  /** An invoice holds the entry, be it a draft: its rate is fixed. */
  isOnInvoice!: boolean;
}

export class TimeEntryPageDto extends pageOf(TimeEntryDto) {}
