import { holds, PRICES } from './prices.js';

/**
 * Hours of the projects in $2 that no issued invoice has and whose price is another one by now, each with the price
 * that it shall have. Prices set by hand stay, and so does what was billed elsewhere. One pass over the hours and one
 * over the prices, whatever their number. $3 one person alone or null, $4 the first day or null.
 * Index: time_entries (firm_id, project_id, work_date) or (firm_id, status, work_date).
 */
const MOVED = `WITH work AS MATERIALIZED (
    SELECT t.id, t.project_id, t.membership_id, lower(t.role) AS role, t.task, t.work_date, t.seconds, t.billable,
      t.hourly_rate, t.rate_source, t.rate_line_id
    FROM time_entries t
    WHERE t.firm_id = $1 AND t.project_id = ANY ($2::uuid[]) AND t.status IN ('draft', 'submitted', 'approved', 'rejected')
      AND NOT t.billed_elsewhere AND t.rate_source IS DISTINCT FROM 'override'
      AND ($3::uuid IS NULL OR t.membership_id = $3) AND ($4::date IS NULL OR t.work_date >= $4)),
  prices AS MATERIALIZED (SELECT x.* FROM (${PRICES}) x WHERE x.firm_id = $1 AND x.project_id = ANY ($2::uuid[])),
  found AS (
    SELECT DISTINCT ON (w.id) w.id, x.level, x.line_id, x.hourly_rate
    FROM work w CROSS JOIN LATERAL (VALUES (w.membership_id::text), (w.role)) k(who)
    JOIN prices x ON x.project_id = w.project_id AND x.who = k.who AND ${holds({ task: 'w.task', day: 'w.work_date' })}
    ORDER BY w.id, x.rank),
  moved AS (
    SELECT w.*, f.level AS new_source, f.line_id AS new_line, f.hourly_rate AS new_rate
    FROM work w LEFT JOIN found f ON f.id = w.id
    WHERE (w.rate_source, w.rate_line_id, w.hourly_rate) IS DISTINCT FROM (f.level, f.line_id, f.hourly_rate))`;

const amount = (rate: string): string => `coalesce(sum(round(m.seconds * ${rate} / 3600, u.exponent)), 0)`;

/** What that does to what can be billed, by client and currency. */
export const EFFECT = `${MOVED}
  SELECT k.id AS "clientId", k.name AS "clientName", e.currency, count(*) AS entries, sum(m.seconds) AS seconds,
    round(${amount('m.hourly_rate')}, u.exponent) AS before, round(${amount('m.new_rate')}, u.exponent) AS after,
    round(${amount('m.new_rate')} - ${amount('m.hourly_rate')}, u.exponent) AS difference,
    count(*) FILTER (WHERE m.hourly_rate IS NULL) AS priced, count(*) FILTER (WHERE m.new_rate IS NULL) AS blocked,
    count(DISTINCT i.invoice_id) AS drafts
  FROM moved m
  JOIN projects p ON p.firm_id = $1 AND p.id = m.project_id
  JOIN engagements e ON e.firm_id = $1 AND e.id = p.engagement_id
  JOIN clients k ON k.firm_id = $1 AND k.id = p.client_id
  JOIN currencies u ON u.code = e.currency
  LEFT JOIN invoice_line_entries i ON i.firm_id = $1 AND i.time_entry_id = m.id AND i.live
  WHERE m.billable AND m.hourly_rate IS DISTINCT FROM m.new_rate
  GROUP BY k.id, k.name, e.currency, u.exponent
  ORDER BY k.name, k.id, e.currency`;

/** Writing 100,000 hours anew takes longer than a request's statements may otherwise. */
export const TAKE_TIME = `SET LOCAL statement_timeout = '5min'`;

/** Gives the hours their prices. What was invoiced while this waited for it stays. */
export const REPRICE = `${MOVED}
  UPDATE time_entries t SET hourly_rate = m.new_rate, rate_source = m.new_source, rate_line_id = m.new_line,
    rate_reason = NULL, version = t.version + 1, updated_at = now()
  FROM moved m WHERE t.firm_id = $1 AND t.id = m.id AND t.status <> 'invoiced'`;

/** The projects whose hours a card may price. $2 owner, $3 currency */
export const PROJECTS_OF_CARD = `SELECT p.id FROM projects p
  JOIN engagements e ON e.firm_id = p.firm_id AND e.id = p.engagement_id
  WHERE p.firm_id = $1 AND e.currency = $3 AND $2::uuid IN (p.id, p.engagement_id, p.client_id, p.firm_id)`;
