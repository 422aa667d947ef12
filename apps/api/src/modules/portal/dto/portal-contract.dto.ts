import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { CONTRACT_KINDS, type ContractKind } from '#libs/contracts';
import { PageQuery, pageOf, sortKeys } from '../../../platform/persistence/page.js';
import { PORTAL_CONTRACTS } from '../portal-contracts.queries.js';

/** Drafts do not exist here. */
export const PORTAL_CONTRACT_STATUSES = ['out_for_signature', 'active', 'ended', 'terminated'] as const;
export type PortalContractStatus = (typeof PORTAL_CONTRACT_STATUSES)[number];

const DATE = { type: 'string', format: 'date' } as const;
const MAYBE_DATE = { ...DATE, nullable: true } as const;

export class PortalContractRowDto {
  id!: string;
  @ApiProperty({ enum: CONTRACT_KINDS, enumName: 'ContractKind' })
  kind!: ContractKind;
  number!: string;
  title!: string;
  @ApiProperty({ enum: PORTAL_CONTRACT_STATUSES, enumName: 'PortalContractStatus' })
  status!: PortalContractStatus;
  @ApiProperty(DATE)
  startDate!: string;
  @ApiProperty(MAYBE_DATE)
  endDate!: string | null;
  @ApiProperty({ type: 'string', format: 'decimal', nullable: true })
  value!: string | null;
  currency!: string;
  @ApiProperty(MAYBE_DATE)
  signedOn!: string | null;
}

export class PortalContractPageDto extends pageOf(PortalContractRowDto) {}

export class ListPortalContractsQuery extends PageQuery {
  @IsOptional()
  @IsIn(sortKeys(PORTAL_CONTRACTS))
  @ApiProperty({ enum: sortKeys(PORTAL_CONTRACTS), required: false })
  sort?: string;
}
