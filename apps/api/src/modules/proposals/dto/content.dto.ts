import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  BILLING_MODELS,
  type BillingModel,
  CAP_PERIODS,
  CAP_UNITS,
  type CapPeriod,
  type CapUnit,
  DISCOUNT_KINDS,
  type DiscountKind,
  LIMITS,
} from '#libs/contracts';
import { IsKey } from './is-key.js';
import { IfGiven, IsDecimalText, IsLine, IsText, IsWorkDate } from '../../../platform/http/validators.js';
import { IsRichText } from '../../../platform/rich-text/rich-text.js';

export class ProposalSectionDto {
  /** Stays the same from version to version, so that they can be compared; made when left out. */
  @IfGiven()
  @IsKey()
  key?: string;

  @IsLine()
  title!: string;

  @IsRichText(LIMITS.sectionLength)
  body!: string;
}

/** A part of a fixed price, due on a day; the parts add up to the line's amount. */
export class ProposalPartDto {
  @IsLine()
  title!: string;

  @IsWorkDate()
  date!: string;

  @IsDecimalText()
  amount!: string;
}

/** A part of the price that is due when the client accepts what was reached. */
export class ProposalMilestoneDto {
  @IsLine()
  title!: string;

  /** When it is to be reached; null for no date. */
  @IsOptional()
  @IsWorkDate()
  dueDate: string | null = null;

  @IsDecimalText()
  amount!: string;

  /** Days after which a reached milestone counts as accepted; null for never by itself. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(365)
  @ApiProperty({ type: 'integer', nullable: true, minimum: 1, maximum: 365, required: false })
  acceptanceDays: number | null = null;
}

/**
 * A line of the price table. Which fields it has follows from its model: `time_and_material` role, quantity (hours) and
 * unitPrice; `capped` those with capBy, capPer and cap; `fixed` amount, and schedule if it is due in parts; `milestone`
 * milestones; `retainer` quantity (months), hoursPerMonth, monthlyFee and rollOverMonths; `expenses` budgetAmount.
 */
export class ProposalLineDto {
  @IfGiven()
  @IsKey()
  key?: string;

  @IsLine()
  title!: string;

  @IfGiven()
  @IsText()
  description?: string;

  @IsIn(BILLING_MODELS)
  @ApiProperty({ enum: BILLING_MODELS, enumName: 'BillingModel' })
  model!: BillingModel;

  /** The client may tick it. */
  @IfGiven()
  @IsBoolean()
  isOptional?: boolean;

  /** One of the firm's tax codes; null or left out for no tax. */
  @IsOptional()
  @IsLine(40)
  taxCode?: string | null;

  /** Billing role. With `budgetHours` of a fixed price it says what the work costs the firm, and is not shown to the client. */
  @IfGiven()
  @IsLine(100)
  role?: string;

  @IfGiven()
  @IsDecimalText('positive', 2)
  quantity?: string;

  @IfGiven()
  @IsDecimalText('not_negative')
  unitPrice?: string;

  @IfGiven()
  @IsIn(CAP_UNITS)
  @ApiProperty({ enum: CAP_UNITS, enumName: 'CapUnit' })
  capBy?: CapUnit;

  @IfGiven()
  @IsIn(CAP_PERIODS)
  @ApiProperty({ enum: CAP_PERIODS, enumName: 'CapPeriod' })
  capPer?: CapPeriod;

  @IfGiven()
  @IsDecimalText()
  cap?: string;

  @IfGiven()
  @IsDecimalText()
  amount?: string;

  @IfGiven()
  @IsArray()
  @ArrayMaxSize(LIMITS.lineParts)
  @ValidateNested({ each: true })
  @Type(() => ProposalPartDto)
  schedule?: ProposalPartDto[];

  @IfGiven()
  @IsArray()
  @ArrayMaxSize(LIMITS.lineParts)
  @ValidateNested({ each: true })
  @Type(() => ProposalMilestoneDto)
  milestones?: ProposalMilestoneDto[];

  @IfGiven()
  @IsDecimalText('positive', 2)
  hoursPerMonth?: string;

  @IfGiven()
  @IsDecimalText()
  monthlyFee?: string;

  /** How many months unused hours stay; 0 for use it or lose it. */
  @IfGiven()
  @IsInt()
  @Min(0)
  @Max(24)
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 24 })
  rollOverMonths?: number;

  /** Of an hour beyond the month's; null or left out for the rate card's. */
  @IsOptional()
  @IsDecimalText('not_negative')
  overageRate?: string | null;

  @IfGiven()
  @IsDecimalText('positive', 2)
  budgetHours?: string;

  @IfGiven()
  @IsDecimalText()
  budgetAmount?: string;
}

export class ProposalDiscountDto {
  @IsOptional()
  @IsIn(DISCOUNT_KINDS)
  @ApiProperty({ enum: DISCOUNT_KINDS, enumName: 'DiscountKind', nullable: true, required: false })
  discountKind?: DiscountKind | null;

  /** Percent, or an amount in the proposal's currency. */
  @IsOptional()
  @IsDecimalText()
  discountValue?: string | null;
}

/** What a proposal, and a template, is made of. */
export class ProposalBlocksDto extends ProposalDiscountDto {
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(LIMITS.proposalSections)
  @ValidateNested({ each: true })
  @Type(() => ProposalSectionDto)
  sections?: ProposalSectionDto[];

  @IfGiven()
  @IsArray()
  @ArrayMaxSize(LIMITS.proposalLines)
  @ValidateNested({ each: true })
  @Type(() => ProposalLineDto)
  lines?: ProposalLineDto[];
}

export class ProposalTaxDto {
  taxCode!: string;
  name!: string;
  taxCategory!: string;
  taxPercent!: string;
  base!: string;
  tax!: string;
}

export class PricedProposalLineDto {
  key!: string;
  /** Before discount. */
  price!: string;
  /** After its share of the discount; null for an optional line that was not chosen. */
  net!: string | null;
}

export class ProposalTotalsDto {
  /** Sum of the lines that count, before discount. */
  subtotal!: string;
  discount!: string;
  net!: string;
  taxes!: ProposalTaxDto[];
  taxTotal!: string;
  total!: string;
  lines!: PricedProposalLineDto[];
}
