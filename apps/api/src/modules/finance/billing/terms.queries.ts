import { lineOf } from '../../engagements/index.js';

/** Approved, billable, billed nowhere else: what can go on an invoice unless one has it. */
export const BILLABLE = `t.status = 'approved' AND t.billable AND NOT t.billed_elsewhere`;

/** The running line that project `p` works on. */
export const LINE_OF_PROJECT = `LEFT JOIN LATERAL ${lineOf('p')} line ON true`;

/** Whose work is billed. $2 client, $3 engagement, $4 project, $5 currency, each or null. */
const SCOPE = (
  client: string,
): string => `($2::uuid IS NULL OR ${client} = $2) AND ($3::uuid IS NULL OR e.id = $3)
  AND ($5::text IS NULL OR e.currency = $5)`;

/** The projects of a scope, with the line that each works on. Index: projects (firm_id, client_id, name). */
export const PROJECTS_IN_SCOPE = `SELECT p.id, p.privacy, line.line_id AS "lineId", coalesce(line.model, 'time_and_material') AS model
  FROM projects p JOIN engagements e ON e.firm_id = p.firm_id AND e.id = p.engagement_id ${LINE_OF_PROJECT}
  WHERE p.firm_id = $1 AND ${SCOPE('p.client_id')} AND ($4::uuid IS NULL OR p.id = $4)`;

/**
 * The lines of a scope that are not billed by the hour alone, each with the terms that it had before: the running ones
 * come last. A project's scope has the line that it works on. Index: engagements (firm_id, client_id, status).
 */
export const LINES_IN_SCOPE = `SELECT l.id AS "rowId", l.line_id AS "lineId", l.state, l.effective_from AS "effectiveFrom", l.model,
    l.title, l.cap_by AS "capBy", l.cap_per AS "capPer", l.cap, l.hours_per_month AS "hoursPerMonth",
    l.monthly_fee AS "monthlyFee", l.roll_over_months AS "rollOverMonths", l.overage_rate AS "overageRate", l.advance_days AS "advanceDays",
    e.id AS "engagementId", e.title AS "engagementTitle", e.currency, e.start_date AS "startDate", e.end_date AS "endDate",
    c.id AS "clientId", c.name AS "clientName"
  FROM engagements e
  JOIN clients c ON c.firm_id = e.firm_id AND c.id = e.client_id
  JOIN engagement_lines r ON r.firm_id = e.firm_id AND r.engagement_id = e.id AND r.state = 'running'
    AND r.model IN ('capped', 'fixed', 'milestone', 'retainer')
  JOIN engagement_lines l ON l.firm_id = r.firm_id AND l.line_id = r.line_id AND l.state <> 'proposed'
    AND (l.id = r.id OR r.model = 'retainer' AND l.model = 'retainer')
  WHERE e.firm_id = $1 AND e.status IN ('approved', 'in_progress', 'completed') AND ${SCOPE('e.client_id')}
    AND ($4::uuid IS NULL OR r.line_id = (SELECT line.line_id FROM projects p ${LINE_OF_PROJECT} WHERE p.firm_id = $1 AND p.id = $4))
  ORDER BY r.position, r.id, l.since`;

/** Held by whoever bills by a line, so that two drafts never bill above one cap. In one order, so that they do not wait for each other. */
export const HOLD_LINES = `SELECT l.id FROM engagement_lines l
  WHERE l.firm_id = $1 AND l.line_id = ANY($2::uuid[]) AND l.state = 'running' ORDER BY l.id FOR NO KEY UPDATE`;

/** Dates of schedules and milestones of running rows, with how far the milestones got. */
export const PARTS_OF_LINES = `SELECT p.part_id AS id, p.row_id AS "rowId", p.title, p.due_date AS "dueDate", p.amount,
    coalesce(m.status, 'open') AS status, m.reached_on AS "reachedOn",
    m.silent_on AS "silentOn", m.accepted_on AS "acceptedOn", m.acceptance, m.rejected_on AS "rejectedOn",
    coalesce(m.note, '') AS note, coalesce(m.answer, '') AS answer, coalesce(m.answered_by_name, '') AS "answeredByName"
  FROM engagement_line_parts p
  LEFT JOIN milestones m ON m.firm_id = p.firm_id AND m.id = p.part_id
  WHERE p.firm_id = $1 AND p.row_id = ANY($2::uuid[]) ORDER BY p.position, p.id`;

/** When retainers rest. Index: retainer_pauses (firm_id, line_id, from_day). */
export const PAUSES_OF_LINES = `SELECT id, version, line_id AS "lineId", from_day AS "from", to_day AS "to", reason
  FROM retainer_pauses WHERE firm_id = $1 AND line_id = ANY($2::uuid[]) ORDER BY from_day`;

/** The running retainer $3 of engagement $2. */
export const RETAINER = `SELECT l.title, e.status, e.start_date AS "startDate", e.end_date AS "endDate"
  FROM engagement_lines l JOIN engagements e ON e.firm_id = l.firm_id AND e.id = l.engagement_id
  WHERE l.firm_id = $1 AND l.engagement_id = $2 AND l.line_id = $3 AND l.state = 'running' AND l.model = 'retainer'`;

/** A billed month of a retainer ($2) with any of the days from $3 to $4. Index: invoice_lines (firm_id, engagement_line_id). */
export const BILLED_MONTH = `SELECT l.month, coalesce('invoice ' || i.number, 'a draft invoice') AS invoice
  FROM invoice_lines l JOIN invoices i ON i.firm_id = l.firm_id AND i.id = l.invoice_id
  WHERE l.firm_id = $1 AND l.engagement_line_id = $2 AND l.live AND l.kind IN ('retainer', 'overage')
    AND l.month <= $4::date AND l.month + interval '1 month' > $3::date
  ORDER BY l.month LIMIT 1`;

