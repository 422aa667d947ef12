import { fittingPrices } from '../../rates/index.js';
import { ENTRY } from './time-entries.queries.js';

const NAMED_LINE = `l.id AS "lineId", c.level, c.id AS "cardId", c.name AS "cardName", c.currency,
  coalesce(k.name, e.title, p.name) AS "ownerName", v.id AS "versionId", v.effective_from AS "effectiveFrom",
  v.effective_to AS "effectiveTo", l.role, m.name AS "personName", l.task_type AS "taskType", l.hourly_rate AS "hourlyRate",
  l.removed_at IS NULL AND v.removed_at IS NULL AS "isCurrent"`;

const LINE_NAMES = `
  JOIN rate_card_versions v ON v.firm_id = l.firm_id AND v.id = l.version_id
  JOIN rate_cards c ON c.firm_id = v.firm_id AND c.id = v.card_id
  LEFT JOIN clients k ON k.firm_id = c.firm_id AND k.id = c.client_id
  LEFT JOIN engagements e ON e.firm_id = c.firm_id AND e.id = c.engagement_id
  LEFT JOIN projects p ON p.firm_id = c.firm_id AND p.id = c.project_id
  LEFT JOIN memberships m ON m.firm_id = l.firm_id AND m.id = l.membership_id`;

/** What an entry's rate depends on. */
export const EXPLAINED_ENTRY = `
  SELECT t.id, t.membership_id AS "membershipId", m.name AS "personName", t.role, t.task, t.work_date AS "workDate",
      p.name AS "projectName", e.title AS "engagementTitle", k.name AS "clientName", e.currency,
      t.hourly_rate AS "hourlyRate", t.rate_source AS "rateSource", t.rate_reason AS "rateReason",
      t.status = 'invoiced' AS "isInvoiced"
    FROM time_entries t
    JOIN memberships m ON m.firm_id = t.firm_id AND m.id = t.membership_id
    JOIN projects p ON p.firm_id = t.firm_id AND p.id = t.project_id
    JOIN engagements e ON e.firm_id = p.firm_id AND e.id = p.engagement_id
    JOIN clients k ON k.firm_id = p.firm_id AND k.id = p.client_id
   WHERE t.firm_id = $1 AND t.id = $2`;

/** The line that priced it, as it was then. */
export const PRICED_BY = `SELECT ${NAMED_LINE} FROM time_entries t
  JOIN rate_card_lines l ON l.firm_id = t.firm_id AND l.id = t.rate_line_id ${LINE_NAMES}
  WHERE t.firm_id = $1 AND t.id = $2`;

/** Every line that fits it today, the one that counts first; `rank` is the place in the order. */
export const FITTING_LINES = `SELECT x.rank, ${NAMED_LINE} FROM time_entries t
  CROSS JOIN LATERAL (${fittingPrices(ENTRY)}) x
  JOIN rate_card_lines l ON l.firm_id = t.firm_id AND l.id = x.line_id ${LINE_NAMES}
  WHERE t.firm_id = $1 AND t.id = $2 ORDER BY x.rank`;

/** What there is on each level for the day, to say why a level has no price. */
export const LEVELS = `SELECT o.level, coalesce(bool_or(c.currency = e.currency), false) AS "hasCard",
    coalesce(bool_or(c.currency <> e.currency), false) AS "hasOtherCurrency",
    coalesce(bool_or(c.currency = e.currency AND v.id IS NOT NULL), false) AS "hasVersion"
  FROM time_entries t
  JOIN projects p ON p.firm_id = t.firm_id AND p.id = t.project_id
  JOIN engagements e ON e.firm_id = p.firm_id AND e.id = p.engagement_id
  CROSS JOIN LATERAL (VALUES ('project', p.id), ('engagement', e.id), ('client', p.client_id), ('firm', p.firm_id)) o(level, owner_id)
  LEFT JOIN rate_cards c ON c.firm_id = t.firm_id AND c.owner_id = o.owner_id
  LEFT JOIN rate_card_versions v ON v.firm_id = c.firm_id AND v.card_id = c.id AND v.removed_at IS NULL
    AND daterange(v.effective_from, v.effective_to) @> t.work_date
  WHERE t.firm_id = $1 AND t.id = $2 GROUP BY o.level`;
