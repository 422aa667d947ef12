import {
  BILLING_MODELS,
  type BillingModel,
  CAP_PERIODS,
  CAP_UNITS,
  type CapPeriod,
  type CapUnit,
  LINE_STATES,
  type LineState,
} from '#libs/contracts';
import { Check, Column, ForeignKey, Index, Unique } from 'typeorm';
import { oneOf } from '../../platform/persistence/check.js';
import { References, TenantRow, TenantTable } from '../../platform/persistence/tenant-table.js';

const CAPPED = 'cap_by, cap_per, cap';
const RETAINED = 'hours_per_month, monthly_fee, roll_over_months';

/** A model has its own fields and no others. */
const FIELDS_OF_MODELS = `CASE model
    WHEN 'time_and_material' THEN num_nonnulls(${CAPPED}, amount, ${RETAINED}, overage_rate, advance_days) = 0
    WHEN 'capped' THEN num_nonnulls(${CAPPED}) = 3 AND num_nonnulls(amount, ${RETAINED}, overage_rate, advance_days, budget_hours, budget_amount) = 0
    WHEN 'fixed' THEN amount IS NOT NULL AND num_nonnulls(${CAPPED}, ${RETAINED}, overage_rate, advance_days, budget_amount) = 0
    WHEN 'milestone' THEN num_nonnulls(${CAPPED}, amount, ${RETAINED}, overage_rate, advance_days, budget_amount) = 0
    WHEN 'retainer' THEN num_nonnulls(${RETAINED}) = 3 AND num_nonnulls(${CAPPED}, amount, budget_hours, budget_amount) = 0
    ELSE num_nonnulls(${CAPPED}, amount, ${RETAINED}, overage_rate, advance_days, budget_hours) = 0 END`;

/**
 * How a part of what is agreed is billed. What is agreed is never altered: a change order brings rows of its own, which
 * take the place of those that they change. `lineId` stays the same through all of them; it is the id of the first row,
 * and what projects and invoices name.
 */
@TenantTable('engagement_lines')
@References('Engagement', 'engagementId', 'CASCADE')
@References('ChangeOrder', 'changeOrderId')
@ForeignKey('EngagementLine', ['firmId', 'engagementId', 'lineId'], ['firmId', 'engagementId', 'id'])
@Unique(['firmId', 'engagementId', 'id'])
@Unique(['firmId', 'id', 'model'])
@Index(['firmId', 'engagementId', 'position'])
@Index(['firmId', 'lineId', 'since'])
@Index(['firmId', 'changeOrderId'])
@Index('uq_engagement_lines_running', ['firmId', 'lineId'], { unique: true, where: `state = 'running'` })
@Check('ck_engagement_lines_model', oneOf('model', BILLING_MODELS))
@Check('ck_engagement_lines_state', oneOf('state', LINE_STATES))
@Check('ck_engagement_lines_cap_by', oneOf('cap_by', CAP_UNITS))
@Check('ck_engagement_lines_cap_per', oneOf('cap_per', CAP_PERIODS))
@Check('ck_engagement_lines_fields', FIELDS_OF_MODELS)
@Check(
  'ck_engagement_lines_positive',
  `least(cap, amount, hours_per_month, monthly_fee, overage_rate, budget_hours, budget_amount) > 0 AND roll_over_months >= 0 AND advance_days BETWEEN 0 AND 31`,
)
@Check(
  'ck_engagement_lines_versions',
  `(state = 'proposed') = (since IS NULL) AND (state = 'superseded') = (until IS NOT NULL) AND until > since`,
)
export class EngagementLine extends TenantRow {
  @Column('uuid')
  engagementId!: string;

  @Column('uuid')
  lineId!: string;

  /** The order that brought or proposes it; null for what was agreed at first. */
  @Column('uuid', { nullable: true })
  changeOrderId!: string | null;

  /** Only one row of a line is `running`. */
  @Column('text', { default: 'running' })
  state!: LineState;

  /** The agreed version that it came with; null while it is proposed. */
  @Column('int', { nullable: true, default: 1 })
  since!: number | null;

  /** The agreed version that had something else in its place. */
  @Column('int', { nullable: true })
  until!: number | null;

  /** The first day of these terms, where a change order brought them; null for those agreed at first. */
  @Column('date', { nullable: true })
  effectiveFrom!: string | null;

  @Column('int')
  position!: number;

  @Column('text')
  title!: string;

  @Column('text', { default: '' })
  description!: string;

  @Column('text')
  model!: BillingModel;

  @Column('text', { nullable: true })
  capBy!: CapUnit | null;

  @Column('text', { nullable: true })
  capPer!: CapPeriod | null;

  /** In the engagement's currency, or hours. */
  @Column('numeric', { nullable: true })
  cap!: string | null;

  @Column('numeric', { nullable: true })
  amount!: string | null;

  @Column('numeric', { nullable: true })
  hoursPerMonth!: string | null;

  @Column('numeric', { nullable: true })
  monthlyFee!: string | null;

  @Column('int', { nullable: true })
  rollOverMonths!: number | null;

  /** What an hour beyond a retainer costs; null for the rate cards' price. */
  @Column('numeric', { nullable: true })
  overageRate!: string | null;

  /** So many days before a month begins its fee is billed; null for when the month ended. */
  @Column('int', { nullable: true })
  advanceDays!: number | null;

  @Column('numeric', { nullable: true })
  budgetHours!: string | null;

  @Column('numeric', { nullable: true })
  budgetAmount!: string | null;
}

/** A date of a fixed price's schedule, or a milestone. `partId` stays the same through change orders, as `lineId` does. */
@TenantTable('engagement_line_parts')
@ForeignKey('EngagementLine', ['firmId', 'rowId', 'model'], ['firmId', 'id', 'model'], {
  onDelete: 'CASCADE',
})
@References('EngagementLinePart', 'partId')
@Index(['firmId', 'rowId', 'position'])
@Index(['firmId', 'partId'])
@Check('ck_engagement_line_parts_amount', 'amount > 0')
@Check('ck_engagement_line_parts_acceptance_days', 'acceptance_days > 0')
@Check(
  'ck_engagement_line_parts_model',
  `model = 'milestone' OR model = 'fixed' AND due_date IS NOT NULL AND acceptance_days IS NULL`,
)
export class EngagementLinePart extends TenantRow {
  /** The row of `engagement_lines` that has it. */
  @Column('uuid')
  rowId!: string;

  @Column('uuid')
  partId!: string;

  @Column('text')
  model!: BillingModel;

  @Column('int')
  position!: number;

  @Column('text')
  title!: string;

  @Column('date', { nullable: true })
  dueDate!: string | null;

  @Column('numeric')
  amount!: string;

  /** Days after which a milestone that was reached counts as accepted; null when somebody has to say so. */
  @Column('int', { nullable: true })
  acceptanceDays!: number | null;
}
