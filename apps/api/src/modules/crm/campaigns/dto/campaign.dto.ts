import { ApiProperty, PartialType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import {
  CAMPAIGN_CHANNELS,
  CAMPAIGN_STATUSES,
  type CampaignChannel,
  type CampaignStatus,
} from '#libs/contracts';
import {
  IfGiven,
  IsCurrencyCode,
  IsDecimalText,
  IsLine,
  IsText,
  IsWorkDate,
} from '../../../../platform/http/validators.js';
import { PageQuery, pageOf, sortKeys } from '../../../../platform/persistence/page.js';
import { CAMPAIGN_LIST } from '../campaigns.queries.js';

const MAYBE_DATE = { type: 'string', format: 'date', nullable: true } as const;
const MONEY = { type: 'string', format: 'decimal' } as const;
const COUNT = { type: 'integer' } as const;
const CHANNEL = { enum: CAMPAIGN_CHANNELS, enumName: 'CampaignChannel' } as const;
const STATUS = { enum: CAMPAIGN_STATUSES, enumName: 'CampaignStatus' } as const;

export class CreateCampaignDto {
  @IsLine()
  name!: string;

  @IsIn(CAMPAIGN_CHANNELS)
  @ApiProperty(CHANNEL)
  channel!: CampaignChannel;

  @IsOptional()
  @IsWorkDate()
  startsOn?: string | null;

  @IsOptional()
  @IsWorkDate()
  endsOn?: string | null;

  /** What it may cost. */
  @IfGiven()
  @IsDecimalText('not_negative')
  budget?: string;

  /** What it did cost so far. */
  @IfGiven()
  @IsDecimalText('not_negative')
  cost?: string;

  /** The firm's base currency when left out. */
  @IfGiven()
  @IsCurrencyCode()
  currency?: string;

  /** The one who enters it when left out. */
  @IfGiven()
  @IsUUID()
  ownerId?: string;

  @IfGiven()
  @IsText()
  note?: string;
}

export class UpdateCampaignDto extends PartialType(CreateCampaignDto, { skipNullProperties: false }) {}

export class CampaignRowDto {
  id!: string;
  @ApiProperty({ type: 'integer' })
  version!: number;
  name!: string;
  @ApiProperty(CHANNEL)
  channel!: CampaignChannel;
  @ApiProperty(STATUS)
  status!: CampaignStatus;
  @ApiProperty(MAYBE_DATE)
  startsOn!: string | null;
  @ApiProperty(MAYBE_DATE)
  endsOn!: string | null;
  @ApiProperty(MONEY)
  budget!: string;
  @ApiProperty(MONEY)
  cost!: string;
  currency!: string;
  ownerId!: string;
  ownerName!: string;
  /** All that are in the list of leads. */
  @ApiProperty(COUNT)
  leads!: number;
  /** Prospects. */
  @ApiProperty(COUNT)
  won!: number;
  createdAt!: Date;
}

export class CampaignPageDto extends pageOf(CampaignRowDto) {}

/** Its prospects in one currency. */
export class CampaignSumDto {
  currency!: string;
  @ApiProperty(COUNT)
  open!: number;
  @ApiProperty(COUNT)
  won!: number;
  @ApiProperty(COUNT)
  lost!: number;
  @ApiProperty(MONEY)
  openValue!: string;
  /** Each by its chance, rounded to the currency. */
  @ApiProperty(MONEY)
  openWeighted!: string;
  @ApiProperty(MONEY)
  wonValue!: string;
}

export class CampaignDto extends CampaignRowDto {
  note!: string;
  /** Leads that became prospects. */
  @ApiProperty(COUNT)
  qualified!: number;
  sums!: CampaignSumDto[];
  /** Null while there is none, or it cost nothing. */
  @ApiProperty({ ...MONEY, nullable: true })
  costPerLead!: string | null;
  /** What was won beyond the cost, in percent of it; null without a cost, or where something was won in another currency. */
  @ApiProperty({ ...MONEY, nullable: true })
  returnPercent!: string | null;
  updatedAt!: Date;
}

export class ListCampaignsQuery extends PageQuery {
  @IsOptional()
  @IsIn(sortKeys(CAMPAIGN_LIST))
  @ApiProperty({ enum: sortKeys(CAMPAIGN_LIST), required: false })
  sort?: string;

  @IfGiven()
  @IsIn(CAMPAIGN_STATUSES)
  @ApiProperty({ ...STATUS, required: false })
  status?: CampaignStatus;

  @IfGiven()
  @IsIn(CAMPAIGN_CHANNELS)
  @ApiProperty({ ...CHANNEL, required: false })
  channel?: CampaignChannel;

  @IfGiven()
  @IsUUID()
  ownerId?: string;
}
