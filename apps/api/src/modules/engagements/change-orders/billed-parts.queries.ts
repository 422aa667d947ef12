/**
 * The running rows that an order ($2) takes the place of, and retainers whose last month its end would cut or lengthen:
 * held against whoever bills or decides by them.
 */
export const HOLD_CHANGED_LINES = `SELECT l.id FROM engagement_lines l
  JOIN change_orders o ON o.firm_id = l.firm_id AND o.engagement_id = l.engagement_id AND o.id = $2
  WHERE l.firm_id = $1 AND l.state = 'running' AND (l.model = 'retainer' AND o.end_date IS NOT NULL OR l.line_id IN (
    SELECT n.line_id FROM engagement_lines n WHERE n.firm_id = $1 AND n.change_order_id = $2 AND n.state = 'proposed'))
  ORDER BY l.id FOR NO KEY UPDATE OF l`;

/**
 * Dates of schedules and milestones that an order ($2) takes away or changes, although they are on a live invoice line
 * or accepted; to be asked under the lock of the rows. Index: invoice_lines (firm_id, part_id).
 */
export const SETTLED_PARTS = `SELECT p.title, coalesce(x.number, '') AS "invoiceNumber", x.number IS NOT NULL AS billed
  FROM engagement_lines n
  JOIN engagement_lines l ON l.firm_id = n.firm_id AND l.line_id = n.line_id AND l.state = 'running'
  JOIN engagement_line_parts p ON p.firm_id = l.firm_id AND p.row_id = l.id
  LEFT JOIN engagement_line_parts q ON q.firm_id = n.firm_id AND q.row_id = n.id AND q.part_id = p.part_id
  LEFT JOIN milestones m ON m.firm_id = p.firm_id AND m.id = p.part_id AND m.status = 'accepted'
  LEFT JOIN LATERAL (SELECT coalesce(i.number, '') AS number FROM invoice_lines b
    JOIN invoices i ON i.firm_id = b.firm_id AND i.id = b.invoice_id
    WHERE b.firm_id = p.firm_id AND b.part_id = p.part_id AND b.live LIMIT 1) x ON true
  WHERE n.firm_id = $1 AND n.change_order_id = $2 AND n.state = 'proposed'
    AND (x.number IS NOT NULL OR m.id IS NOT NULL)
    AND (q.title, q.due_date, q.amount) IS DISTINCT FROM (p.title, p.due_date, p.amount)
  ORDER BY l.position, p.position`;

/**
 * Billed months of retainers whose terms or end an order ($2) changes: a month goes by the terms of its first day, or of
 * the engagement's where that comes later. Index: invoice_lines (firm_id, engagement_line_id).
 */
export const SETTLED_MONTHS = `SELECT l.title || ', ' || to_char(b.month, 'YYYY-MM') AS title, coalesce(i.number, '') AS "invoiceNumber", true AS billed
  FROM change_orders o
  JOIN engagements e ON e.firm_id = o.firm_id AND e.id = o.engagement_id
  JOIN engagement_lines l ON l.firm_id = e.firm_id AND l.engagement_id = e.id AND l.state = 'running' AND l.model = 'retainer'
  JOIN invoice_lines b ON b.firm_id = l.firm_id AND b.engagement_line_id = l.line_id AND b.live AND b.kind = 'retainer'
  JOIN invoices i ON i.firm_id = b.firm_id AND i.id = b.invoice_id
  LEFT JOIN engagement_lines n ON n.firm_id = o.firm_id AND n.change_order_id = o.id AND n.line_id = l.line_id AND n.state = 'proposed'
  WHERE o.firm_id = $1 AND o.id = $2
    AND (n.id IS NOT NULL AND greatest(b.month, e.start_date) >= o.effective_from
        AND (n.hours_per_month, n.monthly_fee, n.roll_over_months, n.overage_rate)
          IS DISTINCT FROM (l.hours_per_month, l.monthly_fee, l.roll_over_months, l.overage_rate)
      OR o.end_date IS NOT NULL AND o.end_date <> e.end_date
        AND b.month + interval '1 month' - interval '1 day' > least(o.end_date, e.end_date))
  ORDER BY l.position, b.month`;
