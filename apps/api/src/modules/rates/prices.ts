import { RATE_RULES } from '#libs/contracts';

const RULE = `c.level || CASE WHEN l.role IS NULL THEN '_person' ELSE '_role' END || CASE l.task_type WHEN '' THEN '' ELSE '_task' END`;

/** The place of a line in the order of product rules: 1 is looked at first. */
const RANK = `array_position('{${RATE_RULES.join()}}'::text[], ${RULE})`;

/**
 * Every price that may hold on a project: those of its own cards, and its engagement's, client's and firm's, in the
 * engagement's currency. Together with `fits` and the order of `rank` this is the one place that resolves a rate.
 * Index: rate_cards (firm_id, owner_id, currency).
 */
export const PRICES = `
  SELECT p.firm_id, p.id AS project_id, c.level, v.effective_from, v.effective_to, l.id AS line_id, l.role,
    l.hourly_rate, coalesce(l.membership_id::text, lower(l.role)) AS who, lower(l.task_type) AS task, ${RANK} AS rank
  FROM projects p
  JOIN engagements e ON e.firm_id = p.firm_id AND e.id = p.engagement_id
  CROSS JOIN LATERAL (VALUES (p.id), (e.id), (p.client_id), (p.firm_id)) o(owner_id)
  JOIN rate_cards c ON c.firm_id = p.firm_id AND c.owner_id = o.owner_id AND c.currency = e.currency
  JOIN rate_card_versions v ON v.firm_id = c.firm_id AND v.card_id = c.id AND v.removed_at IS NULL
  JOIN rate_card_lines l ON l.firm_id = v.firm_id AND l.version_id = v.id AND l.removed_at IS NULL`;

/** SQL expressions that say whose work on what and when is priced. */
export interface Work {
  project: string;
  member: string;
  role: string;
  task: string;
  day: string;
}

/** Whether price `x` is one of the task and the day, besides project and person. */
export const holds = ({ task, day }: Pick<Work, 'task' | 'day'>): string =>
  `(x.task = '' OR x.task = lower(${task})) AND (x.effective_from IS NULL OR x.effective_from <= ${day})
    AND (x.effective_to IS NULL OR ${day} < x.effective_to)`;

/** All prices that fit one piece of work, the one that counts first. $1 is the firm. */
export const fittingPrices = (work: Work): string => `
  SELECT x.* FROM (${PRICES}) x
  WHERE x.firm_id = $1 AND x.project_id = ${work.project}
    AND x.who IN (${work.member}::text, lower(${work.role})) AND ${holds(work)}
  ORDER BY x.rank`;

/** The price that counts, for `LEFT JOIN LATERAL … ON true`: no row where there is no rate. $1 is the firm. */
export const priceOf = (work: Work): string => `(${fittingPrices(work)} LIMIT 1)`;

/** The billing role of a member on a project on a day; null for somebody who is not on it. $1 is the firm. */
export const roleOn = ({
  project,
  member,
  day,
}: Pick<Work, 'project' | 'member' | 'day'>): string => `coalesce(
  (SELECT r.role FROM project_past_roles r WHERE r.firm_id = $1 AND r.project_id = ${project}
    AND r.membership_id = ${member} AND r.until > ${day} ORDER BY r.until LIMIT 1),
  (SELECT m.role FROM project_members m WHERE m.firm_id = $1 AND m.project_id = ${project} AND m.membership_id = ${member}))`;

/**
 * Whoever prices an hour holds this lock with others, whoever changes prices holds it alone: no hour is written at a
 * price that was just replaced. Taken in a statement before the one that reads prices. $1 is the firm.
 */
export const SHARE_PRICES = `pg_advisory_xact_lock_shared(hashtextextended($1::uuid::text || ':prices', 0))`;
export const PRICES_LOCK = 'prices';
