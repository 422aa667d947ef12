import { aboutSeenProject } from '../projects/index.js';

/** Index: time_entries (firm_id, membership_id, work_date). */
export const LOGGED_BY_DAY = `SELECT work_date AS date, sum(seconds)::int AS seconds FROM time_entries
  WHERE firm_id = $1 AND membership_id = $2 AND work_date BETWEEN $3 AND $4 GROUP BY work_date`;

/** $3 is the first day of this week. `since` is the day from which days without time count as missing. */
export const OWN_TIME = `SELECT coalesce(m.weekly_target_seconds, f.weekly_target_seconds) AS "weeklyTargetSeconds",
    f.working_seconds AS "workingSeconds",
    least((m.created_at AT TIME ZONE f.time_zone)::date, own.first) AS since,
    own."sentBack", own.count, own.seconds, own.oldest
  FROM memberships m
  JOIN firms f ON f.id = m.firm_id
  CROSS JOIN LATERAL (
    SELECT min(t.work_date) AS first, count(*) FILTER (WHERE t.status = 'rejected') AS "sentBack",
      count(*) FILTER (WHERE t.status = 'draft' AND t.work_date < $3) AS count,
      coalesce(sum(t.seconds) FILTER (WHERE t.status = 'draft' AND t.work_date < $3), 0) AS seconds,
      min(t.work_date) FILTER (WHERE t.status = 'draft' AND t.work_date < $3) AS oldest
    FROM time_entries t WHERE t.firm_id = m.firm_id AND t.membership_id = m.id) own
  WHERE m.firm_id = $1 AND m.id = $2`;

/** The last sixty entries hold the last five pieces of work, or nearly so. */
export const RECENT_WORK = `SELECT * FROM (
    SELECT DISTINCT ON (t.project_id, t.task, t.note) t.id, t.project_id AS "projectId", p.name AS "projectName",
      c.name AS "clientName", t.task, t.note, t.billable, t.work_date AS "workDate", t.seconds,
      p.status = 'active' AND $3::date BETWEEN p.start_date AND p.end_date AND EXISTS (SELECT FROM project_members m
        WHERE m.firm_id = p.firm_id AND m.project_id = p.id AND m.membership_id = $2) AS "isOpen"
    FROM (SELECT * FROM time_entries WHERE firm_id = $1 AND membership_id = $2
      ORDER BY work_date DESC, id DESC LIMIT 60) t
    JOIN projects p ON p.firm_id = t.firm_id AND p.id = t.project_id
    JOIN clients c ON c.firm_id = p.firm_id AND c.id = p.client_id
    ORDER BY t.project_id, t.task, t.note, t.work_date DESC, t.id DESC) work
  ORDER BY "workDate" DESC, id DESC LIMIT 5`;

/** Nobody decides their own hours; $3 narrows to the projects of a manager, null does not. */
const toDecide = (seenOnly: boolean): string => `membership_id <> $2 AND ($3::uuid IS NULL
      OR project_id IN (SELECT id FROM projects WHERE firm_id = $1 AND manager_id = $3))
      ${seenOnly ? 'AND project_id IN (SELECT id FROM projects WHERE firm_id = $1)' : ''}`;

/** Index: time_entries (firm_id, status, work_date). `seenOnly` for those who do not see every project. */
export const submitted = (
  seenOnly: boolean,
): string => `SELECT count(*) FILTER (WHERE ${toDecide(seenOnly)}) AS count,
    coalesce(sum(seconds) FILTER (WHERE ${toDecide(seenOnly)}), 0) AS seconds,
    min(work_date) FILTER (WHERE ${toDecide(seenOnly)}) AS oldest,
    coalesce(sum(seconds) FILTER (WHERE billable AND NOT billed_elsewhere), 0) AS "unapprovedSeconds"
  FROM time_entries WHERE firm_id = $1 AND status = 'submitted'`;

/** Index: engagements (firm_id, status, updated_at). */
export const PENDING_ENGAGEMENTS = `SELECT e.id, e.title, c.name AS "clientName", e.submitted_at AS "submittedAt",
    count(*) OVER () AS total
  FROM engagements e JOIN clients c ON c.firm_id = e.firm_id AND c.id = e.client_id
  WHERE e.firm_id = $1 AND e.status = 'pending' AND e.submitted_by IS DISTINCT FROM $2
  ORDER BY e.submitted_at, e.id LIMIT 5`;

export const REJECTED_ENGAGEMENTS = `SELECT count(*) AS count FROM engagements
  WHERE firm_id = $1 AND status = 'rejected' AND submitted_by = $2`;

/** What a line bills an hour entry at: rounded in the currency, as an invoice that lists each entry does. */
const AMOUNT = 'round(t.seconds * t.hourly_rate / 3600, k.exponent)';

