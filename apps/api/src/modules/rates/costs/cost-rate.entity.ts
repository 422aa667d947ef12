import { Check, Column, Exclusion, ForeignKey } from 'typeorm';
import { Aggregate, References, TenantTable } from '../../../platform/persistence/tenant-table.js';

/** What an hour of a person, or of a role, costs the firm from a day on. Secret: its own right reads it. */
@TenantTable('cost_rates')
@References('Membership', 'membershipId')
@ForeignKey('Currency', ['currency'], ['code'])
@Check('ck_cost_rates_who', 'num_nonnulls(role, membership_id) = 1')
@Check('ck_cost_rates_cost', 'hourly_cost >= 0')
@Check('ck_cost_rates_period', 'effective_to > effective_from')
@Exclusion(
  'ex_cost_rates_person',
  `USING gist (firm_id WITH =, membership_id WITH =, daterange(effective_from, effective_to) WITH &&) WHERE (membership_id IS NOT NULL)`,
)
@Exclusion(
  'ex_cost_rates_role',
  `USING gist (firm_id WITH =, lower(role) WITH =, daterange(effective_from, effective_to) WITH &&) WHERE (role IS NOT NULL)`,
)
export class CostRate extends Aggregate {
  @Column('uuid', { nullable: true })
  membershipId!: string | null;

  /** A billing role, for its people who have no cost of their own. */
  @Column('text', { nullable: true })
  role!: string | null;

  @Column('text')
  currency!: string;

  @Column('numeric')
  hourlyCost!: string;

  /** The first day; null for all days before `effectiveTo`. */
  @Column('date', { nullable: true })
  effectiveFrom!: string | null;

  /** The first day that it no longer holds; null while it has no end. */
  @Column('date', { nullable: true })
  effectiveTo!: string | null;
}
