import { ApiProperty, OmitType, PartialType } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsUUID, Max, Min, MinLength } from 'class-validator';
import { CONTRACT_KINDS, CONTRACT_STATUSES, type ContractKind, type ContractStatus } from '#libs/contracts';
import {
  IfGiven,
  IsCurrencyCode,
  IsDecimalText,
  IsFlag,
  IsLine,
  IsText,
  IsWorkDate,
} from '../../../platform/http/validators.js';
import { PageQuery, pageOf, sortKeys } from '../../../platform/persistence/page.js';
import { CONTRACT_LIST } from '../contracts.queries.js';

const MOST_NOTICE_DAYS = 730;
const DATE = { type: 'string', format: 'date' } as const;
const MAYBE_DATE = { ...DATE, nullable: true } as const;
const MAYBE_MONEY = { type: 'string', format: 'decimal', nullable: true } as const;
const MAYBE_WHOLE = { type: 'integer', nullable: true } as const;

export class CreateContractDto {
  @IsUUID()
  clientId!: string;

  @IsIn(CONTRACT_KINDS)
  @ApiProperty({ enum: CONTRACT_KINDS, enumName: 'ContractKind' })
  kind!: ContractKind;

  @IsLine()
  title!: string;

  @IsWorkDate()
  startDate!: string;

  /** Its last day; null or left out runs until somebody ends it. */
  @IsOptional()
  @IsWorkDate()
  endDate?: string | null;

  /** How many days before its end one has to say that it shall not go on; null or left out needs no notice. */
  @IsOptional()
  @ApiProperty({ ...MAYBE_WHOLE, minimum: 1, maximum: MOST_NOTICE_DAYS, required: false })
  @IsInt()
  @Min(1)
  @Max(MOST_NOTICE_DAYS)
  renewalNoticeDays?: number | null;

  /** Null or left out where none is agreed. */
  @IsOptional()
  @IsDecimalText('not_negative')
  value?: string | null;

  /** The client's currency when left out. */
  @IfGiven()
  @IsCurrencyCode()
  currency?: string;

  /** Who is told of its renewal; the one who enters it when left out. */
  @IfGiven()
  @IsUUID()
  ownerId?: string;
}

export class UpdateContractDto extends PartialType(OmitType(CreateContractDto, ['clientId']), {
  skipNullProperties: false,
}) {}

export class ActivateContractDto {
  /** The day on which the last of both sides signed, today or before. */
  @IsWorkDate()
  signedOn!: string;
}

export class TerminateContractDto {
  /** Its last day, today or before. */
  @IsWorkDate()
  terminatedOn!: string;

  @IsText()
  @MinLength(1)
  reason!: string;
}

export class VoidContractDto {
  @IsText()
  @MinLength(1)
  reason!: string;
}

export class ContractRowDto {
  id!: string;
  @ApiProperty({ type: 'integer' })
  version!: number;
  @ApiProperty({ enum: CONTRACT_KINDS, enumName: 'ContractKind' })
  kind!: ContractKind;
  /** As `C-2026-0012`. */
  number!: string;
  title!: string;
  clientId!: string;
  clientName!: string;
  @ApiProperty({ enum: CONTRACT_STATUSES, enumName: 'ContractStatus' })
  status!: ContractStatus;
  @ApiProperty(DATE)
  startDate!: string;
  @ApiProperty(MAYBE_DATE)
  endDate!: string | null;
  /** The last day on which one may say that it shall not go on. */
  @ApiProperty(MAYBE_DATE)
  noticeBy!: string | null;
  /** Whether that day is today or within two weeks. */
  noticeDue!: boolean;
  @ApiProperty(MAYBE_MONEY)
  value!: string | null;
  currency!: string;
  /** The membership that is told of its renewal. */
  ownerId!: string;
  ownerName!: string;
  @ApiProperty(MAYBE_DATE)
  signedOn!: string | null;
  hasDocument!: boolean;
  createdAt!: Date;
  updatedAt!: Date;
}

export class ContractPageDto extends pageOf(ContractRowDto) {}

export class ContractDto extends ContractRowDto {
  /** The accepted proposal that it came from; null for none. */
  proposalId!: string | null;
  proposalNumber!: string | null;
  @ApiProperty(MAYBE_WHOLE)
  renewalNoticeDays!: number | null;
  documentName!: string | null;
  /** In bytes. */
  @ApiProperty(MAYBE_WHOLE)
  documentSize!: number | null;
  /** In hexadecimal. */
  documentSha256!: string | null;
  @ApiProperty(MAYBE_DATE)
  terminatedOn!: string | null;
  /** Why it was terminated or is void. */
  endReason!: string;
}

export class ListContractsQuery extends PageQuery {
  @IsOptional()
  @IsIn(sortKeys(CONTRACT_LIST))
  @ApiProperty({ enum: sortKeys(CONTRACT_LIST), required: false })
  sort?: string;

  @IfGiven()
  @IsUUID()
  clientId?: string;

  @IfGiven()
  @IsUUID()
  ownerId?: string;

  @IfGiven()
  @IsIn(CONTRACT_STATUSES)
  @ApiProperty({ enum: CONTRACT_STATUSES, enumName: 'ContractStatus', required: false })
  status?: ContractStatus;

  @IfGiven()
  @IsIn(CONTRACT_KINDS)
  @ApiProperty({ enum: CONTRACT_KINDS, enumName: 'ContractKind', required: false })
  kind?: ContractKind;

  /** Active ones whose notice is due within two weeks, or all others. */
  @IsFlag()
  noticeDue?: boolean;
}
