import type { ListSpec } from '../../platform/persistence/page.js';

const OWNER = `c.id, c.version, c.level, c.name, c.currency, c.client_id AS "clientId", c.engagement_id AS "engagementId",
  c.project_id AS "projectId", coalesce(k.name, e.title, p.name) AS "ownerName", n.name AS "clientName",
  c.updated_at AS "updatedAt"`;

const NAMES = `
  LEFT JOIN clients k ON k.firm_id = c.firm_id AND k.id = c.client_id
  LEFT JOIN engagements e ON e.firm_id = c.firm_id AND e.id = c.engagement_id
  LEFT JOIN projects p ON p.firm_id = c.firm_id AND p.id = c.project_id
  LEFT JOIN clients n ON n.firm_id = c.firm_id AND n.id = coalesce(e.client_id, p.client_id)`;

/** A project's card is seen by those who see the project. */
const SEEN = '(c.project_id IS NULL OR p.id IS NOT NULL)';

const BY_LEVEL = `CASE c.level WHEN 'firm' THEN 1 WHEN 'client' THEN 2 WHEN 'engagement' THEN 3 ELSE 4 END`;

/** Index: rate_cards (firm_id, owner_id, currency); a firm has about as many cards as engagements. */
export const RATE_CARD_LIST = {
  select: `${OWNER}, v.effective_from AS "effectiveFrom", v.effective_to AS "effectiveTo",
    (SELECT count(*) FROM rate_card_versions x
      WHERE x.firm_id = c.firm_id AND x.card_id = c.id AND x.removed_at IS NULL) AS "versionCount",
    (SELECT count(*) FROM rate_card_lines l
      WHERE l.firm_id = v.firm_id AND l.version_id = v.id AND l.removed_at IS NULL) AS "lineCount"`,
  from: `rate_cards c ${NAMES}
    LEFT JOIN rate_card_versions v ON v.firm_id = c.firm_id AND v.card_id = c.id AND v.removed_at IS NULL
      AND daterange(v.effective_from, v.effective_to) @> current_date`,
  where: `c.firm_id = $1 AND ${SEEN}`,
  filters: {
    q: (p) =>
      `(c.name ILIKE ${p} OR k.name ILIKE ${p} OR e.title ILIKE ${p} OR p.name ILIKE ${p} OR n.name ILIKE ${p})`,
    level: (p) => `c.level = ${p}`,
    clientId: (p) => `c.client_id = ${p}`,
    engagementId: (p) => `c.engagement_id = ${p}`,
    projectId: (p) => `c.project_id = ${p}`,
  },
  sorts: {
    level: BY_LEVEL,
    owner: 'coalesce(k.name, e.title, p.name, c.name)',
    currency: 'c.currency',
    updatedAt: 'c.updated_at',
  },
  defaultSort: 'level',
  tiebreak: 'coalesce(k.name, e.title, p.name, c.name), c.currency, c.id',
} satisfies ListSpec;

export const RATE_CARD = `SELECT ${OWNER}, e.status AS "engagementStatus", p.status AS "projectStatus"
  FROM rate_cards c ${NAMES} WHERE c.firm_id = $1 AND c.id = $2 AND ${SEEN}`;

/** A card's versions by their days. Index: rate_card_versions (firm_id, card_id). */
export const VERSIONS = `SELECT id, effective_from AS "effectiveFrom", effective_to AS "effectiveTo" FROM rate_card_versions
  WHERE firm_id = $1 AND card_id = $2 AND removed_at IS NULL ORDER BY effective_from NULLS FIRST`;

/** Roles first, the dearest first; then people by name. Index: rate_card_lines (firm_id, version_id). */
export const LINES = `SELECT l.id, l.version_id AS "versionId", l.role, l.membership_id AS "membershipId", m.name AS "personName",
    l.task_type AS "taskType", l.hourly_rate AS "hourlyRate"
  FROM rate_card_versions v
  JOIN rate_card_lines l ON l.firm_id = v.firm_id AND l.version_id = v.id AND l.removed_at IS NULL
  LEFT JOIN memberships m ON m.firm_id = l.firm_id AND m.id = l.membership_id
  WHERE v.firm_id = $1 AND v.card_id = $2 AND v.removed_at IS NULL
  ORDER BY m.name NULLS FIRST, l.hourly_rate DESC, l.role, l.task_type, l.id`;

/** What a new card of a client, engagement or project belongs to. $2 level, $3 id */
export const OWNER_OF_CARD = `
  SELECT currency FROM clients WHERE $2 = 'client' AND firm_id = $1 AND id = $3
  UNION ALL SELECT currency FROM engagements WHERE $2 = 'engagement' AND firm_id = $1 AND id = $3
  UNION ALL SELECT e.currency FROM projects p JOIN engagements e ON e.firm_id = p.firm_id AND e.id = p.engagement_id
    WHERE $2 = 'project' AND p.firm_id = $1 AND p.id = $3`;

export const REMOVE_VERSIONS = `UPDATE rate_card_versions SET removed_at = now()
  WHERE firm_id = $1 AND card_id = $2 AND removed_at IS NULL AND id <> ALL ($3::uuid[])`;

/** All in one statement, at whose end they must not overlap. */
export const MOVE_VERSIONS = `UPDATE rate_card_versions v SET effective_from = n.starts, effective_to = n.ends
  FROM unnest($2::uuid[], $3::date[], $4::date[]) AS n(id, starts, ends)
  WHERE v.firm_id = $1 AND v.id = n.id AND (v.effective_from, v.effective_to) IS DISTINCT FROM (n.starts, n.ends)`;

export const INSERT_VERSIONS = `INSERT INTO rate_card_versions (firm_id, id, card_id, effective_from, effective_to)
  SELECT $1, n.id, $2, n.starts, n.ends FROM unnest($3::uuid[], $4::date[], $5::date[]) AS n(id, starts, ends)`;

export const REMOVE_LINES = `UPDATE rate_card_lines SET removed_at = now() WHERE firm_id = $1 AND id = ANY ($2::uuid[])`;

export const INSERT_LINES = `INSERT INTO rate_card_lines (firm_id, id, version_id, role, membership_id, task_type, hourly_rate)
  SELECT $1, n.* FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::uuid[], $6::text[], $7::numeric[]) AS n`;
