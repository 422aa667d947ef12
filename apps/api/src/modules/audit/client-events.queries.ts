/** A client with those that were merged into it, and everything that is theirs, by what the record calls it. */
const OBJECTS = `own AS (SELECT id FROM clients WHERE firm_id = $1 AND id = $2),
  objects (type, id) AS (
    SELECT 'client', id FROM own
    UNION ALL SELECT 'client', x.id FROM merged_clients x WHERE x.firm_id = $1 AND x.into_id IN (SELECT id FROM own)
    UNION ALL SELECT 'client_contact', x.id FROM client_contacts x WHERE x.firm_id = $1 AND x.client_id IN (SELECT id FROM own)
    UNION ALL SELECT 'portal_user', x.id FROM portal_users x WHERE x.firm_id = $1 AND x.client_id IN (SELECT id FROM own)
    UNION ALL SELECT 'file', x.id FROM record_files x WHERE x.firm_id = $1 AND x.client_id IN (SELECT id FROM own)
    UNION ALL SELECT 'prospect', x.id FROM prospects x WHERE x.firm_id = $1 AND x.client_id IN (SELECT id FROM own)
    UNION ALL SELECT 'contract', x.id FROM contracts x WHERE x.firm_id = $1 AND x.client_id IN (SELECT id FROM own)
    UNION ALL SELECT 'engagement', x.id FROM engagements x WHERE x.firm_id = $1 AND x.client_id IN (SELECT id FROM own)
    UNION ALL SELECT 'change_order', o.id FROM engagements x
      JOIN change_orders o ON o.firm_id = x.firm_id AND o.engagement_id = x.id
      WHERE x.firm_id = $1 AND x.client_id IN (SELECT id FROM own)
    UNION ALL SELECT 'project', x.id FROM projects x WHERE x.firm_id = $1 AND x.client_id IN (SELECT id FROM own)
    UNION ALL SELECT 'invoice', x.id FROM invoices x WHERE x.firm_id = $1 AND x.client_id IN (SELECT id FROM own)
    UNION ALL SELECT 'payment', x.id FROM payments x WHERE x.firm_id = $1 AND x.client_id IN (SELECT id FROM own))`;

/** Of one object the newest, as many as a page takes: one look into audit_entries (firm_id, object_type, object_id, at). */
const RECORDED = `SELECT a.id, a.at, a.action, a.object_type AS type, a.object_id AS "objectId", a.object_label AS label,
      a.actor_name AS "actorName", a.reason AS note
    FROM objects o CROSS JOIN LATERAL (SELECT * FROM audit_entries a
      WHERE a.firm_id = $1 AND a.object_type = o.type AND a.object_id = o.id AND a.at <= $4::timestamptz
        AND (a.at, a.id) < ($4::timestamptz, $5::uuid)
      ORDER BY a.at DESC, a.id DESC LIMIT $6) a
    WHERE o.type = ANY ($3::text[])`;

/** When an activity stands in the timeline: on its day, and no later than it was entered. */
const AT = `least(v.created_at, ((v.day + 1)::timestamp AT TIME ZONE f.time_zone) - interval '1 microsecond')`;

const spoken = (
  whose: string,
): string => `SELECT v.id, ${AT} AS at, 'activity.' || v.kind AS action, 'activity' AS type,
      v.id AS "objectId", v.subject AS label, m.name AS "actorName", nullif(v.note, '') AS note
    FROM activities v JOIN firms f ON f.id = v.firm_id JOIN memberships m ON m.firm_id = v.firm_id AND m.id = v.owner_id
    WHERE v.firm_id = $1 AND 'activity' = ANY ($3::text[]) AND ${whose} AND (${AT}, v.id) < ($4::timestamptz, $5::uuid)`;

/** Apart, since one OR would read all that the firm did. Index: activities (firm_id, client_id, day), (firm_id, prospect_id, day). */
const SPOKEN = `${spoken('v.client_id IN (SELECT id FROM own)')}
  UNION ALL ${spoken(`v.prospect_id IN (SELECT id FROM objects WHERE type = 'prospect')`)}`;

/** What happened to the client $2, of the kinds $3, before ($4, $5), the newest first. */
export const CLIENT_EVENTS = `WITH ${OBJECTS}
  SELECT e.*, e.at::text AS "exactAt" FROM (${RECORDED} UNION ALL ${SPOKEN}) e
  ORDER BY e.at DESC, e.id DESC LIMIT $6`;
