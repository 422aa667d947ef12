import { ApiProperty } from '@nestjs/swagger';
import { IsUUID, MaxLength, IsString } from 'class-validator';
import { INVOICE_LINE_KINDS, type InvoiceLineKind, LIMITS } from '#libs/contracts';
import { IfGiven, IsWorkDate } from '../../../../platform/http/validators.js';

export class BillingReadyQuery {
  @IfGiven()
  @IsUUID()
  clientId?: string;

  @IfGiven()
  @IsWorkDate()
  @ApiProperty({ required: false })
  from?: string;

  @IfGiven()
  @IsWorkDate()
  @ApiProperty({ required: false })
  to?: string;

  /** Part of a client's or project's name. */
  @IfGiven()
  @IsString()
  @MaxLength(LIMITS.nameLength)
  q?: string;
}

export class BillingReadyRowDto {
  clientId!: string;
  clientName!: string;
  projectId!: string;
  projectName!: string;
  currency!: string;
  /** Entries that can be billed now. */
  @ApiProperty({ type: 'integer' })
  entries!: number;
  @ApiProperty({ type: 'integer' })
  seconds!: number;
  /** Each entry rounded by itself. */
  amount!: string;
  @ApiProperty({ type: 'string', format: 'date' })
  oldestDate!: string;
  @ApiProperty({ type: 'string', format: 'date' })
  newestDate!: string;
  /** Entries that cannot be billed, and why. */
  @ApiProperty({ type: 'integer' })
  blockedEntries!: number;
  @ApiProperty({ type: 'integer' })
  blockedSeconds!: number;
  @ApiProperty({ enum: ['no_rate'], enumName: 'BillingBlock', nullable: true })
  blockedReason!: 'no_rate' | null;
  /** Hours that a cap keeps from being billed: they are on no invoice unless it is raised. */
  @ApiProperty({ type: 'integer' })
  overCapSeconds!: number;
  overCapAmount!: string;
}

/** An agreed amount that fell due, a retainer's month that ended, or hours beyond it. */
export class BillingDueDto {
  clientId!: string;
  clientName!: string;
  engagementId!: string;
  engagementTitle!: string;
  lineId!: string;
  lineTitle!: string;
  @ApiProperty({ enum: INVOICE_LINE_KINDS, enumName: 'InvoiceLineKind' })
  kind!: InvoiceLineKind;
  /** The part's or milestone's title; empty for a month. */
  title!: string;
  /** When it fell due; the last day of a month. */
  @ApiProperty({ type: 'string', format: 'date' })
  date!: string;
  currency!: string;
  amount!: string;
  /** Hours that the fee pays for, or that are beyond it. */
  @ApiProperty({ type: 'integer' })
  seconds!: number;
}

export class BillingSumDto {
  currency!: string;
  @ApiProperty({ type: 'integer' })
  seconds!: number;
  amount!: string;
  /** Hours without a rate: in neither figure. */
  @ApiProperty({ type: 'integer' })
  blockedSeconds!: number;
}

export class BillingReadyDto {
  @ApiProperty({ type: [BillingReadyRowDto] })
  items!: BillingReadyRowDto[];
  @ApiProperty({ type: [BillingDueDto] })
  dues!: BillingDueDto[];
  @ApiProperty({ type: [BillingSumDto] })
  totals!: BillingSumDto[];
}
