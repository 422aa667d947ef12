import {
  INVOICE_GROUPINGS,
  INVOICE_STATUSES,
  type InvoiceGrouping,
  type InvoiceStatus,
} from '#libs/contracts';
import { Check, Column, ForeignKey, Index, Unique } from 'typeorm';
import { oneOf } from '../../../platform/persistence/check.js';
import { Aggregate, References, TenantTable } from '../../../platform/persistence/tenant-table.js';

/** Who is on either side, as it stood when the invoice was issued. */
export interface InvoiceParty {
  name: string;
  addressLines: string[];
  taxId: string;
  email: string;
  phone?: string;
  bankName?: string;
  iban?: string;
  bic?: string;
}

/** A draft has no number; issuing freezes everything but the payments. */
@TenantTable('invoices')
@References('Client', 'clientId')
@References('Project', 'projectId')
@ForeignKey('Engagement', ['firmId', 'engagementId', 'clientId'], ['firmId', 'id', 'clientId'])
@References('StoredFile', 'pdfFileId')
@References('Membership', 'issuedBy')
@ForeignKey('Currency', ['currency'], ['code'])
@Unique(['firmId', 'number'])
@Unique(['firmId', 'id', 'clientId'])
@Unique(['firmId', 'id', 'clientId', 'frozen'])
@Unique(['firmId', 'id', 'frozen'])
@Index(['firmId', 'clientId', 'issueDate'])
@Index(['firmId', 'issueDate'])
@Index(['firmId', 'status', 'dueDate'])
@Index(['firmId', 'createdAt', 'id'])
@Check('ck_invoices_status', oneOf('status', INVOICE_STATUSES))
@Check('ck_invoices_grouping', oneOf('grouping', INVOICE_GROUPINGS))
@Check('ck_invoices_period', 'period_to >= period_from')
@Check(
  'ck_invoices_issued_is_whole',
  `status = 'draft' OR num_nulls(number, issue_date, due_date, seller, buyer, pdf_file_id, base_rate, issued_at) = 0`,
)
@Check('ck_invoices_draft_has_no_number', `status <> 'draft' OR number IS NULL`)
@Check('ck_invoices_frozen', `frozen = (status <> 'draft')`)
@Check('ck_invoices_base_rate', 'base_rate > 0')
@Check('ck_invoices_total', 'total = subtotal + tax_total')
export class Invoice extends Aggregate {
  @Column('uuid')
  clientId!: string;

  /** Set when the invoice bills one project; null bills all of the client's. */
  @Column('uuid', { nullable: true })
  projectId!: string | null;

  /** Set when the invoice bills what one engagement agreed. */
  @Column('uuid', { nullable: true })
  engagementId!: string | null;

  @Column('text', { default: 'draft' })
  status!: InvoiceStatus;

  /** True once issued. Lines, taxes and entry links carry it in their foreign keys, and the frozen ones never change. */
  @Column('boolean', { default: false })
  frozen!: boolean;

  @Column('text', { nullable: true })
  number!: string | null;

  @Column('date', { nullable: true })
  issueDate!: string | null;

  @Column('date', { nullable: true })
  dueDate!: string | null;

  @Column('date')
  periodFrom!: string;

  @Column('date')
  periodTo!: string;

  @Column('text')
  currency!: string;

  @Column('text', { default: 'entry' })
  grouping!: InvoiceGrouping;

  /** Which dated tax rate applies, by code. */
  @Column('text')
  taxCode!: string;

  @Column('int')
  paymentTermsDays!: number;

  /** Printed below the totals. */
  @Column('text', { default: '' })
  note!: string;

  @Column('numeric', { default: 0 })
  subtotal!: string;

  @Column('numeric', { default: 0 })
  taxTotal!: string;

  @Column('numeric', { default: 0 })
  total!: string;

  /** One unit of the invoice's currency in the firm's base currency, at issue. */
  @Column('numeric', { nullable: true })
  baseRate!: string | null;

  @Column('jsonb', { nullable: true })
  seller!: InvoiceParty | null;

  @Column('jsonb', { nullable: true })
  buyer!: InvoiceParty | null;

  @Column('uuid', { nullable: true })
  pdfFileId!: string | null;

  @Column('timestamptz', { nullable: true })
  issuedAt!: Date | null;

  @Column('uuid', { nullable: true })
  issuedBy!: string | null;

  @Column('timestamptz', { nullable: true })
  sentAt!: Date | null;
}
