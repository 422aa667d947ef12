import { ApiProperty, IntersectionType, PartialType } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsEmail,
  IsIn,
  IsInt,
  IsUUID,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import {
  INVOICE_FILTERS,
  INVOICE_GROUPINGS,
  INVOICE_LINE_KINDS,
  type InvoiceFilter,
  type InvoiceGrouping,
  type InvoiceLineKind,
  LIMITS,
  PAYMENT_METHODS,
  type PaymentMethod,
  SHOWN_INVOICE_STATUSES,
  type ShownInvoiceStatus,
  TAX_CATEGORIES,
  type TaxCategory,
} from '#libs/contracts';
import {
  IfGiven,
  IsCurrencyCode,
  IsDecimalText,
  IsText,
  IsWorkDate,
} from '../../../../platform/http/validators.js';
import { PageQuery, pageOf, sortKeys } from '../../../../platform/persistence/page.js';
import { IsTaxCode } from '../../tax/dto/tax-rate.dto.js';
import { INVOICE_LIST } from '../invoices.queries.js';

const optionalDate = { type: 'string', format: 'date', nullable: true } as const;

class InvoiceTermsDto {
  @IsWorkDate()
  periodFrom!: string;

  @IsWorkDate()
  periodTo!: string;

  @IsIn(INVOICE_GROUPINGS)
  @ApiProperty({ enum: INVOICE_GROUPINGS, enumName: 'InvoiceGrouping' })
  grouping!: InvoiceGrouping;
}

class InvoiceWordsDto {
  /** The rate of this code that is in force on the period's last day; `standard` when left out. */
  @IfGiven()
  @IsTaxCode()
  taxCode?: string;

  /** Printed below the totals. */
  @IfGiven()
  @IsText()
  note?: string;

  /** Days from issue to due date; the client's terms when left out. */
  @IfGiven()
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 365, required: false })
  @IsInt()
  @Min(0)
  @Max(365)
  paymentTermsDays?: number;
}

export class CreateInvoiceDto extends IntersectionType(InvoiceTermsDto, InvoiceWordsDto) {
  @IsUUID()
  clientId!: string;

  /** The hours of one project, and what is due of the line that it works on; all of the client's when left out. */
  @IfGiven()
  @IsUUID()
  projectId?: string;

  /** What one engagement agreed; all of the client's when left out. */
  @IfGiven()
  @IsUUID()
  engagementId?: string;

  /** Needed only when the client's projects are priced in several currencies. */
  @IfGiven()
  @IsCurrencyCode()
  @ApiProperty({ required: false })
  currency?: string;
}

/** What is left out stays; an empty body takes over what changed on the entries. */
export class UpdateInvoiceDto extends IntersectionType(
  PartialType(InvoiceTermsDto, { skipNullProperties: false }),
  InvoiceWordsDto,
) {}

export class SetInvoiceEntriesDto {
  /** Exactly the entries to bill, out of those that `GET …/entries` lists. */
  @IsArray()
  @ArrayMaxSize(LIMITS.invoiceEntries)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  entryIds!: string[];
}

export class IssueInvoiceDto {
  /** Today when left out; never later, and never before the year's last issued invoice. */
  @IfGiven()
  @IsWorkDate()
  @ApiProperty({ required: false })
  issueDate?: string;

  /** One unit of the invoice's currency in the base currency; needed when they differ. */
  @IfGiven()
  @IsDecimalText('positive', 10)
  @ApiProperty({ required: false })
  baseRate?: string;
}

export class SendInvoiceDto {
  /** The client's e-mail address when left out. */
  @IfGiven()
  @IsEmail()
  @MaxLength(254)
  to?: string;

  /** Stands above the invoice's figures in the mail. */
  @IfGiven()
  @IsText()
  message?: string;
}

export class InvoiceRowDto {
  id!: string;
  @ApiProperty({ type: 'integer' })
  version!: number;
  /** Null for a draft. */
  number!: string | null;
  @ApiProperty({ enum: SHOWN_INVOICE_STATUSES, enumName: 'ShownInvoiceStatus' })
  status!: ShownInvoiceStatus;
  clientId!: string;
  clientName!: string;
  projectId!: string | null;
  projectName!: string | null;
  @ApiProperty(optionalDate)
  issueDate!: string | null;
  @ApiProperty(optionalDate)
  dueDate!: string | null;
  @ApiProperty({ type: 'string', format: 'date' })
  periodFrom!: string;
  @ApiProperty({ type: 'string', format: 'date' })
  periodTo!: string;
  currency!: string;
  subtotal!: string;
  taxTotal!: string;
  total!: string;
  paid!: string;
  /** What is still to be paid; zero for a draft. */
  due!: string;
  /** Days since the due date of an open invoice; else zero. */
  @ApiProperty({ type: 'integer' })
  overdueDays!: number;
  sentAt!: Date | null;
  createdAt!: Date;
}

export class InvoicePageDto extends pageOf(InvoiceRowDto) {}

export class ListInvoicesQuery extends PageQuery {
  @IfGiven()
  @IsIn(sortKeys(INVOICE_LIST))
  @ApiProperty({ enum: sortKeys(INVOICE_LIST), required: false })
  sort?: string;

  @IfGiven()
  @IsIn(INVOICE_FILTERS)
  @ApiProperty({ enum: INVOICE_FILTERS, enumName: 'InvoiceFilter', required: false })
  status?: InvoiceFilter;

