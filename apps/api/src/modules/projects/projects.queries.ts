import { photoOf } from '../identity/index.js';
import type { ListSpec } from '../../platform/persistence/page.js';
import { lineOf } from '../engagements/index.js';
import { holds, PRICES } from '../rates/index.js';

const IS_MEMBER = (p: string) => `EXISTS (SELECT 1 FROM project_members m
  WHERE m.firm_id = p.firm_id AND m.project_id = p.id AND m.membership_id = ${p})`;

/**
 * Whether an entry of the record is about a project that the transaction sees, or about none. `type` and `id` name what
 * it is about; $1 the firm.
 */
export const aboutSeenProject = (type: string, id: string): string => {
  const seen = (project: string): string =>
    `EXISTS (SELECT FROM projects p WHERE p.firm_id = $1 AND p.id = ${project})`;
  return `CASE ${type} WHEN 'project' THEN ${seen(id)}
    WHEN 'time_entry' THEN NOT EXISTS (SELECT FROM time_entries t WHERE t.firm_id = $1 AND t.id = ${id} AND NOT ${seen('t.project_id')})
    WHEN 'rate_card' THEN NOT EXISTS (SELECT FROM rate_cards c WHERE c.firm_id = $1 AND c.id = ${id}
      AND c.project_id IS NOT NULL AND NOT ${seen('c.project_id')})
    ELSE true END`;
};

/** What new projects are like where nobody says otherwise. */
export const USUAL_PRIVACY = 'SELECT project_privacy AS privacy FROM firms WHERE id = $1';

/** Index: projects (firm_id, status, name); (firm_id, client_id, name); project_members (firm_id, membership_id). */
export const PROJECT_LIST = {
  select: `p.id, p.version, p.name, p.code, p.status, p.privacy, p.client_id AS "clientId", c.name AS "clientName",
    p.engagement_id AS "engagementId", e.title AS "engagementTitle", p.start_date AS "startDate", p.end_date AS "endDate",
    p.manager_id AS "managerId", g.name AS "managerName",
    (SELECT count(*) FROM project_members m WHERE m.firm_id = p.firm_id AND m.project_id = p.id) AS "memberCount"`,
  from: `projects p
    JOIN clients c ON c.firm_id = p.firm_id AND c.id = p.client_id
    JOIN engagements e ON e.firm_id = p.firm_id AND e.id = p.engagement_id
    LEFT JOIN memberships g ON g.firm_id = p.firm_id AND g.id = p.manager_id`,
  where: 'p.firm_id = $1',
  filters: {
    q: (p) => `(p.name ILIKE ${p} OR p.code ILIKE ${p} OR c.name ILIKE ${p})`,
    clientId: (p) => `p.client_id = ${p}`,
    engagementId: (p) => `p.engagement_id = ${p}`,
    status: (p) => `p.status = ${p}`,
    memberId: IS_MEMBER,
    visibleTo: (p) => `(p.manager_id = ${p} OR ${IS_MEMBER(p)})`,
  },
  sorts: {
    name: 'p.name',
    clientName: 'c.name',
    managerName: 'g.name',
    startDate: 'p.start_date',
    endDate: 'p.end_date',
    createdAt: 'p.created_at',
  },
  defaultSort: 'name',
  tiebreak: 'p.id',
} satisfies ListSpec;

