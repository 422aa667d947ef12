import { SEEN_NAME } from '../engagements.queries.js';

/** Index: signature_requests (firm_id, subject_id). */
const ROW = `o.id, o.version, o.engagement_id AS "engagementId", o.number, o.title, o.status, o.based_on AS "basedOn",
  o.made_version AS "madeVersion", o.status IN ('draft', 'sent', 'signed') AND o.based_on <> e.agreed_version AS stale,
  EXISTS (SELECT FROM signature_requests s WHERE s.firm_id = o.firm_id AND s.subject_type = 'change_order'
    AND s.subject_id = o.id AND s.status IN ('open', 'signed')) AS "outForSignature",
  o.effective_from AS "effectiveFrom", o.end_date AS "endDate", o.budget_change AS "budgetChange",
  o.budget_hours_change AS "budgetHoursChange", o.signed_on AS "signedOn", o.created_at AS "createdAt"`;

/** The orders of an engagement, the latest first. Index: change_orders (firm_id, engagement_id, number). */
export const CHANGE_ORDERS = `SELECT ${ROW} FROM change_orders o
  JOIN engagements e ON e.firm_id = o.firm_id AND e.id = o.engagement_id
  WHERE o.firm_id = $1 AND o.engagement_id = $2 ORDER BY o.number DESC`;

export const CHANGE_ORDER = `SELECT ${ROW}, e.title AS "engagementTitle", c.name AS "clientName", e.currency, o.reason,
    e.start_date AS "startDate", coalesce(v.end_date, e.end_date) AS "endBefore",
    CASE WHEN v.number IS NULL THEN e.budget ELSE v.budget END AS "budgetBefore",
    CASE WHEN v.number IS NULL THEN e.budget_hours ELSE v.budget_hours END AS "budgetHoursBefore",
    o.drafted_by AS "draftedBy", d.name AS "draftedByName", o.sent_at AS "sentAt", o.signed_by AS "signedBy",
    o.signed_how AS "signedHow", r.name AS "recordedByName", o.decision_note AS "decisionNote",
    a.name AS "appliedByName", o.applied_at AS "appliedAt", o.updated_at AS "updatedAt"
  FROM change_orders o
    JOIN engagements e ON e.firm_id = o.firm_id AND e.id = o.engagement_id
    JOIN clients c ON c.firm_id = e.firm_id AND c.id = e.client_id
    JOIN memberships d ON d.firm_id = o.firm_id AND d.id = o.drafted_by
    LEFT JOIN engagement_versions v ON v.firm_id = o.firm_id AND v.engagement_id = o.engagement_id AND v.number = o.based_on
    LEFT JOIN memberships r ON r.firm_id = o.firm_id AND r.id = o.recorded_by
    LEFT JOIN memberships a ON a.firm_id = o.firm_id AND a.id = o.applied_by
  WHERE o.firm_id = $1 AND o.id = $2`;

/** Each with what the role's hour cost on the engagement's own card the day before. $2 order, $3 its first day */
export const CHANGED_RATES = `SELECT r.role, r.hourly_rate AS "hourlyRate", b.hourly_rate AS before
  FROM change_order_rates r
  JOIN change_orders o ON o.firm_id = r.firm_id AND o.id = r.change_order_id
  LEFT JOIN LATERAL (SELECT l.hourly_rate FROM rate_cards c
    JOIN rate_card_versions v ON v.firm_id = c.firm_id AND v.card_id = c.id AND v.removed_at IS NULL
      AND daterange(v.effective_from, v.effective_to) @> o.effective_from - 1
    JOIN rate_card_lines l ON l.firm_id = v.firm_id AND l.version_id = v.id AND l.removed_at IS NULL
    WHERE c.firm_id = r.firm_id AND c.owner_id = o.engagement_id AND lower(l.role) = lower(r.role) AND l.task_type = ''
    LIMIT 1) b ON true
  WHERE r.firm_id = $1 AND r.change_order_id = $2 ORDER BY r.hourly_rate DESC, r.role`;

export const NEXT_NUMBER = `SELECT coalesce(max(number), 0) + 1 AS next FROM change_orders
  WHERE firm_id = $1 AND engagement_id = $2`;

/** Projects that go on after a day. $3 as SEEN_NAME has it, $4 the day */
export const PROJECTS_AFTER = `SELECT ${SEEN_NAME} FROM projects
  WHERE firm_id = $1 AND engagement_id = $2 AND end_date > $4::date AND status <> 'cancelled' ORDER BY projects.name`;

/** From now on the engagement may have several lines that take hours, so that projects say which was theirs. */
export const NAME_LINES = `UPDATE projects p SET line_id = l.line_id FROM engagement_lines l
  WHERE p.firm_id = $1 AND p.engagement_id = $2 AND p.line_id IS NULL
    AND l.firm_id = p.firm_id AND l.engagement_id = p.engagement_id AND l.state = 'running' AND l.model <> 'expenses'`;

/** What the order's rows take the place of; before they run themselves. $2 order, $3 the version that it makes */
export const SUPERSEDE = `UPDATE engagement_lines l SET state = 'superseded', until = $3
  FROM engagement_lines n WHERE n.firm_id = $1 AND n.change_order_id = $2 AND n.state = 'proposed'
    AND l.firm_id = n.firm_id AND l.line_id = n.line_id AND l.state = 'running'`;

export const RUN_LINES = `UPDATE engagement_lines SET state = 'running', since = $3, effective_from = $4
  WHERE firm_id = $1 AND change_order_id = $2 AND state = 'proposed'`;

/** All versions that were agreed, the latest first; the terms of earlier ones are kept, those of the latest are today's. */
export const VERSIONS = `SELECT n.number, o.effective_from AS "effectiveFrom", e.start_date AS "startDate",
    coalesce(v.end_date, e.end_date) AS "endDate",
    CASE WHEN v.number IS NULL THEN e.budget ELSE v.budget END AS budget,
    CASE WHEN v.number IS NULL THEN e.budget_hours ELSE v.budget_hours END AS "budgetHours",
    CASE n.number WHEN 1 THEN e.decided_at ELSE o.applied_at END AS "agreedAt", m.name AS "agreedByName",
    o.id AS "changeOrderId", o.number AS "changeOrderNumber", o.title AS "changeOrderTitle"
  FROM engagements e CROSS JOIN LATERAL generate_series(1, e.agreed_version) n(number)
    LEFT JOIN engagement_versions v ON v.firm_id = e.firm_id AND v.engagement_id = e.id AND v.number = n.number
    LEFT JOIN change_orders o ON o.firm_id = e.firm_id AND o.engagement_id = e.id AND o.made_version = n.number
    LEFT JOIN memberships m ON m.firm_id = e.firm_id
      AND m.id = CASE n.number WHEN 1 THEN e.decided_by ELSE o.applied_by END
  WHERE e.firm_id = $1 AND e.id = $2 ORDER BY n.number DESC`;
