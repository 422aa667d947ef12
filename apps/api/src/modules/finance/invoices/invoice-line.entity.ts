import { INVOICE_LINE_KINDS, type InvoiceLineKind } from '#libs/contracts';
import { Check, Column, Exclusion, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { oneOf } from '../../../platform/persistence/check.js';
import { References, TenantRow, TenantTable } from '../../../platform/persistence/tenant-table.js';

/** What is billed: hours at a price, or one thing that was agreed at an amount. */
@TenantTable('invoice_lines')
@References('EngagementLine', 'engagementLineId')
@References('EngagementLinePart', 'partId')
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
@Index('uq_invoice_lines_live_part', ['firmId', 'partId'], {
  unique: true,
  where: 'live AND part_id IS NOT NULL',
})
@Index('uq_invoice_lines_live_month', ['firmId', 'engagementLineId', 'month'], {
  unique: true,
  where: `live AND kind = 'retainer'`,
})
@Index(['firmId', 'engagementLineId'], { where: 'engagement_line_id IS NOT NULL' })
@Check('ck_invoice_lines_seconds', 'seconds > 0')
@Check('ck_invoice_lines_kind', oneOf('kind', INVOICE_LINE_KINDS))
@Check(
  'ck_invoice_lines_what',
  `(seconds IS NULL) = (kind IN ('retainer', 'fixed', 'milestone')) AND (part_id IS NOT NULL) = (kind IN ('fixed', 'milestone'))
    AND (kind = 'time' OR engagement_line_id IS NOT NULL) AND (month IS NOT NULL OR kind NOT IN ('retainer', 'overage'))
    AND extract(day FROM month) = 1`,
)
export class InvoiceLine extends TenantRow {
  @Column('uuid')
  invoiceId!: string;

  @Column('uuid')
  clientId!: string;

  @Column('int')
  position!: number;

  @Column('text')
  description!: string;

  @Column('text', { default: 'time' })
  kind!: InvoiceLineKind;

  /** The line of what is agreed that this bills, by its first row. */
  @Column('uuid', { nullable: true })
  engagementLineId!: string | null;

  /** The date of a schedule or the milestone; on one live line at most. */
  @Column('uuid', { nullable: true })
  partId!: string | null;

  /** The first day of a retainer's month, or of the month whose hours a capped line has. */
  @Column('date', { nullable: true })
  month!: string | null;

  /** The line's hours; null for what is not billed by the hour. */
  @Column('int', { nullable: true })
  seconds!: number | null;

  @Column('numeric')
  unitPrice!: string;

  /** Seconds times price, rounded half up to the currency's minor unit; the price where there are no hours. */
  @Column('numeric')
  amount!: string;

  /** Ends when the line is credited. */
  @Column('boolean', { default: true })
  live!: boolean;

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

/**
 * Which entry a line bills. `live` ends when the line is credited; one live line per entry, by unique index. An entry
 * that a cap or a retainer cuts is on two, the second one from a later second on.
 */
@TenantTable('invoice_line_entries')
@ForeignKey('Invoice', ['firmId', 'invoiceId', 'frozen'], ['firmId', 'id', 'frozen'], { onDelete: 'CASCADE' })
@ForeignKey('InvoiceLine', ['firmId', 'lineId', 'frozen'], ['firmId', 'id', 'frozen'], {
  onDelete: 'CASCADE',
})
@References('TimeEntry', 'timeEntryId')
@Index(['firmId', 'invoiceId'])
@Index('uq_invoice_line_entries_live', ['firmId', 'timeEntryId', 'fromSecond'], {
  unique: true,
  where: 'live',
})
@Index('ix_invoice_line_entries_parts', ['firmId', 'timeEntryId'], {
  where: 'live AND seconds IS NOT NULL',
})
@Exclusion(
  'ex_invoice_line_entries_billed',
  `USING gist (firm_id WITH =, time_entry_id WITH =, int4range(from_second, from_second + seconds) WITH &&) WHERE (live)`,
)
@Check('ck_invoice_line_entries_seconds', 'seconds > 0 AND from_second >= 0')
@Check('ck_invoice_line_entries_part', 'from_second = 0 OR seconds IS NOT NULL')
export class InvoiceLineEntry {
  @PrimaryColumn('uuid')
  firmId!: string;

  @PrimaryColumn('uuid')
  lineId!: string;

  @PrimaryColumn('uuid')
  timeEntryId!: string;

  @Column('uuid')
  invoiceId!: string;

  /** Where in the entry the billed part begins. */
  @PrimaryColumn('int', { default: 0 })
  fromSecond!: number;

  /** How long the billed part is; null for the whole entry. */
  @Column('int', { nullable: true })
  seconds!: number | null;

  @Column('boolean', { default: true })
  live!: boolean;

  @Column('boolean', { default: false })
  frozen!: boolean;
}
