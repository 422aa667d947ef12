import { ApiProperty, OmitType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { RATE_LEVELS, type RateLevel } from '#libs/contracts';
import {
  IfGiven,
  IsCurrencyCode,
  IsDecimalText,
  IsLine,
  IsText,
  IsWorkDate,
} from '../../../platform/http/validators.js';
import { PageQuery, pageOf, sortKeys } from '../../../platform/persistence/page.js';
import { RATE_CARD_LIST } from '../rate-cards.queries.js';

const optionalDay = { type: 'string', format: 'date', nullable: true } as const;
const MOST_VERSIONS = 60;
const MOST_LINES = 300;

export class CreateRateCardDto {
  @IsIn(RATE_LEVELS)
  @ApiProperty({ enum: RATE_LEVELS, enumName: 'RateLevel' })
  level!: RateLevel;

  /** Of a client's card. */
  @IfGiven()
  @IsUUID()
  clientId?: string;

  /** Of an engagement's card. */
  @IfGiven()
  @IsUUID()
  engagementId?: string;

  /** Of a project's card. */
  @IfGiven()
  @IsUUID()
  projectId?: string;

  /** The firm's, client's or engagement's when left out; prices in another currency find no hours of an engagement. */
  @IfGiven()
  @IsCurrencyCode()
  @ApiProperty({ required: false })
  currency?: string;

  @IfGiven()
  @IsText(100)
  name?: string;
}

export class RenameRateCardDto {
  @IsText(100)
  name!: string;
}

/** Says whose hour it is: a billing role, or a person. */
export class RateCardLineInputDto {
  @IsOptional()
  @IsLine(100)
  @ApiProperty({ type: 'string', required: false, nullable: true })
  role?: string | null;

  @IsOptional()
  @IsUUID()
  @ApiProperty({ type: 'string', format: 'uuid', required: false, nullable: true })
  membershipId?: string | null;

  /** The task as time entries name it, when the price is for it alone. */
  @IfGiven()
  @IsText(200)
  taskType?: string;

  @IsDecimalText()
  hourlyRate!: string;
}

export class RateCardVersionInputDto {
  /** A version that the card has already; a new one when left out. */
  @IfGiven()
  @IsUUID()
  id?: string;

  /** The first day that it holds; null or left out for all days before its end. */
  @IsOptional()
  @IsWorkDate()
  @ApiProperty({ ...optionalDay, required: false })
  effectiveFrom?: string | null;

  /** The first day that it no longer holds; null or left out: until the next version starts. */
  @IsOptional()
  @IsWorkDate()
  @ApiProperty({ ...optionalDay, required: false })
  effectiveTo?: string | null;

  @IsArray()
  @ArrayMaxSize(MOST_LINES)
  @ValidateNested({ each: true })
  @Type(() => RateCardLineInputDto)
  lines!: RateCardLineInputDto[];
}

export class SetRateCardVersionsDto {
  /** All versions that the card shall have; those that are missing are taken out of it. */
  @IsArray()
  @ArrayMaxSize(MOST_VERSIONS)
  @ValidateNested({ each: true })
  @Type(() => RateCardVersionInputDto)
  versions!: RateCardVersionInputDto[];

  /** Why, for the record. */
  @IfGiven()
  @IsText()
  reason?: string;

  /** What the preview was stamped with: refused when the effect is another one by now. */
  @IfGiven()
  @IsString()
  @MaxLength(100)
  previewed?: string;
}

export class RateCardLineDto {
  id!: string;
  /** Null for a person's price. */
  role!: string | null;
  membershipId!: string | null;
  personName!: string | null;
  /** Empty for all tasks. */
  taskType!: string;
  hourlyRate!: string;
}

export class RateCardVersionDto {
  id!: string;
  @ApiProperty(optionalDay)
  effectiveFrom!: string | null;
  /** The first day that it no longer holds. */
  @ApiProperty(optionalDay)
  effectiveTo!: string | null;
  @ApiProperty({ type: [RateCardLineDto] })
  lines!: RateCardLineDto[];
}

export class RateCardRowDto {
  id!: string;
  @ApiProperty({ type: 'integer' })
  version!: number;
  @ApiProperty({ enum: RATE_LEVELS, enumName: 'RateLevel' })
  level!: RateLevel;
  /** Empty where nobody named it: it is known by what it belongs to. */
  name!: string;
  currency!: string;
  clientId!: string | null;
  engagementId!: string | null;
  projectId!: string | null;
  /** The client, engagement or project; null for the firm's own. */
  ownerName!: string | null;
  /** Of the engagement or project; null for the firm's and a client's own. */
  clientName!: string | null;
  /** Prices in force today. */
  @ApiProperty({ type: 'integer' })
  lineCount!: number;
  @ApiProperty({ type: 'integer' })
  versionCount!: number;
  /** Since when those of today hold; null when always, or when none do. */
  @ApiProperty(optionalDay)
  effectiveFrom!: string | null;
  @ApiProperty(optionalDay)
  effectiveTo!: string | null;
  updatedAt!: Date;
}

export class RateCardPageDto extends pageOf(RateCardRowDto) {}

export class RateCardDto extends OmitType(RateCardRowDto, [
  'lineCount',
  'versionCount',
  'effectiveFrom',
  'effectiveTo',
]) {
  /** By their days, the earliest first. */
  @ApiProperty({ type: [RateCardVersionDto] })
  versions!: RateCardVersionDto[];
  /** Why its prices stay as they are just now; null when they may be changed. */
  locked!: string | null;
}

export class RateEffectRowDto {
  clientId!: string;
  clientName!: string;
  currency!: string;
  /** Billable hours that no issued invoice has and that get another price. */
  @ApiProperty({ type: 'integer' })
  entries!: number;
  @ApiProperty({ type: 'integer' })
  seconds!: number;
  /** What they are worth now; each entry rounded by itself. */
  before!: string;
  after!: string;
  difference!: string;
  /** Of these, how many get a price for the first time. */
  @ApiProperty({ type: 'integer' })
  priced!: number;
  /** Of these, how many lose theirs, and cannot be billed. */
  @ApiProperty({ type: 'integer' })
  blocked!: number;
}

export class RateEffectDto {
  @ApiProperty({ type: 'integer' })
  entries!: number;
  @ApiProperty({ type: [RateEffectRowDto] })
  items!: RateEffectRowDto[];
  /** Invoice drafts that have some of these hours; they take the new prices over when they are refreshed. */
  @ApiProperty({ type: 'integer' })
  drafts!: number;
  /** Stands for exactly this effect: give it back as `previewed`. */
  stamp!: string;
}

export class ChangedRateCardDto extends RateCardDto {
  /** What became of the hours. */
  effect!: RateEffectDto;
}

export class ListRateCardsQuery extends PageQuery {
  @IsOptional()
  @IsIn(sortKeys(RATE_CARD_LIST))
  @ApiProperty({ enum: sortKeys(RATE_CARD_LIST), required: false })
  sort?: string;

  @IfGiven()
  @IsIn(RATE_LEVELS)
  @ApiProperty({ enum: RATE_LEVELS, enumName: 'RateLevel', required: false })
  level?: RateLevel;

  /** The card of this client, engagement or project itself. */
  @IfGiven()
  @IsUUID()
  clientId?: string;

  @IfGiven()
  @IsUUID()
  engagementId?: string;

  @IfGiven()
  @IsUUID()
  projectId?: string;
}
