import type { ListSpec } from '../../platform/persistence/page.js';

/** Index: engagements (firm_id, client_id, status) and (firm_id, status, updated_at). */
export const ENGAGEMENT_LIST = {
  select: `e.id, e.version, e.title, e.client_id AS "clientId", c.name AS "clientName", e.status,
    e.start_date AS "startDate", e.end_date AS "endDate", e.currency, e.budget, e.submitted_by AS "submittedBy",
    e.created_at AS "createdAt", e.updated_at AS "updatedAt",
    (SELECT count(*) FROM projects p WHERE p.firm_id = e.firm_id AND p.engagement_id = e.id) AS "projectCount"`,
  from: 'engagements e JOIN clients c ON c.firm_id = e.firm_id AND c.id = e.client_id',
  where: 'e.firm_id = $1',
  filters: {
    q: (p) => `(e.title ILIKE ${p} OR c.name ILIKE ${p})`,
    clientId: (p) => `e.client_id = ${p}`,
    status: (p) => `e.status = ${p}`,
  },
  sorts: {
    title: 'e.title',
    clientName: 'c.name',
    startDate: 'e.start_date',
    endDate: 'e.end_date',
    budget: 'e.budget',
    createdAt: 'e.created_at',
    updatedAt: 'e.updated_at',
  },
  defaultSort: '-createdAt',
  tiebreak: 'e.id DESC',
} satisfies ListSpec;

export const ENGAGEMENT = `SELECT e.id, e.version, e.client_id AS "clientId", c.name AS "clientName",
    c.status AS "clientStatus", e.title, e.description, e.start_date AS "startDate", e.end_date AS "endDate",
    e.currency, e.budget, e.budget_hours AS "budgetHours", e.agreed_version AS "agreedVersion", e.status, e.origin,
    e.submitted_by AS "submittedBy", s.name AS "submittedByName", e.submitted_at AS "submittedAt",
    e.decided_by AS "decidedBy", d.name AS "decidedByName", e.decided_at AS "decidedAt",
    e.project_name AS "projectName", e.project_manager_id AS "projectManagerId", g.name AS "projectManagerName",
    CASE WHEN k.id IS NOT NULL THEN json_build_object('id', k.id, 'number', k.number, 'title', k.title, 'status', k.status) END AS contract,
    e.decision_note AS "decisionNote", e.created_at AS "createdAt", e.updated_at AS "updatedAt",
    coalesce((SELECT v.budget FROM engagement_versions v
      WHERE v.firm_id = e.firm_id AND v.engagement_id = e.id AND v.number = 1), e.budget) AS "originalBudget",
    (SELECT coalesce(sum(o.budget_change), 0) FROM change_orders o WHERE o.firm_id = e.firm_id
      AND o.engagement_id = e.id AND o.status IN ('signed', 'applied')) AS "signedChanges",
    (SELECT count(*) FROM rate_cards r JOIN rate_card_versions v ON v.firm_id = r.firm_id AND v.card_id = r.id
      WHERE r.firm_id = e.firm_id AND r.owner_id = e.id AND v.removed_at IS NULL) AS "rateVersions"
  FROM engagements e
    JOIN clients c ON c.firm_id = e.firm_id AND c.id = e.client_id
    LEFT JOIN contracts k ON k.firm_id = e.firm_id AND k.id = e.contract_id
    LEFT JOIN memberships g ON g.firm_id = e.firm_id AND g.id = e.project_manager_id
    LEFT JOIN memberships s ON s.firm_id = e.firm_id AND s.id = e.submitted_by
    LEFT JOIN memberships d ON d.firm_id = e.firm_id AND d.id = e.decided_by
  WHERE e.firm_id = $1 AND e.id = $2`;

