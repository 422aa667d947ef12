import { ApiProperty } from '@nestjs/swagger';
import {
  BILLING_MODELS,
  type BillingModel,
  CAP_PERIODS,
  CAP_UNITS,
  type CapPeriod,
  type CapUnit,
} from '#libs/contracts';
import { MilestoneStateDto } from './milestone.dto.js';
import { RetainerPauseDto } from './retainer-pause.dto.js';

const day = { type: 'string', format: 'date' } as const;
const maybeDay = { ...day, nullable: true } as const;
const WHOLE = { type: 'integer' } as const;

/** The live invoice line that bills something, be it on a draft. */
export class BilledByDto {
  invoiceId!: string;
  /** Null for a draft. */
  invoiceNumber!: string | null;
}

/** How much of a cap, or of a month of one, is used. Amounts or hours, as the cap counts. */
export class CapUseDto {
  /** The month's first day; null for a cap over the whole line. */
  @ApiProperty(maybeDay)
  month!: string | null;
  /** On invoices, drafts among them. */
  billed!: string;
  /** Approved, with a price, and within the cap. */
  ready!: string;
  left!: string;
  /** Approved and over the cap: on no invoice unless the cap is raised. */
  @ApiProperty(WHOLE)
  overSeconds!: number;
  overAmount!: string;
}

/** A calendar month of a retainer, or the part of it in which the retainer runs. */
export class RetainerMonthDto {
  @ApiProperty(day)
  month!: string;
  @ApiProperty(day)
  from!: string;
  @ApiProperty(day)
  to!: string;
  fee!: string;
  /** Included in the fee. */
  @ApiProperty(WHOLE)
  includedSeconds!: number;
  /** Brought along from months before. */
  @ApiProperty(WHOLE)
  carriedSeconds!: number;
  /** Approved hours that fees pay for. */
  @ApiProperty(WHOLE)
  usedSeconds!: number;
  /** Approved hours beyond them. */
  @ApiProperty(WHOLE)
  overageSeconds!: number;
  /** Lost when the month ends. */
  @ApiProperty(WHOLE)
  expiredSeconds!: number;
  /** Goes into the next month. */
  @ApiProperty(WHOLE)
  leftSeconds!: number;
  @ApiProperty({ type: BilledByDto, nullable: true })
  billedBy!: BilledByDto | null;
}

/** A date of a schedule, or a milestone. */
export class LinePartUseDto extends MilestoneStateDto {
  @ApiProperty(maybeDay)
  dueDate!: string | null;
  amount!: string;
  /** Due, or accepted, and on no invoice yet. */
  isDue!: boolean;
  @ApiProperty({ type: BilledByDto, nullable: true })
  billedBy!: BilledByDto | null;
}

/** What became of one line of what is agreed. */
export class LineUseDto {
  /** The same through all versions of what is agreed. */
  id!: string;
  title!: string;
  @ApiProperty({ enum: BILLING_MODELS, enumName: 'BillingModel' })
  model!: BillingModel;
  currency!: string;
  /** Billable work of its projects; what was sent back apart. */
  @ApiProperty(WHOLE)
  workedSeconds!: number;
  /** What the work is worth at the rates of the cards, whatever it is billed at. */
  workedAmount!: string;
  /** Of the work, not approved yet. */
  @ApiProperty(WHOLE)
  waitingSeconds!: number;
  /** On issued invoices, without tax. */
  invoiced!: string;
  /** On drafts, without tax. */
  drafted!: string;
  /** An estimate, where the line has one. */
  budgetHours!: string | null;
  budgetAmount!: string | null;
  @ApiProperty({ enum: CAP_UNITS, enumName: 'CapUnit', nullable: true })
  capBy!: CapUnit | null;
  @ApiProperty({ enum: CAP_PERIODS, enumName: 'CapPeriod', nullable: true })
  capPer!: CapPeriod | null;
  cap!: string | null;
  /** Of capped lines: one, or one for each month with work and for this month; the latest month first. */
  @ApiProperty({ type: [CapUseDto] })
  capUse!: CapUseDto[];
  /** Of retainers, as far as they have begun; the latest first. */
  @ApiProperty({ type: [RetainerMonthDto] })
  months!: RetainerMonthDto[];
  /** When a retainer rests, the earliest first. */
  @ApiProperty({ type: [RetainerPauseDto] })
  pauses!: RetainerPauseDto[];
  /** Of fixed prices and milestones. */
  @ApiProperty({ type: [LinePartUseDto] })
  parts!: LinePartUseDto[];
}

export class LineUsesDto {
  @ApiProperty({ type: [LineUseDto] })
  items!: LineUseDto[];
}
