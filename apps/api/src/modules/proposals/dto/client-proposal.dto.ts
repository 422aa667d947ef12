import { ApiProperty, OmitType } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, Matches, Min, MinLength } from 'class-validator';
import { LIMITS, PROPOSAL_STATUSES, type ProposalStatus } from '#libs/contracts';
import { IsKey } from './is-key.js';
import { IfGiven, IsLine, IsText } from '../../../platform/http/validators.js';
import { PageQuery, pageOf, sortKeys } from '../../../platform/persistence/page.js';
import { PORTAL_PROPOSALS } from '../client-proposals.queries.js';
import { ProposalLineDto, ProposalTotalsDto, ProposalSectionDto } from './content.dto.js';

/** A line as the client reads it. */
export class ClientProposalLineDto extends OmitType(ProposalLineDto, [
  'budgetHours',
  'taxCode',
  'isOptional',
  'key',
]) {
  key!: string;
  isOptional!: boolean;
}

/** A proposal as its readers see it, in the portal and behind a link alike. */
export class ClientProposalDto {
  number!: string;
  title!: string;
  @ApiProperty({ enum: PROPOSAL_STATUSES, enumName: 'ProposalStatus' })
  status!: ProposalStatus;
  /** Whether it may be accepted or declined now. */
  isOpen!: boolean;
  /** It is accepted or declined by signatures: who signs was asked by mail. */
  outForSignature!: boolean;
  @ApiProperty({ type: 'integer' })
  versionNumber!: number;
  validUntil!: string;
  startDate!: string | null;
  endDate!: string | null;
  currency!: string;
  firmName!: string;
  firmEmail!: string;
  firmPhone!: string;
  /** Whom it is for. */
  company!: string;
  sections!: ProposalSectionDto[];
  lines!: ClientProposalLineDto[];
  /** Without optional lines; once accepted, with those that were chosen. */
  totals!: ProposalTotalsDto;
  acceptedKeys!: string[] | null;
  decidedAt!: Date | null;
  decidedByName!: string;
  /** Who reads it behind a link; empty in the portal. */
  readerName!: string;
}

export class ChosenDto {
  /** The keys of the optional lines that are ticked. */
  @IsArray()
  @ArrayMaxSize(LIMITS.proposalLines)
  @IsKey(true)
  chosen!: string[];
}

class SeenDto {
  /** The version that was read. */
  @IsInt()
  @Min(1)
  @ApiProperty({ type: 'integer', minimum: 1 })
  versionNumber!: number;

  /** Who decides, typed in full. */
  @IsLine()
  name!: string;
}

export class AcceptProposalDto extends SeenDto {
  @IsArray()
  @ArrayMaxSize(LIMITS.proposalLines)
  @IsKey(true)
  chosen!: string[];
}

export class DeclineProposalDto extends SeenDto {
  @IsText(2_000)
  @MinLength(1)
  reason!: string;
}

/** The secret of the link stands in the body: addresses end up in logs. */
export class LinkTokenDto {
  @Matches(/^[\w-]{64}$/, { message: 'This is no link to a proposal.' })
  token!: string;
}

export class LinkChosenDto extends ChosenDto {
  @Matches(/^[\w-]{64}$/, { message: 'This is no link to a proposal.' })
  token!: string;
}

export class LinkAcceptDto extends AcceptProposalDto {
  @Matches(/^[\w-]{64}$/, { message: 'This is no link to a proposal.' })
  token!: string;
}

export class LinkDeclineDto extends DeclineProposalDto {
  @Matches(/^[\w-]{64}$/, { message: 'This is no link to a proposal.' })
  token!: string;
}

export class PortalProposalRowDto {
  id!: string;
  number!: string;
  title!: string;
  @ApiProperty({ enum: PROPOSAL_STATUSES, enumName: 'ProposalStatus' })
  status!: ProposalStatus;
  currency!: string;
  net!: string;
  validUntil!: string;
  sentAt!: Date | null;
  decidedAt!: Date | null;
}

export class PortalProposalPageDto extends pageOf(PortalProposalRowDto) {}

export class ListPortalProposalsQuery extends PageQuery {
  @IsOptional()
  @IsIn(sortKeys(PORTAL_PROPOSALS))
  @ApiProperty({ enum: sortKeys(PORTAL_PROPOSALS), required: false })
  sort?: string;

  @IfGiven()
  @IsIn(PROPOSAL_STATUSES)
  @ApiProperty({ enum: PROPOSAL_STATUSES, enumName: 'ProposalStatus', required: false })
  status?: ProposalStatus;
}
