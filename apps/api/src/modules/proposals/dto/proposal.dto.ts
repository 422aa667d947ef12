import { ApiProperty, OmitType, PartialType } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsUUID, MinLength, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import {
  DIFFERENCE_KINDS,
  DIFFERENCE_PARTS,
  type DifferenceKind,
  type DifferencePart,
  DISCOUNT_KINDS,
  type DiscountKind,
  LIMITS,
  PROPOSAL_STATUSES,
  type ProposalStatus,
} from '#libs/contracts';
import {
  IfGiven,
  IsCurrencyCode,
  IsEmailAddress,
  IsLine,
  IsText,
  IsWorkDate,
} from '../../../platform/http/validators.js';
import { PageQuery, pageOf, sortKeys } from '../../../platform/persistence/page.js';
import { SendForSignatureDto } from '../../signing/index.js';
import { PROPOSAL_LIST } from '../proposals.queries.js';
import {
  ProposalBlocksDto,
  ProposalDiscountDto,
  ProposalLineDto,
  ProposalTotalsDto,
  ProposalSectionDto,
} from './content.dto.js';
import { IsKey } from './is-key.js';

export class CreateProposalDto extends ProposalBlocksDto {
  @IsLine()
  title!: string;

  /** Whom it is for: a prospect, a client, or a prospect that is about a client. */
  @IfGiven()
  @IsUUID()
  prospectId?: string;

  @IfGiven()
  @IsUUID()
  clientId?: string;

  /** Oneself when left out. */
  @IfGiven()
  @IsUUID()
  ownerId?: string;

  /** The prospect's or client's when left out. */
  @IfGiven()
  @IsCurrencyCode()
  currency?: string;

  /** The last day on which it may be accepted; in 30 days when left out. */
  @IfGiven()
  @IsWorkDate()
  validUntil?: string;

  /** When the work would begin; null or left out when that is open. */
  @IsOptional()
  @IsWorkDate()
  startDate?: string | null;

  @IsOptional()
  @IsWorkDate()
  endDate?: string | null;

  /** Where sections and lines come from when none are given. */
  @IfGiven()
  @IsUUID()
  templateId?: string;
}

export class UpdateProposalDto extends PartialType(
  OmitType(CreateProposalDto, ['prospectId', 'clientId', 'templateId']),
  { skipNullProperties: false },
) {}

/** What would be offered: nothing is kept. */
export class CountProposalDto extends ProposalDiscountDto {
  @IsCurrencyCode()
  currency!: string;

  @IsArray()
  @ArrayMaxSize(LIMITS.proposalLines)
  @ValidateNested({ each: true })
  @Type(() => ProposalLineDto)
  lines!: ProposalLineDto[];
}

export class DuplicateProposalDto {
  /** For another prospect or client; for the same when both are left out. */
  @IfGiven()
  @IsUUID()
  prospectId?: string;

  @IfGiven()
  @IsUUID()
  clientId?: string;
}

export class SendProposalDto {
  @IsLine()
  recipientName!: string;

  @IsEmailAddress()
  recipientEmail!: string;

  /** `mail` sends the link, `link` hands it to whoever asks. */
  @IsIn(['mail', 'link'])
  @ApiProperty({ enum: ['mail', 'link'], enumName: 'ProposalDelivery' })
  by!: 'mail' | 'link';

  /** Above the link, in the mail. */
  @IfGiven()
  @IsText()
  message?: string;

  /** Why it is sent although its margin is below the firm's least one, or not known. */
  @IfGiven()
  @IsText(500)
  reason?: string;
}

export class SendProposalForSignatureDto extends SendForSignatureDto {
  /** The keys of the optional lines that are on the paper, as agreed; none when left out. */
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(LIMITS.proposalLines)
  @IsKey(true)
  chosen?: string[];

  /** Why it is sent although its margin is below the firm's least one, or not known. */
  @IfGiven()
  @IsText(500)
  reason?: string;
}

export class WithdrawProposalDto {
  @IsText(500)
  @MinLength(1)
  reason!: string;
}

export class LinkProposalDto extends OmitType(SendProposalDto, ['reason']) {}

