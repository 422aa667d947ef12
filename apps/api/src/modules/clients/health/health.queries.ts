import { REJECTED_DAYS } from '#libs/contracts';

/** The part of each running engagement's budget that is used up: of its money or of its hours, whichever is worse. */
const BURN = `SELECT max(greatest(
      CASE WHEN e.budget > 0 THEN w.value * 100 / e.budget END,
      CASE WHEN e.budget_hours > 0 THEN w.seconds * 100 / (e.budget_hours * 3600) END))
  FROM engagements e CROSS JOIN LATERAL (
    SELECT coalesce(sum(t.seconds * t.hourly_rate / 3600) FILTER (WHERE t.billable), 0) AS value,
      coalesce(sum(t.seconds), 0)::numeric AS seconds
    FROM projects p JOIN time_entries t ON t.firm_id = p.firm_id AND t.project_id = p.id AND t.status <> 'rejected'
    WHERE p.firm_id = e.firm_id AND p.engagement_id = e.id) w
  WHERE e.firm_id = c.firm_id AND e.client_id = c.id AND e.status IN ('approved', 'in_progress')
    AND (e.budget IS NOT NULL OR e.budget_hours IS NOT NULL)`;

const LATE = `i.firm_id = c.firm_id AND i.client_id = c.id AND i.status IN ('issued', 'partially_paid') AND i.due_date < $3::date`;

/** What is still to be paid of overdue invoices, by currency. */
const OVERDUE_SUMS = `SELECT json_agg(json_build_object('currency', s.currency, 'amount', s.amount::text) ORDER BY s.currency)
  FROM (SELECT i.currency, sum(i.total - coalesce((SELECT sum(a.amount) FROM payment_allocations a
      WHERE a.firm_id = i.firm_id AND a.invoice_id = i.id AND a.live), 0)) AS amount
    FROM invoices i WHERE ${LATE} GROUP BY i.currency) s`;

const TALK = `a.kind <> 'todo' AND a.day <= $3::date`;
/** The last call, meeting, mail or note about client `c` and what it was won with: by one index each. */
const SPOKEN = `SELECT greatest((SELECT max(a.day) FROM activities a WHERE a.firm_id = c.firm_id AND a.client_id = c.id AND ${TALK}),
    (SELECT max(a.day) FROM prospects f JOIN activities a ON a.firm_id = f.firm_id AND a.prospect_id = f.id AND ${TALK}
      WHERE f.firm_id = c.firm_id AND f.client_id = c.id))`;
const WORKED = `SELECT max(t.work_date) FROM projects p CROSS JOIN LATERAL (SELECT work_date FROM time_entries t
      WHERE t.firm_id = p.firm_id AND t.project_id = p.id ORDER BY work_date DESC LIMIT 1) t
  WHERE p.firm_id = c.firm_id AND p.client_id = c.id`;

/**
 * What is measured of the clients $2 on the day $3. Index: invoices (firm_id, client_id, issue_date),
 * activities (firm_id, client_id, day), time_entries (firm_id, project_id, work_date).
 */
export const HEALTH_FACTS = `SELECT c.id AS "clientId", c.health_override AS override, c.health_reason AS reason,
    m.name AS "setByName", c.health_set_at AS "setAt",
    coalesce((SELECT max($3::date - i.due_date) FROM invoices i WHERE ${LATE}), 0) AS overdue,
    coalesce((${OVERDUE_SUMS}), '[]') AS "overdueSums",
    greatest($3::date - greatest((${SPOKEN}), (${WORKED}), c.created_at::date), 0) AS quiet,
    coalesce((${BURN}), 0)::float8 AS budget,
    (SELECT count(*) FROM activities a WHERE a.firm_id = c.firm_id AND a.client_id = c.id AND a.kind = 'todo'
      AND a.done_at IS NULL AND a.day < $3::date)::int AS todos,
    coalesce((SELECT sum(t.seconds) FILTER (WHERE t.status = 'rejected') * 100.0 / sum(t.seconds)
      FROM time_entries t JOIN projects p ON p.firm_id = t.firm_id AND p.id = t.project_id
      WHERE p.firm_id = c.firm_id AND p.client_id = c.id AND t.work_date > $3::date - ${REJECTED_DAYS}), 0)::float8 AS rejected
  FROM clients c LEFT JOIN memberships m ON m.firm_id = c.firm_id AND m.id = c.health_set_by
  WHERE c.firm_id = $1 AND c.id = ANY ($2::uuid[])`;
