import type { ListSpec } from '../../platform/persistence/page.js';

/** Whether a person answers for a project or works on it. */
export const ON_PROJECT = `SELECT 1 AS found FROM projects p
  LEFT JOIN project_members m ON m.firm_id = p.firm_id AND m.project_id = p.id AND m.membership_id = $3
  WHERE p.firm_id = $1 AND p.id = $2 AND (p.manager_id = $3 OR m.membership_id IS NOT NULL)`;

/** When a day begins where the firm is. */
const midnight = (day: string): string =>
  `(SELECT (${day})::timestamp AT TIME ZONE time_zone FROM firms WHERE id = $1)`;

/** Newest first. Index: audit_entries (firm_id, at, id), or (firm_id, object_type, object_id, at) for one object. */
export const AUDIT_LIST = {
  select: `a.id, a.at, a.actor_type AS "actorType", a.actor_id AS "actorId", a.actor_name AS "actorName", a.action,
    a.object_type AS "objectType", a.object_id AS "objectId", a.object_label AS "objectLabel", a.before, a.after,
    a.reason, a.request_id AS "requestId"`,
  from: 'audit_entries a',
  where: 'a.firm_id = $1',
  filters: {
    actorId: (p) => `a.actor_id = ${p}`,
    action: (p) => `starts_with(a.action, ${p})`,
    objectType: (p) => `a.object_type = ${p}`,
    objectId: (p) => `a.object_id = ${p}`,
    from: (p) => `a.at >= ${midnight(`${p}::date`)}`,
    to: (p) => `a.at < ${midnight(`${p}::date + 1`)}`,
    q: (p) => `(a.object_label ILIKE ${p} OR a.actor_name ILIKE ${p})`,
  },
  sorts: { at: 'a.at' },
  defaultSort: '-at',
  tiebreak: 'a.id DESC',
} satisfies ListSpec;
