import type { ListSpec } from '../../../platform/persistence/page.js';

/** In percent: an end has its stage's, an open prospect its own before the stage's. */
const CHANCE = `CASE WHEN s.kind = 'open' THEN coalesce(p.probability, s.probability) ELSE s.probability END`;
export const WEIGHTED = `round(p.value * (${CHANCE}) / 100, k.exponent)`;
export const NAMES = `JOIN pipeline_stages s ON s.firm_id = p.firm_id AND s.id = p.stage_id
  JOIN currencies k ON k.code = p.currency
  JOIN memberships m ON m.firm_id = p.firm_id AND m.id = p.owner_id`;
const COLUMNS = `p.id, p.version, p.name, p.company, p.client_id AS "clientId", p.value, p.currency,
    ${CHANCE} AS chance, ${WEIGHTED} AS weighted, p.expected_close AS "expectedClose", p.owner_id AS "ownerId",
    m.name AS "ownerName", p.stage_id AS "stageId", s.name AS "stageName", p.status, p.closed_on AS "closedOn",
    p.created_at AS "createdAt"`;

/** Index: prospects (firm_id, status, created_at, id). */
export const PROSPECT_LIST = {
  select: COLUMNS,
  from: 'prospects p',
  names: NAMES,
  where: `p.firm_id = $1 AND p.status <> 'merged'`,
  filters: {
    q: (p) => `(p.name ILIKE ${p} OR p.company ILIKE ${p} OR p.person ILIKE ${p} OR p.email ILIKE ${p})`,
    status: (p) => `p.status = ${p}`,
    stageId: (p) => `p.stage_id = ${p}`,
    ownerId: (p) => `p.owner_id = ${p}`,
    clientId: (p) => `p.client_id = ${p}`,
    campaignId: (p) => `p.campaign_id = ${p}`,
  },
  sorts: {
    createdAt: 'p.created_at',
    name: 'p.name',
    company: 'p.company',
    value: 'p.value',
    expectedClose: 'p.expected_close',
    closedOn: 'p.closed_on',
    ownerName: 'm.name',
  },
  nullable: ['expectedClose', 'closedOn'],
  defaultSort: '-createdAt',
  tiebreak: 'p.id DESC',
} satisfies ListSpec;

export const PROSPECT = `SELECT ${COLUMNS}, p.person, p.email, p.phone, p.source, p.campaign_id AS "campaignId", g.name AS "campaignName", p.note, p.probability,
    c.name AS "clientName", p.lead_id AS "leadId", p.lost_reason AS "lostReason", p.converted_at AS "convertedAt",
    p.merged_into_id AS "mergedIntoId", p.updated_at AS "updatedAt"
  FROM prospects p ${NAMES} LEFT JOIN clients c ON c.firm_id = p.firm_id AND c.id = p.client_id
    LEFT JOIN campaigns g ON g.firm_id = p.firm_id AND g.id = p.campaign_id
  WHERE p.firm_id = $1 AND p.id = $2`;

export const MERGED_PROSPECTS = `SELECT id, name FROM prospects WHERE firm_id = $1 AND merged_into_id = $2 ORDER BY id`;
export const MOVE_ACTIVITIES =
  'UPDATE activities SET prospect_id = $2 WHERE firm_id = $1 AND prospect_id = $3';
/** Those that were merged into the one that goes. */
export const MOVE_MERGED =
  'UPDATE prospects SET merged_into_id = $2 WHERE firm_id = $1 AND merged_into_id = $3';
