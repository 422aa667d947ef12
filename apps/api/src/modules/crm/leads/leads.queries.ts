import type { ListSpec } from '../../../platform/persistence/page.js';

const COLUMNS = `l.id, l.version, l.company, l.person, l.email, l.phone, l.source,
    l.campaign_id AS "campaignId", g.name AS "campaignName", l.status, l.owner_id AS "ownerId", m.name AS "ownerName", l.created_at AS "createdAt"`;
const NAMES = `LEFT JOIN memberships m ON m.firm_id = l.firm_id AND m.id = l.owner_id
  LEFT JOIN campaigns g ON g.firm_id = l.firm_id AND g.id = l.campaign_id`;

/** Index: leads (firm_id, status, created_at, id). */
export const LEAD_LIST = {
  select: COLUMNS,
  from: 'leads l',
  names: NAMES,
  where: `l.firm_id = $1 AND l.status <> 'merged'`,
  filters: {
    q: (p) => `(l.company ILIKE ${p} OR l.person ILIKE ${p} OR l.email ILIKE ${p} OR l.source ILIKE ${p})`,
    status: (p) => `l.status = ${p}`,
    ownerId: (p) => `l.owner_id = ${p}`,
    campaignId: (p) => `l.campaign_id = ${p}`,
  },
  sorts: { createdAt: 'l.created_at', company: 'l.company', source: 'l.source', ownerName: 'm.name' },
  defaultSort: '-createdAt',
  tiebreak: 'l.id DESC',
} satisfies ListSpec;

export const LEAD = `SELECT ${COLUMNS}, l.note, l.drop_reason AS "dropReason", l.updated_at AS "updatedAt",
    p.id AS "prospectId", p.name AS "prospectName", l.merged_into_id AS "mergedIntoId",
    f.name AS "formName", e.consent, e.created_at AS "sentAt"
  FROM leads l ${NAMES} LEFT JOIN prospects p ON p.firm_id = l.firm_id AND p.lead_id = l.id
    LEFT JOIN form_entries e ON e.firm_id = l.firm_id AND e.lead_id = l.id
    LEFT JOIN lead_forms f ON f.firm_id = e.firm_id AND f.id = e.form_id
  WHERE l.firm_id = $1 AND l.id = $2`;

export const MERGED_LEADS = `SELECT id, company AS name FROM leads WHERE firm_id = $1 AND merged_into_id = $2 ORDER BY id`;
export const MOVE_ACTIVITIES = 'UPDATE activities SET lead_id = $2 WHERE firm_id = $1 AND lead_id = $3';
/** Those that were merged into the one that goes. */
export const MOVE_MERGED = 'UPDATE leads SET merged_into_id = $2 WHERE firm_id = $1 AND merged_into_id = $3';
