import { ApiProperty, OmitType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
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
} from '#libs/contracts';
import { IfGiven, IsDecimalText, IsLine, IsText, IsWorkDate } from '../../../platform/http/validators.js';

const MOST_PARTS = 60;
const LONGEST_ROLL_OVER = 24;
/** A fee is billed at most so many days before its month. */
const LONGEST_ADVANCE = 31;
const LONGEST_ACCEPTANCE = 365;
const maybe = { type: 'string', nullable: true, required: false } as const;
const amount = { ...maybe, format: 'decimal' } as const;

/** A payment of a fixed price, due on a day whatever was done by then. */
export class SchedulePartInputDto {
  /** One that the line has already, to say which it stays; left out for a new one. */
  @IfGiven()
  @IsUUID()
  id?: string;

  @IsLine()
  title!: string;

  @IsWorkDate()
  date!: string;

  @IsDecimalText()
  amount!: string;
}

/** A result that is paid for once it is accepted. */
export class MilestoneInputDto extends OmitType(SchedulePartInputDto, ['date']) {
  @IsOptional()
  @IsWorkDate()
  @ApiProperty({ ...maybe, format: 'date' })
  dueDate?: string | null;

  /** Days after which it counts as accepted once it was reached; null when somebody has to say so. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(LONGEST_ACCEPTANCE)
  @ApiProperty({ type: 'integer', nullable: true, required: false })
  acceptanceDays?: number | null;
}

/** How a part of the work is billed. Each model has its own fields, and the others are left out or null. */
export class EngagementLineInputDto {
  /** One that the engagement has already, to say which it stays; left out for a new one. */
  @IfGiven()
  @IsUUID()
  id?: string;

  @IsLine()
  title!: string;

  @IfGiven()
  @IsText()
  description?: string;

  @IsIn(BILLING_MODELS)
  @ApiProperty({ enum: BILLING_MODELS, enumName: 'BillingModel' })
  model!: BillingModel;

  /** Capped lines: what the cap counts. */
  @IsOptional()
  @IsIn(CAP_UNITS)
  @ApiProperty({ enum: CAP_UNITS, enumName: 'CapUnit', nullable: true, required: false })
  capBy?: CapUnit | null;

  @IsOptional()
  @IsIn(CAP_PERIODS)
  @ApiProperty({ enum: CAP_PERIODS, enumName: 'CapPeriod', nullable: true, required: false })
  capPer?: CapPeriod | null;

  /** In the engagement's currency, or hours. */
  @IsOptional()
  @IsDecimalText()
  @ApiProperty(amount)
  cap?: string | null;

  /** Fixed prices: what the parts of the schedule sum up to. */
  @IsOptional()
  @IsDecimalText()
  @ApiProperty(amount)
  amount?: string | null;

  @IfGiven()
  @IsArray()
  @ArrayMaxSize(MOST_PARTS)
  @ValidateNested({ each: true })
  @Type(() => SchedulePartInputDto)
  schedule?: SchedulePartInputDto[];

  @IfGiven()
  @IsArray()
  @ArrayMaxSize(MOST_PARTS)
  @ValidateNested({ each: true })
  @Type(() => MilestoneInputDto)
  milestones?: MilestoneInputDto[];

  /** Retainers: hours that the fee of a calendar month includes. */
  @IsOptional()
  @IsDecimalText('positive', 2)
  @ApiProperty(amount)
  hoursPerMonth?: string | null;

  @IsOptional()
  @IsDecimalText()
  @ApiProperty(amount)
  monthlyFee?: string | null;

  /** For how many months hours that were not used stay; 0 for none. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(LONGEST_ROLL_OVER)
  @ApiProperty({ type: 'integer', nullable: true, required: false })
  rollOverMonths?: number | null;

  /** What an hour beyond the included ones costs; null for the price of the rate cards. */
  @IsOptional()
  @IsDecimalText()
  @ApiProperty(amount)
  overageRate?: string | null;

  /** So many days before a month begins its fee is billed; null for when the month ended. Hours beyond are billed after it. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(LONGEST_ADVANCE)
  @ApiProperty({ type: 'integer', nullable: true, required: false })
  advanceDays?: number | null;

  /** An estimate of the hours, where the model names none. */
  @IsOptional()
  @IsDecimalText('positive', 2)
  @ApiProperty(amount)
  budgetHours?: string | null;

  /** An estimate of the cost, where the model names none. */
  @IsOptional()
  @IsDecimalText()
  @ApiProperty(amount)
  budgetAmount?: string | null;
}

export class SchedulePartDto {
  id!: string;
  title!: string;
  @ApiProperty({ type: 'string', format: 'date' })
  date!: string;
  amount!: string;
}

export class MilestoneDto {
  id!: string;
  title!: string;
  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  dueDate!: string | null;
  amount!: string;
  @ApiProperty({ type: 'integer', nullable: true })
  acceptanceDays!: number | null;
}

export class EngagementLineDto {
  /** The same through all versions of what is agreed. */
  id!: string;
  title!: string;
  description!: string;
  @ApiProperty({ enum: BILLING_MODELS, enumName: 'BillingModel' })
  model!: BillingModel;
  /** The first day of these terms, where a change order brought them; null for those agreed at first. */
  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  effectiveFrom!: string | null;
  @ApiProperty({ enum: CAP_UNITS, enumName: 'CapUnit', nullable: true })
  capBy!: CapUnit | null;
  @ApiProperty({ enum: CAP_PERIODS, enumName: 'CapPeriod', nullable: true })
  capPer!: CapPeriod | null;
  cap!: string | null;
  amount!: string | null;
  /** Of fixed prices; empty for others. */
  schedule!: SchedulePartDto[];
  /** Of milestone lines; empty for others. */
  milestones!: MilestoneDto[];
  hoursPerMonth!: string | null;
  monthlyFee!: string | null;
  @ApiProperty({ type: 'integer', nullable: true })
  rollOverMonths!: number | null;
  overageRate!: string | null;
  @ApiProperty({ type: 'integer', nullable: true })
  advanceDays!: number | null;
  budgetHours!: string | null;
  budgetAmount!: string | null;
  /** What the line comes to where that is known beforehand: a price, milestones, a cap or an estimate; null elsewhere. */
  value!: string | null;
}
