import { aboutSeenProject } from '../projects/index.js';
import { contains, type FilterValues, type ListSpec } from '../../platform/persistence/page.js';

/** Whether what happened to an object ($2, $3) is of a project that one sees, or of none. */
export const SEEN = `SELECT 1 AS found WHERE $1::uuid IS NOT NULL AND ${aboutSeenProject('$2::text', '$3::uuid')}`;

/** Whether a person answers for a project or works on it. */
export const ON_PROJECT = `SELECT 1 AS found FROM projects p
  LEFT JOIN project_members m ON m.firm_id = p.firm_id AND m.project_id = p.id AND m.membership_id = $3
  WHERE p.firm_id = $1 AND p.id = $2 AND (p.manager_id = $3 OR m.membership_id IS NOT NULL)`;

/** When a day begins where the firm is. */
const midnight = (day: string): string =>
  `(SELECT (${day})::timestamp AT TIME ZONE time_zone FROM firms WHERE id = $1)`;

/** Newest first. Index: audit_entries (firm_id, at, id), and one for each of actor, action, kind and object. */
export const AUDIT_LIST = {
  select: `a.id, a.at, a.actor_type AS "actorType", a.actor_id AS "actorId", a.actor_name AS "actorName", a.action,
    a.object_type AS "objectType", a.object_id AS "objectId", a.object_label AS "objectLabel", a.before, a.after,
    a.reason, a.request_id AS "requestId"`,
  from: 'audit_entries a',
  where: 'a.firm_id = $1',
  filters: {
    actorId: (p) => `a.actor_id = ${p}`,
    action: (p) => `a.action = ${p}`,
    actions: (p) => `starts_with(a.action, ${p} || '.')`,
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

interface Asked {
  q?: string;
  action?: string;
  [filter: string]: unknown;
}

/** What was asked for, by the names of the list's filters: `invoice` asks for all of its actions. */
export const auditFilters = ({ q, action, ...rest }: Asked): FilterValues => ({
  ...rest,
  ...(action?.includes('.') ? { action } : { actions: action }),
  q: q && contains(q),
});

/** Looks once into an index for each value of a column that it begins with. */
const eachOf = (column: string): string => `WITH RECURSIVE each AS (
    (SELECT ${column} AS value FROM audit_entries WHERE firm_id = $1 AND ${column} IS NOT NULL ORDER BY ${column} LIMIT 1)
    UNION ALL SELECT (SELECT a.${column} FROM audit_entries a WHERE a.firm_id = $1 AND a.${column} > each.value
      ORDER BY a.${column} LIMIT 1) FROM each WHERE each.value IS NOT NULL)
  SELECT value FROM each WHERE value IS NOT NULL`;

/** What was ever done in the firm. Index: audit_entries (firm_id, action, at, id). */
export const ACTIONS = eachOf('action');

/** Who ever did something, under the name of the last time. Index: audit_entries (firm_id, actor_id, at, id). */
export const ACTORS = `SELECT e.value AS id, a.name, a.type FROM (${eachOf('actor_id')} LIMIT 1000) e
  CROSS JOIN LATERAL (SELECT actor_name AS name, actor_type AS type FROM audit_entries
    WHERE firm_id = $1 AND actor_id = e.value ORDER BY at DESC, id DESC LIMIT 1) a
  ORDER BY lower(a.name), e.value`;
