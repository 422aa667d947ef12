/** Entries at a time: some ten milliseconds of work. In the texts themselves, so that each is planned for so few. */
export const BATCH = 500;

/** The entry `a` as it is sealed: the properties of SealedEntry. */
export const ENTRY = `a.firm_id AS "firmId", a.id, to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at,
  a.actor_type AS "actorType", a.actor_id AS "actorId", a.actor_name AS "actorName", a.action,
  a.object_type AS "objectType", a.object_id AS "objectId", a.object_label AS "objectLabel", a.before, a.after, a.reason,
  a.request_id AS "requestId", a.ip`;

/** Looks once into the queue's index for each firm that has something there. */
export const QUEUED_FIRMS = `WITH RECURSIVE firm AS (
    (SELECT firm_id FROM audit_queue ORDER BY firm_id LIMIT 1)
    UNION ALL SELECT (SELECT q.firm_id FROM audit_queue q WHERE q.firm_id > firm.firm_id ORDER BY q.firm_id LIMIT 1)
      FROM firm WHERE firm.firm_id IS NOT NULL)
  SELECT firm_id AS id FROM firm WHERE firm_id IS NOT NULL`;

/** What waits longest. */
export const QUEUED_ENTRIES = `SELECT ${ENTRY} FROM audit_queue q
  JOIN audit_entries a ON a.firm_id = q.firm_id AND a.id = q.entry_id
  WHERE q.firm_id = $1 ORDER BY q.at, q.entry_id LIMIT ${BATCH}`;

export const SEAL = `INSERT INTO audit_seals (firm_id, seq, entry_id, hash)
  SELECT $1, s.seq, s.entry_id, s.hash FROM unnest($2::bigint[], $3::uuid[], $4::text[]) s(seq, entry_id, hash)`;

export const UNQUEUE = `DELETE FROM audit_queue WHERE firm_id = $1
  AND (at, entry_id) IN (SELECT s.at, s.entry_id FROM unnest($2::timestamptz[], $3::uuid[]) s(at, entry_id))`;

export const HEAD = 'SELECT seq, hash FROM audit_seals WHERE firm_id = $1 ORDER BY seq DESC LIMIT 1';

/** The next links; those whose entry is gone have no id. */
export const LINKS = `SELECT s.seq, s.hash, ${ENTRY} FROM audit_seals s
  LEFT JOIN audit_entries a ON a.firm_id = s.firm_id AND a.id = s.entry_id
  WHERE s.firm_id = $1 AND s.seq > $2 ORDER BY s.seq LIMIT ${BATCH}`;

export const ANCHORS = `SELECT seq, hash, min(at) AS at FROM audit_checks
  WHERE firm_id = $1 AND result = 'intact' GROUP BY seq, hash`;

/** An entry that neither stands on the chain nor waits for it: nobody wrote it by way of the application. */
export const STRAY = `SELECT e.id, e.at FROM audit_entries e WHERE e.firm_id = $1
    AND NOT EXISTS (SELECT FROM audit_seals s WHERE s.firm_id = $1 AND s.entry_id = e.id)
    AND NOT EXISTS (SELECT FROM audit_queue q WHERE q.firm_id = $1 AND q.entry_id = e.id AND q.at = e.at)
  LIMIT 1`;

/** An entry that waited for its seal and is gone. */
export const LOST = `SELECT q.entry_id AS id, q.at FROM audit_queue q WHERE q.firm_id = $1
    AND NOT EXISTS (SELECT FROM audit_entries e WHERE e.firm_id = $1 AND e.id = q.entry_id)
  LIMIT 1`;

/** The last verification. Index: audit_checks (firm_id, at, id). */
export const LAST_CHECK = `SELECT at, result, seq, fault_seq AS "faultSeq", fault FROM audit_checks
  WHERE firm_id = $1 AND result <> 'cut' ORDER BY at DESC, id DESC LIMIT 1`;

/** Up to where the chain was cut. */
export const CUT = `SELECT seq, hash, at FROM audit_checks WHERE firm_id = $1 AND result = 'cut' ORDER BY seq DESC LIMIT 1`;
