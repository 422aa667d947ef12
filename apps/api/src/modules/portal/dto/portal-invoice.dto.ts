import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { PAYMENT_METHODS, type PaymentMethod } from '#libs/contracts';
import { PageQuery, pageOf, sortKeys } from '../../../platform/persistence/page.js';
import { PORTAL_INVOICES } from '../portal.queries.js';

/** `overdue` is an unpaid invoice after its due date. */
const STATES = ['issued', 'partially_paid', 'overdue', 'paid', 'void'] as const;
type PortalInvoiceState = (typeof STATES)[number];

/** `open` is everything with an amount due, overdue or not. */
const STATE_FILTERS = ['open', 'overdue', 'paid', 'void'] as const;
type PortalInvoiceFilter = (typeof STATE_FILTERS)[number];

const MONEY = { type: 'string', format: 'decimal' } as const;

export class PortalInvoiceRowDto {
  id!: string;
  number!: string;
  @ApiProperty({ enum: STATES, enumName: 'PortalInvoiceState' })
  state!: PortalInvoiceState;
  @ApiProperty({ format: 'date' })
  issueDate!: string;
  @ApiProperty({ format: 'date' })
  dueDate!: string;
  currency!: string;
  @ApiProperty(MONEY)
  total!: string;
  @ApiProperty(MONEY)
  paid!: string;
  /** What is still to be paid. */
  @ApiProperty(MONEY)
  due!: string;
  /** Set when the invoice bills one project. */
  projectId!: string | null;
  projectName!: string | null;
}

/** What is still to be paid in one currency, by how long it is late. */
export class PortalOpenSumDto {
  currency!: string;
  @ApiProperty(MONEY)
  total!: string;
  @ApiProperty({ type: 'integer', description: 'How many invoices' })
  count!: number;
  @ApiProperty(MONEY)
  notYetDue!: string;
  @ApiProperty({ ...MONEY, description: 'Late by 1 to 30 days' })
  lateTo30!: string;
  @ApiProperty({ ...MONEY, description: 'Late by 31 to 60 days' })
  lateTo60!: string;
  @ApiProperty({ ...MONEY, description: 'Late by more than 60 days' })
  lateBeyond60!: string;
}

export class PortalInvoicePageDto extends pageOf(PortalInvoiceRowDto) {
  /** Of all invoices of the client, whatever the filter; a row per currency. */
  openSums!: PortalOpenSumDto[];
}

/** A side of the invoice as it stood when it was issued. */
export class PortalPartyDto {
  name!: string;
  addressLines!: string[];
  taxId!: string;
  email!: string;
  phone?: string;
  bankName?: string;
  iban?: string;
  bic?: string;
}

export class PortalInvoiceLineDto {
  id!: string;
  description!: string;
  @ApiProperty({ type: 'integer' })
  seconds!: number;
  /** Of one hour. */
  @ApiProperty(MONEY)
  unitPrice!: string;
  @ApiProperty(MONEY)
  amount!: string;
  @ApiProperty(MONEY)
  taxPercent!: string;
}

export class PortalInvoiceTaxDto {
  name!: string;
  @ApiProperty(MONEY)
  percent!: string;
  @ApiProperty(MONEY)
  base!: string;
  @ApiProperty(MONEY)
  tax!: string;
}

export class PortalPaymentDto {
  id!: string;
  @ApiProperty({ format: 'date' })
  date!: string;
  /** The part of the payment that settles this invoice. */
  @ApiProperty(MONEY)
  amount!: string;
  @ApiProperty({ enum: PAYMENT_METHODS, enumName: 'PaymentMethod' })
  method!: PaymentMethod;
  reference!: string;
}

export class PortalInvoiceDto extends PortalInvoiceRowDto {
  @ApiProperty({ format: 'date' })
  periodFrom!: string;
  @ApiProperty({ format: 'date' })
  periodTo!: string;
  @ApiProperty(MONEY)
  subtotal!: string;
  @ApiProperty(MONEY)
  taxTotal!: string;
  /** As printed below the totals. */
  note!: string;
  seller!: PortalPartyDto;
  buyer!: PortalPartyDto;
  lines!: PortalInvoiceLineDto[];
  taxes!: PortalInvoiceTaxDto[];
  payments!: PortalPaymentDto[];
}

export class ListPortalInvoicesQuery extends PageQuery {
  @IsOptional()
  @IsIn(STATE_FILTERS)
  @ApiProperty({ enum: STATE_FILTERS, enumName: 'PortalInvoiceFilter', required: false })
  state?: PortalInvoiceFilter;

  @IsOptional()
  @IsIn(sortKeys(PORTAL_INVOICES))
  @ApiProperty({ enum: sortKeys(PORTAL_INVOICES), required: false })
  sort?: string;
}
