import { ApiProperty, OmitType, PartialType } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { LIMITS, PROSPECT_STATUSES, type ProspectStatus } from '#libs/contracts';
import {
  IfGiven,
  IsCurrencyCode,
  IsDecimalText,
  IsLine,
  IsText,
  IsWorkDate,
} from '../../../../platform/http/validators.js';
import { PageQuery, pageOf, sortKeys } from '../../../../platform/persistence/page.js';
import { ContactDto, MergedDto } from '../../contact.dto.js';
import { PROSPECT_LIST } from '../prospects.queries.js';

const PROSPECT_FILTERS = ['open', 'won', 'lost', 'all'] as const;
const MAYBE_PERCENT = { type: 'integer', minimum: 0, maximum: 100, nullable: true } as const;
const MAYBE_DATE = { type: 'string', format: 'date', nullable: true } as const;
const MONEY = { type: 'string', format: 'decimal' } as const;

export class CreateProspectDto extends ContactDto {
  /** What could be won, as `New intranet`. */
  @IsLine()
  name!: string;

  /** Of whom; the client's name when left out for a client. */
  @IfGiven()
  @IsLine()
  company?: string;

  @IfGiven()
  @IsUUID()
  clientId?: string;

  @IsDecimalText('not_negative')
  value!: string;

  /** The client's or else the firm's base currency when left out. */
  @IfGiven()
  @IsCurrencyCode()
  currency?: string;

  /** In percent; null or left out takes the stage's. */
  @IsOptional()
  @ApiProperty({ ...MAYBE_PERCENT, required: false })
  @IsInt()
  @Min(0)
  @Max(100)
  probability?: number | null;

  @IsOptional()
  @IsWorkDate()
  expectedClose?: string | null;

  /** The one who enters it when left out. */
  @IfGiven()
  @IsUUID()
  ownerId?: string;

  /** An open stage; the first one when left out. */
  @IfGiven()
  @IsUUID()
  stageId?: string;

  @IfGiven()
  @IsText()
  note?: string;
}

/** Where it stands is changed by its place. */
export class UpdateProspectDto extends PartialType(
  OmitType(CreateProspectDto, ['clientId', 'stageId'] as const),
  {
    skipNullProperties: false,
  },
) {}

export class PlaceProspectDto {
  @IsUUID()
  stageId!: string;

  /** The prospect that it shall stand before; null, or one that has gone elsewhere, is the end of the stage. */
  @IsOptional()
  @IsUUID()
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true, required: false })
  beforeProspectId?: string | null;

  /** Needed where it is lost. */
  @IfGiven()
  @IsText(LIMITS.noteLength)
  lostReason?: string;
}

export class ConvertProspectDto {
  /** A client that is there already; the one that the prospect is about, or else a new one, when left out. */
  @IfGiven()
  @IsUUID()
  clientId?: string;

  /** Of the new client; the prospect's company when left out. */
  @IfGiven()
  @IsLine()
  name?: string;

  /** Takes the prospect's person in as a contact of the client, to be invited later. */
  @IfGiven()
  @IsBoolean()
  withContact?: boolean;
}

export class MergeProspectDto {
  /** The one that goes. */
  @IsUUID()
  prospectId!: string;
}

export class ProspectRowDto {
  id!: string;
  @ApiProperty({ type: 'integer' })
  version!: number;
  name!: string;
  company!: string;
  clientId!: string | null;
  @ApiProperty(MONEY)
  value!: string;
  currency!: string;
  /** In percent: its own, or else the stage's. */
  @ApiProperty({ type: 'integer' })
  chance!: number;
  /** The value by its chance, rounded to the currency. */
  @ApiProperty(MONEY)
  weighted!: string;
  @ApiProperty(MAYBE_DATE)
  expectedClose!: string | null;
  ownerId!: string;
  ownerName!: string;
  stageId!: string;
  stageName!: string;
  @ApiProperty({ enum: PROSPECT_STATUSES, enumName: 'ProspectStatus' })
  status!: ProspectStatus;
  @ApiProperty(MAYBE_DATE)
  closedOn!: string | null;
  createdAt!: Date;
}

export class ProspectPageDto extends pageOf(ProspectRowDto) {}

export class ProspectDto extends ProspectRowDto {
  person!: string;
  email!: string;
  phone!: string;
  source!: string;
  campaignId!: string | null;
  campaignName!: string | null;
  note!: string;
  clientName!: string | null;
  /** In percent; null takes the stage's. */
  @ApiProperty(MAYBE_PERCENT)
  probability!: number | null;
  leadId!: string | null;
  lostReason!: string;
  convertedAt!: Date | null;
  /** The prospect that stands for it now. */
  mergedIntoId!: string | null;
  /** The prospects that it stands for. */
  merged!: MergedDto[];
  updatedAt!: Date;
}

export class ListProspectsQuery extends PageQuery {
  @IsOptional()
  @IsIn(sortKeys(PROSPECT_LIST))
  @ApiProperty({ enum: sortKeys(PROSPECT_LIST), required: false })
  sort?: string;

  @IsIn(PROSPECT_FILTERS)
  @ApiProperty({ enum: PROSPECT_FILTERS, enumName: 'ProspectFilter', default: 'open', required: false })
  status: (typeof PROSPECT_FILTERS)[number] = 'open';

  @IfGiven()
  @IsUUID()
  stageId?: string;

  @IfGiven()
  @IsUUID()
  ownerId?: string;

  @IfGiven()
  @IsUUID()
  clientId?: string;

  @IfGiven()
  @IsUUID()
  campaignId?: string;
}
