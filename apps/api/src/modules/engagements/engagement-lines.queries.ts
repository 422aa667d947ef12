/** All rows of an engagement's lines, also those that a change order proposes or superseded. Index: engagement_lines (firm_id, engagement_id, position). */
export const LINE_ROWS = `SELECT l.id AS "rowId", l.line_id AS id, l.state, l.since, l.until,
    l.change_order_id AS "changeOrderId", l.position,
    l.effective_from AS "effectiveFrom", l.title, l.description, l.model, l.cap_by AS "capBy", l.cap_per AS "capPer",
    l.cap, l.amount, l.hours_per_month AS "hoursPerMonth", l.monthly_fee AS "monthlyFee",
    l.roll_over_months AS "rollOverMonths", l.overage_rate AS "overageRate", l.advance_days AS "advanceDays", l.budget_hours AS "budgetHours",
    l.budget_amount AS "budgetAmount"
  FROM engagement_lines l WHERE l.firm_id = $1 AND l.engagement_id = $2 ORDER BY l.position, l.id`;

export const LINE_PARTS = `SELECT p.row_id AS "rowId", p.part_id AS id, p.title, p.due_date AS "dueDate", p.amount,
    p.acceptance_days AS "acceptanceDays"
  FROM engagement_lines l
  JOIN engagement_line_parts p ON p.firm_id = l.firm_id AND p.row_id = l.id
  WHERE l.firm_id = $1 AND l.engagement_id = $2 ORDER BY p.position, p.id`;

/**
 * The running line that a project's hours go against, for `LEFT JOIN LATERAL … ON true`: its own, or where it names none
 * the only one that takes hours. Index: engagement_lines (firm_id, engagement_id, position).
 */
export const lineOf = (p: string): string => `(
  SELECT x.* FROM engagement_lines x WHERE x.firm_id = ${p}.firm_id AND x.engagement_id = ${p}.engagement_id
    AND x.state = 'running' AND CASE WHEN ${p}.line_id IS NULL THEN x.model <> 'expenses' ELSE x.line_id = ${p}.line_id END
  ORDER BY x.position LIMIT 1)`;
