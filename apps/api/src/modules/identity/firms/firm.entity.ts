import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  PrimaryColumn,
  UpdateDateColumn,
  VersionColumn,
} from 'typeorm';
import { PROJECT_PRIVACIES, type ProjectPrivacy } from '#libs/contracts';
import { oneOf } from '../../../platform/persistence/check.js';
import type { TaxId } from './tax-ids.js';

/** The tenant. A global table: the API reads only the firm that the context names. */
@Entity('firms')
@Check('ck_firms_status', `status IN ('active', 'suspended', 'closed')`)
@Check(
  'ck_firms_working_seconds',
  'cardinality(working_seconds) = 7 AND 0 <= ALL (working_seconds) AND 86400 >= ALL (working_seconds)',
)
@Check(
  'ck_firms_weekly_target',
  `weekly_target_seconds = ${[1, 2, 3, 4, 5, 6, 7].map((day) => `working_seconds[${day}]`).join(' + ')}`,
)
@Check('ck_firms_fiscal_year_month', 'fiscal_year_month BETWEEN 1 AND 12')
@Check('ck_firms_accent', `accent ~ '^(#[0-9a-f]{6})?$'`)
@Check('ck_firms_project_privacy', oneOf('project_privacy', PROJECT_PRIVACIES))
@Check('ck_firms_week_start', 'week_start BETWEEN 1 AND 7')
export class Firm {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  name!: string;

  @Column('text', { default: 'active' })
  status!: string;

  /** Why the operator suspended it. */
  @Column('text', { default: '' })
  shutReason!: string;

  /** Since when the firm is on its way out: only its admins get in, for 30 days. */
  @Column('timestamptz', { nullable: true })
  closingAt!: Date | null;

  @Column('text')
  baseCurrency!: string;

  @Column('text', { default: 'en-GB' })
  locale!: string;

  @Column('text', { default: 'UTC' })
  timeZone!: string;

  /** ISO weekday, 1 is Monday. */
  @Column('int', { default: 1 })
  weekStart!: number;

  /** What a full-time person works from Monday to Sunday, in seconds. */
  @Column('int', { array: true, default: [28_800, 28_800, 28_800, 28_800, 28_800, 0, 0] })
  workingSeconds!: number[];

  /** The sum of the working hours. */
  @Column('int', { default: 144_000 })
  weeklyTargetSeconds!: number;

  /** Lines as they stand in the letterhead. */
  @Column('text', { default: '' })
  address!: string;

  @Column('jsonb', { default: [] })
  taxIds!: TaxId[];

  /** The tax ids as invoices print them. */
  @Column('text', { default: '' })
  taxId!: string;

  /** The month in which the fiscal year begins, 1 is January. */
  @Column('int', { default: 1 })
  fiscalYearMonth!: number;

  /** The colour of invoices and portal, as `#0b6e4f`; empty for Votra's own. */
  @Column('text', { default: '' })
  accent!: string;

  @Column('text', { default: '' })
  email!: string;

  @Column('text', { default: '' })
  phone!: string;

  @Column('text', { default: '' })
  bankName!: string;

  @Column('text', { default: '' })
  iban!: string;

  @Column('text', { default: '' })
  bic!: string;

  @Column('text', { default: 'INV-{YYYY}-{seq:5}' })
  invoiceNumberFormat!: string;

  /** Members without a second factor may only set one up. */
  @Column('boolean', { default: false })
  mfaRequired!: boolean;

  /** Who sees new projects. */
  @Column('text', { default: 'firm' })
  projectPrivacy!: ProjectPrivacy;

  @VersionColumn({ default: 1 })
  version!: number;

  @CreateDateColumn({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;
}
