import { CHANGE_ORDER_STATUSES, type ChangeOrderStatus } from '#libs/contracts';
import { Check, Column, PrimaryColumn, Unique } from 'typeorm';
import { oneOf } from '../../../platform/persistence/check.js';
import { Aggregate, References, TenantTable } from '../../../platform/persistence/tenant-table.js';

/**
 * What shall be different about an agreed engagement, from a day on. Nothing of it counts before it is applied, which
 * makes the engagement's next version; the lines that it brings stand among the engagement's, as `proposed` until then.
 */
@TenantTable('change_orders')
@References('Engagement', 'engagementId', 'CASCADE')
@References('Membership', 'draftedBy')
@References('Membership', 'recordedBy')
@References('Membership', 'appliedBy')
@Unique(['firmId', 'engagementId', 'number'])
@Unique(['firmId', 'engagementId', 'madeVersion'])
@Check('ck_change_orders_status', oneOf('status', CHANGE_ORDER_STATUSES))
@Check('ck_change_orders_signed', `(status IN ('signed', 'applied')) = (signed_on IS NOT NULL)`)
@Check('ck_change_orders_applied', `(status = 'applied') = (made_version IS NOT NULL)`)
@Check('ck_change_orders_made_version', 'made_version = based_on + 1')
@Check('ck_change_orders_recorder', 'recorded_by <> drafted_by')
export class ChangeOrder extends Aggregate {
  @Column('uuid')
  engagementId!: string;

  /** Counts in its engagement. */
  @Column('int')
  number!: number;

  @Column('text')
  title!: string;

  /** Why, for the client to read. */
  @Column('text', { default: '' })
  reason!: string;

  @Column('text', { default: 'draft' })
  status!: ChangeOrderStatus;

  /** The agreed version that it was written for, and that alone it can be applied on. */
  @Column('int')
  basedOn!: number;

  @Column('date')
  effectiveFrom!: string;

  /** The engagement's new end; null where it stays. */
  @Column('date', { nullable: true })
  endDate!: string | null;

  /** What is added to the budget, or taken off it; in the engagement's currency. */
  @Column('numeric', { nullable: true })
  budgetChange!: string | null;

  @Column('numeric', { nullable: true })
  budgetHoursChange!: string | null;

  @Column('uuid')
  draftedBy!: string;

  @Column('timestamptz', { nullable: true })
  sentAt!: Date | null;

  /** Who signed for the client. */
  @Column('text', { default: '' })
  signedBy!: string;

  @Column('date', { nullable: true })
  signedOn!: string | null;

  /** How it was signed: by e-mail, on paper, … */
  @Column('text', { default: '' })
  signedHow!: string;

  /** Who recorded the signature; null where no person did. */
  @Column('uuid', { nullable: true })
  recordedBy!: string | null;

  /** Why it was rejected or withdrawn. */
  @Column('text', { default: '' })
  decisionNote!: string;

  @Column('uuid', { nullable: true })
  appliedBy!: string | null;

  @Column('timestamptz', { nullable: true })
  appliedAt!: Date | null;

  /** The agreed version that it made. */
  @Column('int', { nullable: true })
  madeVersion!: number | null;
}

/** What an hour of a role shall cost from the order's first day on. */
@TenantTable('change_order_rates')
@References('ChangeOrder', 'changeOrderId', 'CASCADE')
@Check('ck_change_order_rates_rate', 'hourly_rate > 0')
export class ChangeOrderRate {
  @PrimaryColumn('uuid')
  firmId!: string;

  @PrimaryColumn('uuid')
  changeOrderId!: string;

  @PrimaryColumn('text')
  role!: string;

  @Column('numeric')
  hourlyRate!: string;
}

/** Terms of an engagement as they were agreed before a change order; append-only. Those of today stand in its row. */
@TenantTable('engagement_versions')
@References('Engagement', 'engagementId')
export class EngagementVersion {
  @PrimaryColumn('uuid')
  firmId!: string;

  @PrimaryColumn('uuid')
  engagementId!: string;

  @PrimaryColumn('int')
  number!: number;

  @Column('date')
  startDate!: string;

  @Column('date')
  endDate!: string;

  @Column('numeric', { nullable: true })
  budget!: string | null;

  @Column('numeric', { nullable: true })
  budgetHours!: string | null;
}
