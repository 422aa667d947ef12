import { Check, Column, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { References, TenantRow, TenantTable } from '../../../platform/persistence/tenant-table.js';

@TenantTable('invoice_lines')
@ForeignKey(
  'Invoice',
  ['firmId', 'invoiceId', 'clientId', 'frozen'],
  ['firmId', 'id', 'clientId', 'frozen'],
  {
    onDelete: 'CASCADE',
  },
)
@Unique(['firmId', 'invoiceId', 'position'])
@Unique(['firmId', 'id', 'frozen'])
@Check('ck_invoice_lines_seconds', 'seconds > 0')
export class InvoiceLine extends TenantRow {
  @Column('uuid')
  invoiceId!: string;

  @Column('uuid')
  clientId!: string;

  @Column('int')
  position!: number;

  @Column('text')
  description!: string;

  /** The line's hours. */
  @Column('int')
  seconds!: number;

  @Column('numeric')
  unitPrice!: string;

  /** Seconds times price, rounded half up to the currency's minor unit. */
  @Column('numeric')
  amount!: string;

  @Column('text')
  taxCode!: string;

  @Column('text')
  taxCategory!: string;

  @Column('numeric')
  taxPercent!: string;

  /** The invoice's own: see the migration that freezes invoices. */
  @Column('boolean', { default: false })
  frozen!: boolean;
}

/** The tax of one rate, on its lines' sum. */
@TenantTable('invoice_taxes')
@ForeignKey(
  'Invoice',
  ['firmId', 'invoiceId', 'clientId', 'frozen'],
  ['firmId', 'id', 'clientId', 'frozen'],
  {
    onDelete: 'CASCADE',
  },
)
export class InvoiceTax {
  @PrimaryColumn('uuid')
  firmId!: string;

  @PrimaryColumn('uuid')
  invoiceId!: string;

  @PrimaryColumn('text')
  taxCode!: string;

  @PrimaryColumn('numeric')
  percent!: string;

  @Column('uuid')
  clientId!: string;

  @Column('text')
  name!: string;

  @Column('text')
  category!: string;

  @Column('numeric')
  base!: string;

  @Column('numeric')
  tax!: string;

  @Column('boolean', { default: false })
  frozen!: boolean;
}

/** Which entry a line bills. `live` ends when the line is credited; one live line per entry, by unique index. */
@TenantTable('invoice_line_entries')
@ForeignKey('Invoice', ['firmId', 'invoiceId', 'frozen'], ['firmId', 'id', 'frozen'], { onDelete: 'CASCADE' })
@ForeignKey('InvoiceLine', ['firmId', 'lineId', 'frozen'], ['firmId', 'id', 'frozen'], {
  onDelete: 'CASCADE',
})
@References('TimeEntry', 'timeEntryId')
@Index(['firmId', 'invoiceId'])
@Index('uq_invoice_line_entries_live', ['firmId', 'timeEntryId'], { unique: true, where: 'live' })
export class InvoiceLineEntry {
  @PrimaryColumn('uuid')
  firmId!: string;

  @PrimaryColumn('uuid')
  lineId!: string;

  @PrimaryColumn('uuid')
  timeEntryId!: string;

  @Column('uuid')
  invoiceId!: string;

  @Column('boolean', { default: true })
  live!: boolean;

  @Column('boolean', { default: false })
  frozen!: boolean;
}
