import { ApiProperty, OmitType, PartialType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { LEAD_STATUSES, type LeadStatus, LIMITS } from '#libs/contracts';
import { IfGiven, IsLine, IsText } from '../../../../platform/http/validators.js';
import { PageQuery, pageOf, sortKeys } from '../../../../platform/persistence/page.js';
import { ContactDto, MergedDto } from '../../contact.dto.js';
import { CreateProspectDto } from '../../prospects/dto/prospect.dto.js';
import { LEAD_LIST } from '../leads.queries.js';

const LEAD_FILTERS = ['open', 'qualified', 'dropped', 'all'] as const;

export class CreateLeadDto extends ContactDto {
  @IsLine()
  company!: string;

  /** The one who enters it when left out; null is nobody yet. */
  @IsOptional()
  @IsUUID()
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true, required: false })
  ownerId?: string | null;

  @IfGiven()
  @IsText()
  note?: string;
}

export class UpdateLeadDto extends PartialType(CreateLeadDto, { skipNullProperties: false }) {}

export class DropLeadDto {
  /** Why nothing will come of it. */
  @IsLine(LIMITS.noteLength)
  reason!: string;
}

/** What could be won; who it is comes from the lead. */
export class QualifyLeadDto extends OmitType(CreateProspectDto, [
  'company',
  'person',
  'email',
  'phone',
  'source',
  'campaignId',
] as const) {}

export class MergeLeadDto {
  /** The one that goes. */
  @IsUUID()
  leadId!: string;
}

export class LeadRowDto {
  id!: string;
  @ApiProperty({ type: 'integer' })
  version!: number;
  company!: string;
  person!: string;
  email!: string;
  phone!: string;
  source!: string;
  campaignId!: string | null;
  campaignName!: string | null;
  @ApiProperty({ enum: LEAD_STATUSES, enumName: 'LeadStatus' })
  status!: LeadStatus;
  ownerId!: string | null;
  ownerName!: string | null;
  createdAt!: Date;
}

export class LeadPageDto extends pageOf(LeadRowDto) {}

export class LeadDto extends LeadRowDto {
  note!: string;
  dropReason!: string;
  /** What it became. */
  prospectId!: string | null;
  prospectName!: string | null;
  /** The form that somebody filled in, when, and what they agreed to. */
  formName!: string | null;
  sentAt!: Date | null;
  consent!: string | null;
  /** The lead that stands for it now. */
  mergedIntoId!: string | null;
  /** The leads that it stands for. */
  merged!: MergedDto[];
  updatedAt!: Date;
}

export class ListLeadsQuery extends PageQuery {
  @IsOptional()
  @IsIn(sortKeys(LEAD_LIST))
  @ApiProperty({ enum: sortKeys(LEAD_LIST), required: false })
  sort?: string;

  @IsIn(LEAD_FILTERS)
  @ApiProperty({ enum: LEAD_FILTERS, enumName: 'LeadFilter', default: 'open', required: false })
  status: (typeof LEAD_FILTERS)[number] = 'open';

  @IfGiven()
  @IsUUID()
  ownerId?: string;

  @IfGiven()
  @IsUUID()
  campaignId?: string;
}