  @IfGiven()
  @IsUUID()
  clientId?: string;

  @IfGiven()
  @IsUUID()
  projectId?: string;

  @IfGiven()
  @IsCurrencyCode()
  @ApiProperty({ required: false })
  currency?: string;

  /** Issued on this day or later. */
  @IfGiven()
  @IsWorkDate()
  @ApiProperty({ required: false })
  from?: string;

  /** Issued on this day or earlier. */
  @IfGiven()
  @IsWorkDate()
  @ApiProperty({ required: false })
  to?: string;
}

export class InvoiceLineDto {
  id!: string;
  @ApiProperty({ type: 'integer' })
  position!: number;
  /** Hours (`time`, and `overage` of a retainer), or one thing that was agreed at an amount. */
  @ApiProperty({ enum: INVOICE_LINE_KINDS, enumName: 'InvoiceLineKind' })
  kind!: InvoiceLineKind;
  description!: string;
  /** Zero for what is not billed by the hour. */
  @ApiProperty({ type: 'integer' })
  seconds!: number;
  /** The seconds as hours with two to four decimals; 1 for what is not billed by the hour. */
  quantity!: string;
  unitPrice!: string;
  amount!: string;
  taxCode!: string;
  @ApiProperty({ enum: TAX_CATEGORIES, enumName: 'TaxCategory' })
  taxCategory!: TaxCategory;
  taxPercent!: string;
}

export class InvoiceTaxDto {
  taxCode!: string;
  name!: string;
  @ApiProperty({ enum: TAX_CATEGORIES, enumName: 'TaxCategory' })
  category!: TaxCategory;
  percent!: string;
  base!: string;
  tax!: string;
}

export class InvoicePaymentDto {
  id!: string;
  @ApiProperty({ type: 'string', format: 'date' })
  date!: string;
  /** What of the payment settles this invoice. */
  amount!: string;
  @ApiProperty({ enum: PAYMENT_METHODS, enumName: 'PaymentMethod' })
  method!: PaymentMethod;
  reference!: string;
  reversed!: boolean;
}

export class InvoicePartyDto {
  name!: string;
  addressLines!: string[];
  taxId!: string;
  email!: string;
  phone?: string;
  bankName?: string;
  iban?: string;
  bic?: string;
}

export class InvoiceDto extends InvoiceRowDto {
  /** Set when the draft was made for one engagement. */
  engagementId!: string | null;
  engagementTitle!: string | null;
  baseCurrency!: string;
  /** Null for a draft. */
  baseRate!: string | null;
  @ApiProperty({ enum: INVOICE_GROUPINGS, enumName: 'InvoiceGrouping' })
  grouping!: InvoiceGrouping;
  taxCode!: string;
  @ApiProperty({ type: 'integer' })
  paymentTermsDays!: number;
  note!: string;
  /** As they stand today for a draft, as they stood at issue afterwards. */
  seller!: InvoicePartyDto;
  buyer!: InvoicePartyDto;
  /** Where `send` goes unless told otherwise. */
  clientEmail!: string;
  @ApiProperty({ type: [InvoiceLineDto] })
  lines!: InvoiceLineDto[];
  @ApiProperty({ type: [InvoiceTaxDto] })
  taxes!: InvoiceTaxDto[];
  @ApiProperty({ type: [InvoicePaymentDto] })
  payments!: InvoicePaymentDto[];
  @ApiProperty({ type: 'integer' })
  seconds!: number;
  @ApiProperty({ type: 'integer' })
  entryCount!: number;
  /** The subtotal less the sum of the entries, each rounded by itself: what grouping changed. */
  roundingDifference!: string;
  issuedAt!: Date | null;
  issuedBy!: string | null;
  updatedAt!: Date;
}

export class InvoiceEntryDto {
  id!: string;
  @ApiProperty({ type: 'string', format: 'date' })
  workDate!: string;
  membershipId!: string;
  personName!: string;
  projectId!: string;
  projectName!: string;
  task!: string;
  note!: string;
  /** What of the entry is meant: less than all of it where a cap or a retainer cuts it. */
  @ApiProperty({ type: 'integer' })
  seconds!: number;
  /** Null where a retainer's fee pays for the hours. */
  hourlyRate!: string | null;
  /** Rounded by itself. */
  amount!: string;
  /** Comes with a retainer's month: it is not taken out or in by itself. */
  withMonth!: boolean;
  /** On this invoice; else still free to be taken. */
  included!: boolean;
  /** The line that bills it. */
  lineId!: string | null;
}

export class InvoiceEntriesDto {
  @ApiProperty({ type: [InvoiceEntryDto] })
  items!: InvoiceEntryDto[];
  @ApiProperty({ type: 'integer' })
  includedCount!: number;
  @ApiProperty({ type: 'integer' })
  availableCount!: number;
  /** Approved and billable in this scope, but without a rate: they cannot be billed yet. */
  @ApiProperty({ type: 'integer' })
  withoutRateCount!: number;
  /** Hours of the period that a cap keeps from being billed. */
  @ApiProperty({ type: 'integer' })
  overCapSeconds!: number;
  overCapAmount!: string;
  /** True when there are more than the 5,000 listed. */
  truncated!: boolean;
}