/** $3: only a project that this membership manages or is on; null for those who see all. */
export const PROJECT = `SELECT p.id, p.version, p.name, p.code, p.status, p.privacy, p.origin, p.client_id AS "clientId", c.name AS "clientName",
    p.engagement_id AS "engagementId", e.title AS "engagementTitle", e.start_date AS "engagementStart",
    l.line_id AS "lineId", l.title AS "lineTitle", l.model AS "lineModel", e.end_date AS "engagementEnd", e.currency, p.description,
    coalesce(p.budget, e.budget) AS budget, coalesce(p.budget_hours, e.budget_hours) AS "budgetHours",
    num_nonnulls(p.budget, p.budget_hours) > 0 AS "hasOwnBudget", p.start_date AS "startDate", p.end_date AS "endDate",
    p.manager_id AS "managerId", g.name AS "managerName", p.created_at AS "createdAt", p.updated_at AS "updatedAt",
    array(SELECT min(x.role) FROM (${PRICES}) x WHERE x.firm_id = p.firm_id AND x.project_id = p.id AND x.role IS NOT NULL
      GROUP BY lower(x.role) ORDER BY 1) AS roles
  FROM projects p
    JOIN clients c ON c.firm_id = p.firm_id AND c.id = p.client_id
    JOIN engagements e ON e.firm_id = p.firm_id AND e.id = p.engagement_id
    LEFT JOIN memberships g ON g.firm_id = p.firm_id AND g.id = p.manager_id
    LEFT JOIN LATERAL ${lineOf('p')} l ON true
  WHERE p.firm_id = $1 AND p.id = $2 AND ($3::uuid IS NULL OR p.manager_id = $3 OR ${IS_MEMBER('$3')})`;

/**
 * Each with the rate of today, or of the project's first or last day when that is not today. One pass over the prices,
 * however many people there are.
 */
export const PROJECT_MEMBERS = `WITH prices AS MATERIALIZED (
    SELECT x.* FROM (${PRICES}) x WHERE x.firm_id = $1 AND x.project_id = $2),
  found AS (
    SELECT DISTINCT ON (m.membership_id) m.membership_id, x.hourly_rate
    FROM project_members m
      JOIN projects p ON p.firm_id = m.firm_id AND p.id = m.project_id
      CROSS JOIN LATERAL (VALUES (m.membership_id::text), (lower(m.role))) k(who)
      JOIN prices x ON x.who = k.who AND ${holds({
        ...{ task: `''`, day: 'greatest(p.start_date, least(p.end_date, current_date))' },
      })}
    WHERE m.firm_id = $1 AND m.project_id = $2 ORDER BY m.membership_id, x.rank)
  SELECT m.membership_id AS "membershipId", s.name, ${photoOf('s')} AS "photoId", s.job_title AS "jobTitle", s.status, m.role,
    m.other_roles AS "otherRoles", f.hourly_rate AS "hourlyRate"
  FROM project_members m
    JOIN memberships s ON s.firm_id = m.firm_id AND s.id = m.membership_id
    LEFT JOIN found f ON f.membership_id = m.membership_id
  WHERE m.firm_id = $1 AND m.project_id = $2 ORDER BY s.name, s.id`;

/** $3: the hours of this membership alone; null for everybody's. Sent-back entries do not count. */
export const PROJECT_HOURS = `SELECT coalesce(sum(t.seconds), 0) AS "loggedSeconds",
    coalesce(sum(t.seconds) FILTER (WHERE t.billable), 0) AS "billableSeconds",
    coalesce(sum(t.seconds) FILTER (WHERE t.status = 'submitted'), 0) AS "submittedSeconds",
    coalesce(sum(t.seconds) FILTER (WHERE t.status = 'approved' AND t.billable AND NOT t.billed_elsewhere
      AND (SELECT l.model NOT IN ('fixed', 'milestone') FROM projects p, LATERAL ${lineOf('p')} l WHERE p.firm_id = $1 AND p.id = $2)), 0)
      AS "readyToBillSeconds"
  FROM time_entries t
  WHERE t.firm_id = $1 AND t.project_id = $2 AND t.status <> 'rejected' AND ($3::uuid IS NULL OR t.membership_id = $3)`;

/** As the engagement's budget used, of one project. */
export const PROJECT_VALUE = `SELECT round(coalesce(sum(round(t.seconds * t.hourly_rate / 3600, c.exponent)), 0), c.exponent) AS value
  FROM projects p
    JOIN engagements e ON e.firm_id = p.firm_id AND e.id = p.engagement_id
    JOIN currencies c ON c.code = e.currency
    LEFT JOIN time_entries t ON t.firm_id = p.firm_id AND t.project_id = p.id AND t.billable AND t.status <> 'rejected'
  WHERE p.firm_id = $1 AND p.id = $2 GROUP BY c.exponent`;

