import type { ListSpec } from '../../../platform/persistence/page.js';
import { NAMES, WEIGHTED } from '../prospects/prospects.queries.js';

/** Index: leads (firm_id, campaign_id). */
const LEADS = `(SELECT count(*) FROM leads l
    WHERE l.firm_id = g.firm_id AND l.campaign_id = g.id AND l.status <> 'merged')`;
/** Index: prospects (firm_id, campaign_id). */
const WON = `(SELECT count(*) FROM prospects p
    WHERE p.firm_id = g.firm_id AND p.campaign_id = g.id AND p.status = 'won')`;

const COLUMNS = `g.id, g.version, g.name, g.channel, g.status, g.starts_on AS "startsOn", g.ends_on AS "endsOn",
    g.budget, g.cost, g.currency, g.owner_id AS "ownerId", m.name AS "ownerName", ${LEADS} AS leads, ${WON} AS won,
    g.created_at AS "createdAt"`;
const OWNER = 'JOIN memberships m ON m.firm_id = g.firm_id AND m.id = g.owner_id';

/** Index: campaigns (firm_id, created_at, id). */
export const CAMPAIGN_LIST = {
  select: COLUMNS,
  from: 'campaigns g',
  names: OWNER,
  where: 'g.firm_id = $1',
  filters: {
    q: (p) => `(g.name ILIKE ${p} OR g.note ILIKE ${p})`,
    status: (p) => `g.status = ${p}`,
    channel: (p) => `g.channel = ${p}`,
    ownerId: (p) => `g.owner_id = ${p}`,
  },
  sorts: {
    createdAt: 'g.created_at',
    name: 'g.name',
    startsOn: 'g.starts_on',
    cost: 'g.cost',
    ownerName: 'm.name',
  },
  nullable: ['startsOn'],
  defaultSort: '-createdAt',
  tiebreak: 'g.id DESC',
} satisfies ListSpec;

export const CAMPAIGN = `SELECT ${COLUMNS}, g.note, g.updated_at AS "updatedAt",
    (SELECT count(*) FROM leads l WHERE l.firm_id = g.firm_id AND l.campaign_id = g.id AND l.status = 'qualified') AS qualified
  FROM campaigns g ${OWNER} WHERE g.firm_id = $1 AND g.id = $2`;

/** What could be and was won, by currency: there is no rate that would make one sum of them. */
export const CAMPAIGN_SUMS = `SELECT p.currency,
    count(*) FILTER (WHERE p.status = 'open') AS open, count(*) FILTER (WHERE p.status = 'won') AS won,
    count(*) FILTER (WHERE p.status = 'lost') AS lost,
    coalesce(sum(p.value) FILTER (WHERE p.status = 'open'), 0) AS "openValue",
    coalesce(sum(${WEIGHTED}) FILTER (WHERE p.status = 'open'), 0) AS "openWeighted",
    coalesce(sum(p.value) FILTER (WHERE p.status = 'won'), 0) AS "wonValue"
  FROM prospects p ${NAMES}
  WHERE p.firm_id = $1 AND p.campaign_id = $2 AND p.status <> 'merged' GROUP BY p.currency ORDER BY p.currency`;
