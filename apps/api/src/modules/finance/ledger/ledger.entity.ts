import { ACCOUNT_TYPES, type AccountType } from '#libs/contracts';
import { Check, Column, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { oneOf } from '../../../platform/persistence/check.js';
import { References, TenantRow, TenantTable } from '../../../platform/persistence/tenant-table.js';

@TenantTable('accounts')
@Unique(['firmId', 'code'])
@Unique(['firmId', 'purpose'])
@Check('ck_accounts_type', oneOf('type', ACCOUNT_TYPES))
export class Account extends TenantRow {
  @Column('text')
  code!: string;

  @Column('text')
  name!: string;

  @Column('text')
  type!: AccountType;

  /** What the system posts to it: receivable, revenue, tax, bank, fx; null for the firm's own accounts. */
  @Column('text', { nullable: true })
  purpose!: string | null;
}

/** A journal: what happened, on which date, in which currency. Append-only. */
@TenantTable('journal_entries')
@References('JournalEntry', 'reversalOf')
@ForeignKey('Currency', ['currency'], ['code'])
@Unique(['firmId', 'id', 'lineCount', 'date'])
@Unique(['firmId', 'sourceType', 'sourceId', 'kind'])
@Unique(['firmId', 'reversalOf'])
@Index(['firmId', 'date', 'id'])
@Check('ck_journal_entries_line_count', 'line_count > 0')
export class JournalEntry extends TenantRow {
  @Column('date')
  date!: string;

  @Column('text')
  currency!: string;

  @Column('text')
  description!: string;

  /** The document: `invoice`, `payment`. */
  @Column('text')
  sourceType!: string;

  @Column('uuid')
  sourceId!: string;

  /** What of the document: `issue`, `payment`, `reversal`. One journal each. */
  @Column('text')
  kind!: string;

  @Column('int')
  lineCount!: number;

  @Column('uuid', { nullable: true })
  reversalOf!: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  postedAt!: Date;
}

/**
 * One transfer between two accounts: balanced by construction. `amount` is zero only for an exchange
 * difference, which exists in the base currency alone.
 */
@TenantTable('postings')
@ForeignKey(
  'JournalEntry',
  ['firmId', 'journalEntryId', 'lineCount', 'date'],
  ['firmId', 'id', 'lineCount', 'date'],
)
@References('Account', 'debitAccountId')
@References('Account', 'creditAccountId')
@References('Client', 'clientId')
@Index('ix_postings_debit_account_id', [
  'firmId',
  'debitAccountId',
  'date',
  'journalEntryId',
  'line',
  'baseAmount',
])
@Index('ix_postings_credit_account_id', [
  'firmId',
  'creditAccountId',
  'date',
  'journalEntryId',
  'line',
  'baseAmount',
])
@Check('ck_postings_line', 'line BETWEEN 1 AND line_count')
@Check('ck_postings_amount', 'amount >= 0 AND base_amount >= 0 AND amount + base_amount > 0')
@Check('ck_postings_accounts', 'debit_account_id <> credit_account_id')
export class Posting {
  @PrimaryColumn('uuid')
  firmId!: string;

  @PrimaryColumn('uuid')
  journalEntryId!: string;

  @PrimaryColumn('int')
  line!: number;

  @Column('int')
  lineCount!: number;

  /** The journal's own, so that an index has an account's postings in their order. */
  @Column('date')
  date!: string;

  @Column('uuid')
  debitAccountId!: string;

  @Column('uuid')
  creditAccountId!: string;

  @Column('numeric')
  amount!: string;

  @Column('numeric')
  baseAmount!: string;

  @Column('uuid', { nullable: true })
  clientId!: string | null;
}
