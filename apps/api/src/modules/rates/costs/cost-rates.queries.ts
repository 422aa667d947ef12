import type { ListSpec } from '../../../platform/persistence/page.js';

/** A few for each person: read whole. */
export const COST_RATE_LIST = {
  select: `c.id, c.version, c.membership_id AS "membershipId", m.name AS "personName", c.role, c.currency,
    c.hourly_cost AS "hourlyCost", c.effective_from AS "effectiveFrom", c.effective_to AS "effectiveTo"`,
  from: 'cost_rates c LEFT JOIN memberships m ON m.firm_id = c.firm_id AND m.id = c.membership_id',
  where: 'c.firm_id = $1',
  filters: {
    q: (p) => `(m.name ILIKE ${p} OR c.role ILIKE ${p})`,
    membershipId: (p) => `c.membership_id = ${p}`,
  },
  sorts: { who: 'coalesce(m.name, c.role)', effectiveFrom: 'c.effective_from' },
  nullable: ['effectiveFrom'],
  defaultSort: 'who',
  tiebreak: 'c.effective_from DESC NULLS LAST, c.id',
} satisfies ListSpec;

export const COST_RATE = `SELECT ${COST_RATE_LIST.select} FROM ${COST_RATE_LIST.from} WHERE c.firm_id = $1 AND c.id = $2`;

/** The cost that has no end of its own ends where the next one begins. $2 person or null, $3 role or null, $4 the day */
export const END_COST_BEFORE = `UPDATE cost_rates SET effective_to = $4::date, version = version + 1, updated_at = now()
  WHERE firm_id = $1 AND (membership_id = $2::uuid OR lower(role) = lower($3::text)) AND effective_to IS NULL
    AND (effective_from IS NULL OR effective_from < $4::date)`;

/** Of the roles $2, in small letters, on the day $3. */
export const COSTS_OF_ROLES = `SELECT lower(c.role) AS role, c.hourly_cost AS "hourlyCost", c.currency FROM cost_rates c
  WHERE c.firm_id = $1 AND lower(c.role) = ANY ($2) AND (c.effective_from IS NULL OR c.effective_from <= $3::date)
    AND (c.effective_to IS NULL OR $3::date < c.effective_to)`;