export class ProposalRowDto {
  id!: string;
  @ApiProperty({ type: 'integer' })
  version!: number;
  number!: string;
  title!: string;
  @ApiProperty({ enum: PROPOSAL_STATUSES, enumName: 'ProposalStatus' })
  status!: ProposalStatus;
  prospectId!: string | null;
  clientId!: string | null;
  /** The client's name, or the prospect's company. */
  company!: string;
  ownerId!: string;
  ownerName!: string;
  currency!: string;
  /** Without tax and after discount; once accepted, with the optional lines that were chosen. */
  net!: string;
  validUntil!: string;
  /** People are asked to sign it here; until that ends nothing else happens to it. */
  outForSignature!: boolean;
  sentAt!: Date | null;
  decidedAt!: Date | null;
  createdAt!: Date;
  updatedAt!: Date;
}

export class ProposalPageDto extends pageOf(ProposalRowDto) {}

export class ProposalVersionDto {
  @ApiProperty({ type: 'integer' })
  number!: number;
  title!: string;
  validUntil!: string;
  startDate!: string | null;
  endDate!: string | null;
  sections!: ProposalSectionDto[];
  lines!: ProposalLineDto[];
  @ApiProperty({ enum: DISCOUNT_KINDS, enumName: 'DiscountKind', nullable: true })
  discountKind!: DiscountKind | null;
  discountValue!: string | null;
  /** Without optional lines; of an accepted version, with those that were chosen. */
  totals!: ProposalTotalsDto;
  sentAt!: Date | null;
  sentByName!: string | null;
}

/** A version as it stands among the others. */
export class ProposalVersionRowDto {
  @ApiProperty({ type: 'integer' })
  number!: number;
  title!: string;
  sentAt!: Date | null;
  sentByName!: string | null;
}

export class ProposalLinkDto {
  id!: string;
  recipientName!: string;
  recipientEmail!: string;
  createdAt!: Date;
  createdByName!: string;
  /** When it was last opened. */
  openedAt!: Date | null;
  revokedAt!: Date | null;
}

export class ProposalDto extends ProposalRowDto {
  prospectName!: string | null;
  /** Whom it would be sent to: the prospect's person, or the client's address. */
  recipientName!: string;
  recipientEmail!: string;
  @ApiProperty({ type: 'integer' })
  currentVersion!: number;
  /** The version that holds, or is being written. */
  content!: ProposalVersionDto;
  /** Newest first. */
  versions!: ProposalVersionRowDto[];
  /** Newest first. */
  links!: ProposalLinkDto[];
  /** Who accepted or declined, as typed; empty before. */
  decidedByName!: string;
  declineReason!: string;
  /** The optional lines that were chosen; null until it is accepted. */
  acceptedKeys!: string[] | null;
  /** The drafts that its acceptance made. */
  contractId!: string | null;
  engagementId!: string | null;
}

export class SentProposalDto {
  proposal!: ProposalDto;
  /** Told once, where it was asked for or no mail server carries it. */
  link!: string | null;
}

export class ProposalTaxCodeDto {
  taxCode!: string;
  name!: string;
  taxPercent!: string;
}

export class ProposalFieldDifferenceDto {
  field!: string;
  /** As text; empty for nothing. Parts of a line stand under each other. */
  before!: string;
  after!: string;
}

export class ProposalDifferenceDto {
  @ApiProperty({ enum: DIFFERENCE_PARTS, enumName: 'DifferencePart' })
  part!: DifferencePart;
  @ApiProperty({ enum: DIFFERENCE_KINDS, enumName: 'DifferenceKind' })
  kind!: DifferenceKind;
  key!: string;
  title!: string;
  fields!: ProposalFieldDifferenceDto[];
}

export class ListProposalsQuery extends PageQuery {
  @IsOptional()
  @IsIn(sortKeys(PROPOSAL_LIST))
  @ApiProperty({ enum: sortKeys(PROPOSAL_LIST), required: false })
  sort?: string;

  @IfGiven()
  @IsIn(PROPOSAL_STATUSES)
  @ApiProperty({ enum: PROPOSAL_STATUSES, enumName: 'ProposalStatus', required: false })
  status?: ProposalStatus;

  @IfGiven()
  @IsUUID()
  ownerId?: string;

  @IfGiven()
  @IsUUID()
  clientId?: string;

  /** Those of prospects that were merged into it, too. */
  @IfGiven()
  @IsUUID()
  prospectId?: string;
}
