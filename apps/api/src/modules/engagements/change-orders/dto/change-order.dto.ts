import { ApiProperty, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { CHANGE_ORDER_STATUSES, type ChangeOrderStatus } from '#libs/contracts';
import { IfGiven, IsDecimalText, IsLine, IsText, IsWorkDate } from '../../../../platform/http/validators.js';
import { EngagementLineDto, EngagementLineInputDto } from '../../dto/engagement-line.dto.js';
import { RateDto } from '../../dto/engagement.dto.js';

const MOST_LINES = 40;
const MOST_ROLES = 50;
const day = { type: 'string', format: 'date', nullable: true } as const;
const change = {
  type: 'string',
  format: 'decimal',
  nullable: true,
  required: false,
  example: '-500.00',
} as const;

export class CreateChangeOrderDto {
  @IsLine()
  title!: string;

  /** Why, for the client to read. */
  @IfGiven()
  @IsText()
  reason?: string;

  /** The first day of what is new: of its lines, terms and rates. */
  @IsWorkDate()
  effectiveFrom!: string;

  /** The engagement's new end; null or left out where it stays. */
  @IsOptional()
  @IsWorkDate()
  @ApiProperty({ ...day, required: false })
  endDate?: string | null;

  /** What is added to the budget, or with a minus taken off it; null or left out where it stays. */
  @IsOptional()
  @IsDecimalText('any')
  @ApiProperty(change)
  budgetChange?: string | null;

  @IsOptional()
  @IsDecimalText('any', 2)
  @ApiProperty(change)
  budgetHoursChange?: string | null;

  /** Lines that are added, and with the id of one that is there its terms as they shall be. */
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(MOST_LINES)
  @ValidateNested({ each: true })
  @Type(() => EngagementLineInputDto)
  lines?: EngagementLineInputDto[];

  /** Prices by role that shall be others from the first day on; needs the right to read rates. */
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(MOST_ROLES)
  @ValidateNested({ each: true })
  @Type(() => RateDto)
  rates?: RateDto[];
}

export class UpdateChangeOrderDto extends PartialType(CreateChangeOrderDto, { skipNullProperties: false }) {}

export class SignChangeOrderDto {
  /** Who signed for the client. */
  @IsLine()
  signedBy!: string;

  @IsWorkDate()
  signedOn!: string;

  /** How: by e-mail, on paper, … */
  @IsLine()
  signedHow!: string;
}

export class EndChangeOrderDto {
  @ApiProperty({ type: 'string', required: false, default: '' })
  @IsText()
  note = '';
}

export class ApplyChangeOrderDto {
  /** What the preview was stamped with: refused when the effect on unbilled hours is another one by now. */
  @IfGiven()
  @IsString()
  @MaxLength(100)
  previewed?: string;
}

export class ChangeOrderRowDto {
  id!: string;
  @ApiProperty({ type: 'integer' })
  version!: number;
  engagementId!: string;
  /** Counts in its engagement. */
  @ApiProperty({ type: 'integer' })
  number!: number;
  title!: string;
  @ApiProperty({ enum: CHANGE_ORDER_STATUSES, enumName: 'ChangeOrderStatus' })
  status!: ChangeOrderStatus;
  /** The agreed version that it was written for. */
  @ApiProperty({ type: 'integer' })
  basedOn!: number;
  /** The agreed version that it made; null until it is applied. */
  @ApiProperty({ type: 'integer', nullable: true })
  madeVersion!: number | null;
  /** The engagement has another version by now, so the order must be taken over to that before it goes on. */
  stale!: boolean;
  /** People are asked to sign it here; until that ends nothing else happens to it. */
  outForSignature!: boolean;
  effectiveFrom!: string;
  @ApiProperty(day)
  endDate!: string | null;
  budgetChange!: string | null;
  budgetHoursChange!: string | null;
  @ApiProperty(day)
  signedOn!: string | null;
  createdAt!: Date;
}

export class ChangedLineDto extends EngagementLineDto {
  /** The line as it was agreed before; null for one that is added. */
  @ApiProperty({ type: () => EngagementLineDto, nullable: true })
  before!: EngagementLineDto | null;
}

export class ChangedRateDto extends RateDto {
  /** Of the day before the order's first; null for a role without a price then. */
  before!: string | null;
}

/** What an engagement's lines cannot say. */
export class AgreedTermsDto {
  startDate!: string;
  endDate!: string;
  budget!: string | null;
  budgetHours!: string | null;
}

export class ChangeOrderDto extends ChangeOrderRowDto {
  engagementTitle!: string;
  clientName!: string;
  currency!: string;
  reason!: string;
  /** Terms that it changes, as they were agreed before it. */
  before!: AgreedTermsDto;
  @ApiProperty({ type: [ChangedLineDto] })
  lines!: ChangedLineDto[];
  /** What its lines add to what is known beforehand, or take off it. */
  linesEffect!: string;
  /** Null without the right to read rates. */
  @ApiProperty({ type: [ChangedRateDto], nullable: true })
  rates!: ChangedRateDto[] | null;
  draftedBy!: string;
  draftedByName!: string;
  sentAt!: Date | null;
  signedBy!: string;
  signedHow!: string;
  recordedByName!: string | null;
  decisionNote!: string;
  appliedByName!: string | null;
  appliedAt!: Date | null;
  updatedAt!: Date;
}

export class EngagementVersionDto extends AgreedTermsDto {
  @ApiProperty({ type: 'integer' })
  number!: number;
  /** The first day of what is new in it; null for what was agreed at first. */
  @ApiProperty(day)
  effectiveFrom!: string | null;
  /** When it was approved or applied. */
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  agreedAt!: Date | null;
  /** Who did; null where nobody of the firm did. */
  agreedByName!: string | null;
  /** The order that made it; null for what was agreed at first. */
  changeOrderId!: string | null;
  @ApiProperty({ type: 'integer', nullable: true })
  changeOrderNumber!: number | null;
  changeOrderTitle!: string | null;
  @ApiProperty({ type: [EngagementLineDto] })
  lines!: EngagementLineDto[];
}