/** The engagements of a contract ($2), each with its budget and the changes to it that were signed. Index: engagements (firm_id, contract_id). */
export const CONTRACT_ENGAGEMENTS = `SELECT e.id, e.title, e.status, e.start_date AS "startDate", e.end_date AS "endDate", e.currency,
    coalesce((SELECT v.budget FROM engagement_versions v
        WHERE v.firm_id = e.firm_id AND v.engagement_id = e.id AND v.number = 1), e.budget)
      + (SELECT coalesce(sum(o.budget_change), 0) FROM change_orders o WHERE o.firm_id = e.firm_id
        AND o.engagement_id = e.id AND o.status IN ('signed', 'applied')) AS value
  FROM engagements e WHERE e.firm_id = $1 AND e.contract_id = $2 ORDER BY e.start_date, e.title, e.id`;

/** Its own prices by role, of any task, as they hold today, or on its first or last day when that is not today. */
export const ENGAGEMENT_RATES = `SELECT l.role, l.hourly_rate AS "hourlyRate"
  FROM engagements e
  JOIN rate_cards c ON c.firm_id = e.firm_id AND c.owner_id = e.id AND c.currency = e.currency
  JOIN rate_card_versions v ON v.firm_id = c.firm_id AND v.card_id = c.id AND v.removed_at IS NULL
    AND daterange(v.effective_from, v.effective_to) @> greatest(e.start_date, least(e.end_date, current_date))
  JOIN rate_card_lines l ON l.firm_id = v.firm_id AND l.version_id = v.id AND l.removed_at IS NULL
  WHERE e.firm_id = $1 AND e.id = $2 AND l.role IS NOT NULL AND l.task_type = '' ORDER BY l.hourly_rate DESC, l.role`;

/** Whether its own rate card, its client's or the firm's has any price for it. */
export const HAS_PRICES = `SELECT EXISTS (SELECT FROM engagements e
    JOIN rate_cards c ON c.firm_id = e.firm_id AND c.owner_id IN (e.id, e.client_id, e.firm_id) AND c.currency = e.currency
    JOIN rate_card_versions v ON v.firm_id = c.firm_id AND v.card_id = c.id AND v.removed_at IS NULL
    JOIN rate_card_lines l ON l.firm_id = v.firm_id AND l.version_id = v.id AND l.removed_at IS NULL
    WHERE e.firm_id = $1 AND e.id = $2) AS priced`;

/** $3: of the projects for their members only, those that the actor is on; null for all. */
const SEEN = `$3::uuid[] IS NULL OR privacy = 'firm' OR id = ANY ($3)`;
/** Projects that keep something from happening are named to those who see them. */
export const SEEN_NAME = `CASE WHEN ${SEEN} THEN name ELSE 'one for its members only' END AS name`;

export const ENGAGEMENT_PROJECTS = `SELECT id, name, code, status, start_date AS "startDate", end_date AS "endDate"
  FROM projects WHERE firm_id = $1 AND engagement_id = $2 AND (${SEEN}) ORDER BY start_date, name, id`;

/** Hours, and the value of billable ones with a rate, sent-back entries apart; each rounded as an invoice would. */
export const BUDGET_USED = `SELECT coalesce(sum(t.seconds), 0) AS "loggedSeconds",
    round(coalesce(sum(round(t.seconds * t.hourly_rate / 3600, c.exponent)) FILTER (WHERE t.billable), 0), c.exponent) AS used
  FROM engagements e
    JOIN currencies c ON c.code = e.currency
    LEFT JOIN projects p ON p.firm_id = e.firm_id AND p.engagement_id = e.id
    LEFT JOIN time_entries t ON t.firm_id = p.firm_id AND t.project_id = p.id AND t.status <> 'rejected'
  WHERE e.firm_id = $1 AND e.id = $2 GROUP BY c.exponent`;

export const OPEN_PROJECTS = `SELECT ${SEEN_NAME} FROM projects
  WHERE firm_id = $1 AND engagement_id = $2 AND status IN ('active', 'on_hold') ORDER BY projects.name`;
