/** A milestone as it is agreed now, how far it got, and the live invoice that has it. */
export const MILESTONE = `SELECT p.part_id AS id, p.title, p.acceptance_days AS "acceptanceDays", l.line_id AS "lineId",
    e.id AS "engagementId", e.status AS "engagementStatus", coalesce(m.status, 'open') AS status, m.version,
    m.reached_on AS "reachedOn", m.accepted_on AS "acceptedOn", m.acceptance, m.note,
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

/** Reached so many days ago that, as was agreed, they count as accepted. $2 today */
export const SILENTLY_ACCEPTED = `SELECT m.id, p.title, m.reached_on + p.acceptance_days AS "acceptedOn"
  FROM milestones m
  JOIN engagement_line_parts p ON p.firm_id = m.firm_id AND p.part_id = m.id
  JOIN engagement_lines l ON l.firm_id = p.firm_id AND l.id = p.row_id AND l.state = 'running'
  WHERE m.firm_id = $1 AND m.status = 'reached' AND m.reached_on + p.acceptance_days <= $2::date
  ORDER BY m.id FOR UPDATE OF m`;

/** Transactions of no firm see the firms alone. */
export const ACTIVE_FIRMS = `SELECT id FROM firms WHERE status = 'active' ORDER BY id`;
