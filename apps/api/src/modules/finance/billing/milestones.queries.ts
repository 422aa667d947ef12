/** A milestone as it is agreed now, how far it got and as what it was put forward, and the live invoice that has it. */
export const MILESTONE = `SELECT p.part_id AS id, p.title, p.amount, p.acceptance_days AS "acceptanceDays", l.line_id AS "lineId",
    e.id AS "engagementId", e.title AS "engagementTitle", e.currency, e.client_id AS "clientId", e.status AS "engagementStatus", coalesce(m.status, 'open') AS status,
    m.version, m.amount AS "shownAmount", m.reached_on AS "reachedOn", m.reached_by AS "reachedBy", m.silent_on AS "silentOn",
    m.accepted_on AS "acceptedOn", m.acceptance, m.rejected_on AS "rejectedOn",
    coalesce(m.note, '') AS note, coalesce(m.answer, '') AS answer, coalesce(m.answered_by_name, '') AS "answeredByName",
    (SELECT coalesce(i.number, 'a draft') FROM invoice_lines x JOIN invoices i ON i.firm_id = x.firm_id AND i.id = x.invoice_id
      WHERE x.firm_id = p.firm_id AND x.part_id = p.part_id AND x.live) AS "onInvoice"
  FROM engagement_line_parts p
  JOIN engagement_lines l ON l.firm_id = p.firm_id AND l.id = p.row_id AND l.state = 'running'
  JOIN engagements e ON e.firm_id = l.firm_id AND e.id = l.engagement_id
  LEFT JOIN milestones m ON m.firm_id = p.firm_id AND m.id = p.part_id
  WHERE p.firm_id = $1 AND p.part_id = $2 AND p.model = 'milestone'`;

/** The line that has a milestone, held against others who bill or decide by it. */
export const HOLD_LINE_OF_MILESTONE = `SELECT l.id FROM engagement_line_parts p
  JOIN engagement_lines l ON l.firm_id = p.firm_id AND l.id = p.row_id AND l.state = 'running'
  WHERE p.firm_id = $1 AND p.part_id = $2 AND p.model = 'milestone' FOR NO KEY UPDATE OF l`;

/**
 * Reached so many days ago that, as was agreed, they count as accepted: those that are still what the client was shown.
 * $2 today
 */
export const SILENTLY_ACCEPTED = `SELECT m.id, m.silent_on AS "acceptedOn"
  FROM milestones m
  JOIN engagement_line_parts p ON p.firm_id = m.firm_id AND p.part_id = m.id AND p.amount = m.amount
  JOIN engagement_lines l ON l.firm_id = p.firm_id AND l.id = p.row_id AND l.state = 'running'
  JOIN engagements e ON e.firm_id = m.firm_id AND e.id = m.engagement_id AND e.status IN ('approved', 'in_progress')
  WHERE m.firm_id = $1 AND m.status = 'reached' AND m.silent_on <= $2::date
  ORDER BY m.id FOR UPDATE OF m`;

/** Transactions of no firm see the firms alone. */
export const ACTIVE_FIRMS = `SELECT id FROM firms WHERE status = 'active' ORDER BY id`;

/** Who of a client is asked. $2 the client. Index: portal_users (firm_id, client_id, user_id). */
export const APPROVERS = `SELECT name, email FROM portal_users
  WHERE firm_id = $1 AND client_id = $2 AND status = 'active' AND 'approvals' = ANY (rights) ORDER BY id`;

/** Who of the firm is told: whoever put it forward. */
export const TOLD = `SELECT m.name, coalesce(m.email, u.email) AS email FROM memberships m
  LEFT JOIN users u ON u.id = m.user_id WHERE m.firm_id = $1 AND m.id = $2 AND m.status = 'active'`;