/** Index: invoices (firm_id, status, due_date). */
export const RECEIVABLES = `SELECT v.currency, count(*) FILTER (WHERE v.draft) AS "draftCount",
    coalesce(sum(v.due) FILTER (WHERE v.draft), 0) AS "draftTotal",
    count(*) FILTER (WHERE NOT v.draft) AS "openCount", coalesce(sum(v.due) FILTER (WHERE NOT v.draft), 0) AS "openTotal",
    count(*) FILTER (WHERE v.late) AS "overdueCount", coalesce(sum(v.due) FILTER (WHERE v.late), 0) AS "overdueTotal",
    min(v.due_date) FILTER (WHERE v.late) AS "oldestDue"
  FROM (SELECT i.currency, i.due_date, i.status = 'draft' AS draft,
      i.status <> 'draft' AND i.due_date < $2::date AS late,
      i.total - coalesce((SELECT sum(a.amount) FROM payment_allocations a
        WHERE a.firm_id = i.firm_id AND a.invoice_id = i.id AND a.live), 0) AS due
    FROM invoices i WHERE i.firm_id = $1 AND i.status IN ('draft', 'issued', 'partially_paid')) v
  GROUP BY v.currency ORDER BY v.currency`;

/** Index: time_entries (firm_id, project_id, work_date). Only managed projects, so that it stays small. */
export const BURN = `SELECT p.id AS "projectId", p.name AS "projectName", c.name AS "clientName",
    p.end_date AS "endDate", e.currency, e.budget, own.seconds, own.amount, agreed.amount AS "engagementAmount"
  FROM projects p
  JOIN clients c ON c.firm_id = p.firm_id AND c.id = p.client_id
  JOIN engagements e ON e.firm_id = p.firm_id AND e.id = p.engagement_id
  JOIN currencies k ON k.code = e.currency
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(t.seconds), 0) AS seconds, coalesce(sum(${AMOUNT}) FILTER (WHERE t.billable), 0) AS amount
    FROM time_entries t WHERE t.firm_id = p.firm_id AND t.project_id = p.id AND t.status <> 'rejected') own
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(${AMOUNT}) FILTER (WHERE t.billable), 0) AS amount
    FROM projects s JOIN time_entries t ON t.firm_id = s.firm_id AND t.project_id = s.id
    WHERE s.firm_id = e.firm_id AND s.engagement_id = e.id AND t.status <> 'rejected') agreed
  WHERE p.firm_id = $1 AND p.manager_id = $2 AND p.status IN ('active', 'on_hold')
  ORDER BY agreed.amount / e.budget DESC NULLS LAST, own.seconds DESC, p.id LIMIT 5`;

/** Own to-dos that are due on $3 or were before. Index: activities (firm_id, owner_id, day) of open to-dos. */
export const DUE_TO_DOS = `SELECT a.id, a.subject, a.day, a.day < $3::date AS overdue,
    coalesce(p.name, l.company, c.name) AS "aboutName",
    a.lead_id AS "leadId", a.prospect_id AS "prospectId", a.client_id AS "clientId"
  FROM activities a
  LEFT JOIN leads l ON l.firm_id = a.firm_id AND l.id = a.lead_id
  LEFT JOIN prospects p ON p.firm_id = a.firm_id AND p.id = a.prospect_id
  LEFT JOIN clients c ON c.firm_id = a.firm_id AND c.id = a.client_id
  WHERE a.firm_id = $1 AND a.owner_id = $2 AND a.kind = 'todo' AND a.done_at IS NULL AND a.day <= $3
  ORDER BY a.day, a.id LIMIT 10`;

/** Own contracts whose notice is to be given within two weeks of $3. Index: contracts (firm_id, status, end_date). */
export const DUE_NOTICES = `SELECT c.id, c.number, c.title, k.name AS "clientName", c.end_date AS "endDate",
    c.end_date - c.renewal_notice_days AS "noticeBy"
  FROM contracts c JOIN clients k ON k.firm_id = c.firm_id AND k.id = c.client_id
  WHERE c.firm_id = $1 AND c.owner_id = $2 AND c.status = 'active'
    AND c.end_date - c.renewal_notice_days BETWEEN $3::date AND $3::date + 14
  ORDER BY c.end_date - c.renewal_notice_days, c.id LIMIT 10`;

/** Index: audit_entries (firm_id, at, id). $2: object types that the person may read; $3: the person. */
export const activity = (
  seenOnly: boolean,
): string => `SELECT id, at, actor_name AS "actorName", action, object_type AS "objectType",
    object_id AS "objectId", object_label AS "objectLabel"
  FROM audit_entries
  WHERE firm_id = $1 AND object_type <> 'session' AND (object_type = ANY($2) OR actor_id = $3)
    ${seenOnly ? `AND ${aboutSeenProject('object_type', 'object_id')}` : ''}
  ORDER BY at DESC, id DESC LIMIT 8`;

export const SETUP = `SELECT EXISTS (SELECT FROM firms WHERE id = $1 AND address <> '' AND tax_id <> '' AND iban <> '')
      AS settings,
    (SELECT count(*) > 1 FROM (SELECT FROM memberships WHERE firm_id = $1 LIMIT 2) two) AS people,
    EXISTS (SELECT FROM clients WHERE firm_id = $1) AS client,
    EXISTS (SELECT FROM engagements WHERE firm_id = $1) AS engagement,
    EXISTS (SELECT FROM projects WHERE firm_id = $1) AS project,
    EXISTS (SELECT FROM time_entries WHERE firm_id = $1) AS time,
    EXISTS (SELECT FROM invoices WHERE firm_id = $1 AND status <> 'draft') AS invoice,
    (SELECT hidden_steps FROM memberships WHERE firm_id = $1 AND id = $2) AS hidden`;
