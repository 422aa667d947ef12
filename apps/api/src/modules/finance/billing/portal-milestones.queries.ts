import type { ListSpec } from '../../../platform/persistence/page.js';

const COLUMNS = `m.id, m.version, m.title, m.amount, e.currency, e.title AS "engagementTitle", m.status,
  m.reached_on AS "reachedOn", CASE m.status WHEN 'reached' THEN m.silent_on END AS "acceptedByItselfOn",
  m.accepted_on AS "acceptedOn", m.acceptance, m.rejected_on AS "rejectedOn", m.note,
  CASE m.acceptance WHEN 'recorded' THEN '' ELSE m.answer END AS answer, m.answered_by_name AS "answeredByName"`;
const TABLES = 'milestones m JOIN engagements e ON e.firm_id = m.firm_id AND e.id = m.engagement_id';

/**
 * What was put forward to a client. How the firm knows of an acceptance that it recorded is its own note. Index: milestones
 * (firm_id, client_id, status).
 */
export const PORTAL_MILESTONES = {
  select: COLUMNS,
  from: TABLES,
  where: 'm.firm_id = $1',
  filters: {
    clientId: (p) => `m.client_id = ${p}`,
    status: (p) => `m.status = ${p}`,
    q: (p) => `(m.title ILIKE ${p} OR e.title ILIKE ${p})`,
  },
  sorts: { reachedOn: 'm.reached_on', title: 'm.title', amount: 'm.amount' },
  defaultSort: '-reachedOn',
  tiebreak: 'm.id DESC',
} satisfies ListSpec;

export const PORTAL_MILESTONE = `SELECT ${COLUMNS} FROM ${TABLES}
  WHERE m.firm_id = $1 AND m.client_id = $2 AND m.id = $3`;
