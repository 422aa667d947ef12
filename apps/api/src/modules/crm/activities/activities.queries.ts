import type { ListSpec } from '../../../platform/persistence/page.js';

const COLUMNS = `a.id, a.version, a.kind, a.subject, a.note, a.day, a.owner_id AS "ownerId", m.name AS "ownerName",
    a.done_at AS "doneAt", a.lead_id AS "leadId", a.prospect_id AS "prospectId", a.client_id AS "clientId",
    coalesce(p.name, l.company, c.name) AS "aboutName"`;
const NAMES = `JOIN memberships m ON m.firm_id = a.firm_id AND m.id = a.owner_id
  LEFT JOIN leads l ON l.firm_id = a.firm_id AND l.id = a.lead_id
  LEFT JOIN prospects p ON p.firm_id = a.firm_id AND p.id = a.prospect_id
  LEFT JOIN clients c ON c.firm_id = a.firm_id AND c.id = a.client_id`;

/** The leads that prospects came from: what was done about them is part of the prospects' history. */
const leadsOf = (which: string): string =>
  `SELECT f.lead_id FROM prospects f WHERE f.firm_id = $1 AND f.lead_id IS NOT NULL AND (${which})`;

/** Index: activities (firm_id, lead_id or prospect_id or client_id, day). */
export const ACTIVITY_LIST = {
  select: COLUMNS,
  from: 'activities a',
  names: NAMES,
  where: 'a.firm_id = $1',
  filters: {
    q: (p) => `(a.subject ILIKE ${p} OR a.note ILIKE ${p})`,
    leadId: (p) => `a.lead_id = ${p}`,
    prospectId: (p) =>
      `(a.prospect_id = ${p} OR a.lead_id IN (${leadsOf(`${p} IN (f.id, f.merged_into_id)`)}))`,
    clientId: (p) => `(a.client_id = ${p}
      OR a.prospect_id IN (SELECT f.id FROM prospects f WHERE f.firm_id = $1 AND f.client_id = ${p})
      OR a.lead_id IN (${leadsOf(`f.client_id = ${p}`)}))`,
    ownerId: (p) => `a.owner_id = ${p}`,
    open: (p) => `(a.kind = 'todo' AND a.done_at IS NULL) = ${p}::boolean`,
  },
  sorts: { day: 'a.day' },
  defaultSort: '-day',
  tiebreak: 'a.id DESC',
} satisfies ListSpec;

export const ACTIVITY = `SELECT ${COLUMNS} FROM activities a ${NAMES} WHERE a.firm_id = $1 AND a.id = $2`;