/** What the other projects of an engagement have of its budget. */
export const BUDGETS_GIVEN = `SELECT coalesce(sum(budget), 0) AS budget, coalesce(sum(budget_hours), 0) AS "budgetHours"
  FROM projects WHERE firm_id = $1 AND engagement_id = $2 AND status <> 'cancelled'`;

/**
 * Who worked in the roles that there are prices for: everybody who did for the same client, else whoever did last. Each
 * person in one role. $2 the engagement
 */
export const SUGGESTED_TEAM = `WITH roles AS (
    SELECT lower(l.role) AS role, min(l.role) AS name FROM engagements e
    JOIN rate_cards c ON c.firm_id = e.firm_id AND c.owner_id IN (e.id, e.client_id, e.firm_id) AND c.currency = e.currency
    JOIN rate_card_versions v ON v.firm_id = c.firm_id AND v.card_id = c.id AND v.removed_at IS NULL
    JOIN rate_card_lines l ON l.firm_id = v.firm_id AND l.version_id = v.id AND l.removed_at IS NULL AND l.role IS NOT NULL
    WHERE e.firm_id = $1 AND e.id = $2 GROUP BY 1),
  people AS (
    SELECT DISTINCT ON (m.membership_id) m.membership_id, r.name AS role, s.name, p.start_date,
      p.client_id = e.client_id AS knows
    FROM engagements e
    JOIN project_members m ON m.firm_id = e.firm_id
    JOIN roles r ON r.role = lower(m.role)
    JOIN projects p ON p.firm_id = m.firm_id AND p.id = m.project_id
    JOIN memberships s ON s.firm_id = m.firm_id AND s.id = m.membership_id AND s.status IN ('active', 'invited', 'to_invite')
    WHERE e.firm_id = $1 AND e.id = $2
    ORDER BY m.membership_id, p.client_id = e.client_id DESC, p.start_date DESC, p.id)
  SELECT x.membership_id AS "membershipId", x.role, x.name, x.knows AS "knowsClient"
  FROM (SELECT *, row_number() OVER (PARTITION BY role ORDER BY knows DESC, start_date DESC, name) AS place FROM people) x
  WHERE x.knows OR x.place = 1 ORDER BY x.role, x.name, x.membership_id`;

/** Whose timers run on it. Few: nobody has two. $1 firm, $2 project */
export const TIMERS_ON = `SELECT m.name FROM timers t
  JOIN memberships m ON m.firm_id = t.firm_id AND m.id = t.membership_id
  WHERE t.firm_id = $1 AND t.project_id = $2 ORDER BY m.name, m.id`;

/** The first and the last day that time was logged on. */
export const WORKED_DAYS = `SELECT min(work_date) AS first, max(work_date) AS last
  FROM time_entries WHERE firm_id = $1 AND project_id = $2`;

/** The billing roles that the rate cards of a project have prices for. */
export const ROLES_WITH_PRICES = `SELECT min(x.role) AS role FROM (${PRICES}) x
  WHERE x.firm_id = $1 AND x.project_id = $2 AND x.role IS NOT NULL GROUP BY lower(x.role) ORDER BY 1`;

/** The last role before a day; $4 the day. Index: the primary key. */
export const ROLE_BEFORE = `SELECT role FROM project_past_roles
  WHERE firm_id = $1 AND project_id = $2 AND membership_id = $3 AND until >= $4::date ORDER BY until LIMIT 1`;

/** What a changed role overrules: what was known of days after it. */
export const FORGET_LATER_ROLES = `DELETE FROM project_past_roles
  WHERE firm_id = $1 AND project_id = $2 AND membership_id = $3 AND until >= $4::date`;

/** Hours from a day on that no issued invoice has get the member's new role, but for those in a role of $6. $4 the day, $5 the role */
export const MOVE_HOURS_TO_ROLE = `UPDATE time_entries SET role = $5
  WHERE firm_id = $1 AND project_id = $2 AND membership_id = $3 AND work_date >= $4::date AND status <> 'invoiced'
    AND NOT billed_elsewhere AND role <> $5 AND lower(role) <> ALL ($6::text[])`;