/**
 * What live invoice lines bill of each line, but for one invoice's ($3, or null). `worked` are the entries behind what
 * is not billed by the hour. Index: invoice_lines (firm_id, engagement_line_id).
 */
export const BILLED_ON_LINES = `SELECT l.engagement_line_id AS "lineId", l.kind, l.month, l.part_id AS "partId",
    min(i.id::text) AS "invoiceId", min(i.number) AS "invoiceNumber", bool_and(i.frozen) AS issued,
    coalesce(sum(l.seconds), 0) AS seconds, sum(l.amount) AS amount, coalesce(sum(w.seconds), 0)::bigint AS "workedSeconds"
  FROM invoice_lines l
  JOIN invoices i ON i.firm_id = l.firm_id AND i.id = l.invoice_id
  LEFT JOIN LATERAL (SELECT sum(coalesce(x.seconds, t.seconds)) AS seconds FROM invoice_line_entries x
    JOIN time_entries t ON t.firm_id = x.firm_id AND t.id = x.time_entry_id
    WHERE x.firm_id = l.firm_id AND x.line_id = l.id AND x.live) w ON l.kind = 'retainer'
  WHERE l.firm_id = $1 AND l.engagement_line_id = ANY($2::uuid[]) AND l.live AND ($3::uuid IS NULL OR l.invoice_id <> $3)
  GROUP BY l.engagement_line_id, l.kind, l.month, l.part_id, i.frozen`;

const ENTRY = `t.id, t.work_date AS "workDate", t.seconds, t.task, t.note, t.hourly_rate AS "hourlyRate",
  t.membership_id AS "membershipId", m.name AS "personName", t.project_id AS "projectId", p.name AS "projectName", e.currency`;
const JOINED = `
  JOIN projects p ON p.firm_id = t.firm_id AND p.id = t.project_id
  JOIN engagements e ON e.firm_id = p.firm_id AND e.id = p.engagement_id
  JOIN memberships m ON m.firm_id = t.firm_id AND m.id = t.membership_id`;

/**
 * Hours of projects ($2) that no invoice but this one ($5, or null) has any part of. $3 and $4 the days, or null; $6 how
 * many at most. Index: time_entries (firm_id, project_id, work_date).
 */
export const FREE_HOURS = `SELECT ${ENTRY} FROM time_entries t ${JOINED}
  WHERE t.firm_id = $1 AND t.project_id = ANY($2::uuid[]) AND ${BILLABLE}
    AND ($3::date IS NULL OR t.work_date >= $3) AND ($4::date IS NULL OR t.work_date <= $4)
    AND NOT EXISTS (SELECT FROM invoice_line_entries x WHERE x.firm_id = t.firm_id AND x.time_entry_id = t.id AND x.live
      AND ($5::uuid IS NULL OR x.invoice_id <> $5))
  ORDER BY t.work_date, t.id LIMIT $6`;

/** The same, held against changes until the transaction ends. */
export const HOLD_FREE_HOURS = `${FREE_HOURS} FOR SHARE OF t`;

/** Entries of projects ($2) that other invoices than $3 have parts of, with these parts. Index: ix_invoice_line_entries_parts. */
export const PARTLY_BILLED = `SELECT ${ENTRY}, parts.taken FROM (
    SELECT x.firm_id, x.time_entry_id, json_agg(json_build_array(x.from_second, x.from_second + x.seconds) ORDER BY x.from_second) AS taken
    FROM invoice_line_entries x WHERE x.firm_id = $1 AND x.live AND x.seconds IS NOT NULL AND ($3::uuid IS NULL OR x.invoice_id <> $3)
    GROUP BY x.firm_id, x.time_entry_id) parts
  JOIN time_entries t ON t.firm_id = parts.firm_id AND t.id = parts.time_entry_id ${JOINED}
  WHERE t.firm_id = $1 AND t.project_id = ANY($2::uuid[]) AND t.status IN ('approved', 'invoiced') AND t.billable AND NOT t.billed_elsewhere
  ORDER BY t.work_date, t.id`;

/** Billable work of an engagement ($2) by the line that it counts for; sent-back entries apart. */
export const WORKED_ON_LINES = `SELECT line.line_id AS "lineId", coalesce(sum(t.seconds), 0) AS seconds,
    coalesce(sum(round(t.seconds * t.hourly_rate / 3600, u.exponent)), 0) AS amount,
    coalesce(sum(t.seconds) FILTER (WHERE t.status IN ('draft', 'submitted')), 0) AS "waitingSeconds"
  FROM projects p
  JOIN engagements e ON e.firm_id = p.firm_id AND e.id = p.engagement_id
  JOIN currencies u ON u.code = e.currency
  JOIN time_entries t ON t.firm_id = p.firm_id AND t.project_id = p.id AND t.billable AND t.status <> 'rejected'
  ${LINE_OF_PROJECT}
  WHERE p.firm_id = $1 AND p.engagement_id = $2 GROUP BY line.line_id`;

/** The running lines of an engagement ($2), in their order. Index: engagement_lines (firm_id, engagement_id, position). */
export const RUNNING_LINES = `SELECT l.line_id AS "lineId", l.title, l.model, l.budget_hours AS "budgetHours",
    l.budget_amount AS "budgetAmount", e.currency
  FROM engagement_lines l JOIN engagements e ON e.firm_id = l.firm_id AND e.id = l.engagement_id
  WHERE l.firm_id = $1 AND l.engagement_id = $2 AND l.state = 'running' ORDER BY l.position, l.id`;
