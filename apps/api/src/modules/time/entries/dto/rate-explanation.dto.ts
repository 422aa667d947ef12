import { ApiProperty } from '@nestjs/swagger';
import {
  RATE_LEVELS,
  RATE_OUTCOMES,
  RATE_RULES,
  RATE_SOURCES,
  type RateLevel,
  type RateOutcome,
  type RateRule,
  type RateSource,
} from '#libs/contracts';

const optionalDay = { type: 'string', format: 'date', nullable: true } as const;

/** A line of a rate card, with the version and the card that it stands on. */
export class RateLineDto {
  lineId!: string;
  @ApiProperty({ enum: RATE_LEVELS, enumName: 'RateLevel' })
  level!: RateLevel;
  cardId!: string;
  cardName!: string;
  currency!: string;
  /** The client, engagement or project; null for the firm's own. */
  ownerName!: string | null;
  versionId!: string;
  @ApiProperty(optionalDay)
  effectiveFrom!: string | null;
  /** The first day that it no longer holds. */
  @ApiProperty(optionalDay)
  effectiveTo!: string | null;
  role!: string | null;
  personName!: string | null;
  taskType!: string;
  hourlyRate!: string;
  /** False when the card has other prices since. */
  isCurrent!: boolean;
}

export class RateStepDto {
  @ApiProperty({ enum: RATE_RULES, enumName: 'RateRule' })
  rule!: RateRule;
  /** Whether the rule finds a price for the entry today, and if not, why. */
  @ApiProperty({ enum: RATE_OUTCOMES, enumName: 'RateOutcome' })
  outcome!: RateOutcome;
  line!: RateLineDto | null;
}

export class RateExplanationDto {
  id!: string;
  personName!: string;
  /** The billing role of the hours; empty when there is none. */
  role!: string;
  task!: string;
  @ApiProperty({ type: 'string', format: 'date' })
  workDate!: string;
  projectName!: string;
  engagementTitle!: string;
  clientName!: string;
  currency!: string;
  /** Null when no rule finds one: the hours cannot be billed. */
  hourlyRate!: string | null;
  /** The level of the rate card that it is from, or `override`; null without a rate. */
  @ApiProperty({ enum: RATE_SOURCES, enumName: 'RateSource', nullable: true })
  rateSource!: RateSource | null;
  rateReason!: string | null;
  /** An issued invoice has it: the rate stays, whatever the cards say. */
  isInvoiced!: boolean;
  /** What the rate is from; null for one set by hand, or for none. */
  pricedBy!: RateLineDto | null;
  /** Every rule in the order in which they are looked at. */
  @ApiProperty({ type: [RateStepDto] })
  steps!: RateStepDto[];
}
