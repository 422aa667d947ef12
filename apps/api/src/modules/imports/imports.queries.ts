import type { ListSpec } from '../../platform/persistence/page.js';
import { priceOf, roleOn, SHARE_PRICES } from '../rates/index.js';

/** A job that has not moved for this long has lost its process; a run continues where it stopped. */
const STALLED = `i.status IN ('checking', 'running') AND i.updated_at < now() - interval '1 minute'`;

const SHOWN_STATUS = `CASE WHEN ${STALLED} THEN 'failed' ELSE i.status END`;

/** Passes over the file: a check judges it, a run also writes; the first of them learned its shape before. */
const PASSES = `(CASE i.status WHEN 'checking' THEN 1 ELSE 2 END + CASE WHEN i.summary IS NULL THEN 1 ELSE 0 END)`;

const IMPORT_ROW = `i.id, i.kind, i.file_name AS "fileName", m.name AS "startedByName",
  ${SHOWN_STATUS} AS status,
  i.rows_read AS "rowsRead", i.rows_good AS "rowsGood", i.rows_bad AS "rowsBad", i.rows_known AS "rowsKnown",
  CASE WHEN i.status IN ('checking', 'running')
    THEN least(99, floor(100.0 * i.bytes_read / greatest(1, f.size * ${PASSES})))::int
    WHEN i.status = 'uploaded' THEN 0 ELSE 100 END AS percent,
  CASE WHEN ${STALLED} THEN 'It has not moved for a minute, the server may have stopped. Start it again: it goes on where it stopped.'
    ELSE i.error END AS error,
  i.created_at AS "createdAt", i.finished_at AS "finishedAt"`;

const IMPORT_FROM = `imports i
  JOIN memberships m ON m.firm_id = i.firm_id AND m.id = i.started_by
  JOIN stored_files f ON f.firm_id = i.firm_id AND f.id = i.file_id`;

/** Index: imports (firm_id, created_at). */
export const IMPORT_LIST = {
  select: IMPORT_ROW,
  from: IMPORT_FROM,
  where: 'i.firm_id = $1',
  filters: { q: (p) => `i.file_name ILIKE ${p}` },
  sorts: { createdAt: 'i.created_at', fileName: 'i.file_name', status: 'i.status' },
  defaultSort: '-createdAt',
  tiebreak: 'i.id',
} satisfies ListSpec;

export const IMPORT = `SELECT ${IMPORT_ROW}, i.summary FROM ${IMPORT_FROM} WHERE i.firm_id = $1 AND i.id = $2`;

/** Index: import_problems (firm_id, import_id, row). */
export const PROBLEM_LIST = {
  select: 'p.id, p.row, p."column", p.reason, p.message, p.value',
  from: 'import_problems p',
  where: 'p.firm_id = $1',
  filters: {
    importId: (p) => `p.import_id = ${p}`,
    q: (p) => `(p."column" ILIKE ${p} OR p.message ILIKE ${p} OR p.value ILIKE ${p})`,
  },
  sorts: { row: 'p.row' },
  defaultSort: 'row',
  tiebreak: 'p.id',
} satisfies ListSpec;

export const INSERT_PROBLEMS = `INSERT INTO import_problems (firm_id, import_id, id, row, "column", reason, message, value)
  SELECT $1, $2, n.* FROM unnest($3::uuid[], $4::int[], $5::text[], $6::text[], $7::text[], $8::text[]) AS n`;

/** With the status that people see: a stalled import has failed, so it may start again. */
export const LOCK_IMPORT = `SELECT i.file_name AS "fileName", ${SHOWN_STATUS} AS status
  FROM imports i WHERE i.firm_id = $1 AND i.id = $2 FOR UPDATE`;

/** Says that the job lives, and learns whether it should go on. */
export const BYTES_READ = `UPDATE imports SET bytes_read = $3, updated_at = now()
  WHERE firm_id = $1 AND id = $2 RETURNING cancel_requested AS "cancelRequested"`;

export const ROWS_READ = `UPDATE imports
  SET rows_read = rows_read + $3, rows_good = rows_good + $4, rows_bad = rows_bad + $5, rows_known = rows_known + $6,
    updated_at = now()
  WHERE firm_id = $1 AND id = $2 RETURNING cancel_requested AS "cancelRequested"`;

/** `asked` is the name in the file: that of the client, or of one that was merged into it. */
export const CLIENTS_BY_NAME = `SELECT id, name, name AS asked, currency, status = 'active' AS active
    FROM clients WHERE firm_id = $1 AND name = ANY ($2::text[])
  UNION ALL (SELECT DISTINCT ON (m.name) c.id, c.name, m.name, c.currency, c.status = 'active'
    FROM merged_clients m JOIN clients c ON c.firm_id = m.firm_id AND c.id = m.into_id
    WHERE m.firm_id = $1 AND m.name = ANY ($2::text[])
      AND NOT EXISTS (SELECT FROM clients l WHERE l.firm_id = $1 AND l.name = m.name)
    ORDER BY m.name, m.merged_at DESC)`;

export const PROJECTS_OF_CLIENTS = `SELECT p.id, p.client_id AS "clientId", p.name, p.engagement_id AS "engagementId",
    e.currency, p.start_date AS "startDate", p.end_date AS "endDate",
    p.status IN ('active', 'on_hold') AND e.status IN ('approved', 'in_progress') AS open,
    p.origin = 'import' AND e.origin = 'import' AS stretches
  FROM projects p JOIN engagements e ON e.firm_id = p.firm_id AND e.id = p.engagement_id
  WHERE p.firm_id = $1 AND p.client_id = ANY($2::uuid[])`;

export const PEOPLE_BY_NAME_OR_EMAIL = `SELECT id, name, email
  FROM memberships WHERE firm_id = $1 AND (name = ANY($2::text[]) OR email = ANY($3::text[])) ORDER BY created_at, id`;

export const KNOWN_KEYS = `SELECT import_key AS key FROM time_entries WHERE firm_id = $1 AND import_key = ANY($2::text[])`;

/** Until the transaction ends prices do not change. $1 the firm */
export const HOLD_PRICES = `SELECT ${SHARE_PRICES}::text`;

/** In one order, so that two imports wait for each other instead of deadlocking. */
export const LOCK_DAYS = `SELECT pg_advisory_xact_lock(hashtextextended(k.key, 0))::text
  FROM (SELECT DISTINCT key FROM unnest($1::text[]) AS d(key) ORDER BY key) k`;

/**
 * A look-up for each day, never one pass over all entries for a batch: a plan made while the table was empty would
 * keep to that. Index: time_entries (firm_id, membership_id, work_date).
 */
export const DAY_SECONDS = `SELECT d.person, d.day, t.seconds::int AS seconds
  FROM unnest($2::uuid[], $3::date[]) AS d(person, day)
  CROSS JOIN LATERAL (SELECT sum(seconds) AS seconds FROM time_entries
    WHERE firm_id = $1 AND membership_id = d.person AND work_date = d.day) t
  WHERE t.seconds IS NOT NULL`;

export const INSERT_CLIENTS = `INSERT INTO clients (firm_id, id, name, currency, origin)
  SELECT $1, n.id, n.name, n.currency, 'import' FROM unnest($2::uuid[], $3::text[], $4::text[]) AS n(id, name, currency)`;

export const INSERT_PEOPLE = `INSERT INTO memberships (firm_id, id, name, email, job_title, status)
  SELECT $1, n.id, n.name, n.email, n.role, 'to_invite'
  FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[]) AS n(id, name, email, role)`;

/** An address makes it possible to invite somebody whom an earlier file named without one. */
export const FILL_EMAILS = `UPDATE memberships m SET email = n.email, version = m.version + 1, updated_at = now()
  FROM unnest($2::uuid[], $3::text[]) AS n(id, email)
  WHERE m.firm_id = $1 AND m.id = n.id AND m.email IS NULL AND m.status = 'to_invite'`;

/** Agreed elsewhere: approved by nobody here, and already in progress with its project. */
export const INSERT_ENGAGEMENTS = `INSERT INTO engagements
    (firm_id, id, client_id, title, description, start_date, end_date, currency, status, decided_at, decision_note, origin)
  SELECT $1, n.id, n.client_id, n.title, $2, n.start_date, n.end_date, n.currency, 'in_progress', now(), $3, 'import'
  FROM unnest($4::uuid[], $5::uuid[], $6::text[], $7::date[], $8::date[], $9::text[])
    AS n(id, client_id, title, start_date, end_date, currency)`;

/** Each with a line that is billed by the hour. */
export const INSERT_LINES = `INSERT INTO engagement_lines (firm_id, id, line_id, engagement_id, title, model, position)
  SELECT $1, n.id, n.id, n.engagement_id, n.title, 'time_and_material', 1
  FROM unnest($2::uuid[], $3::uuid[], $4::text[]) AS n(id, engagement_id, title)`;

export const INSERT_PROJECTS = `INSERT INTO projects
    (firm_id, id, client_id, engagement_id, line_id, name, code, start_date, end_date, origin)
  SELECT $1, n.id, n.client_id, n.engagement_id, n.line_id, n.name, n.code, n.start_date, n.end_date, 'import'
  FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::date[], $9::date[])
    AS n(id, client_id, engagement_id, line_id, name, code, start_date, end_date)`;

export const STRETCH_ENGAGEMENTS = `UPDATE engagements e
  SET start_date = least(e.start_date, n.start_date), end_date = greatest(e.end_date, n.end_date),
    version = e.version + 1, updated_at = now()
  FROM unnest($2::uuid[], $3::date[], $4::date[]) AS n(id, start_date, end_date)
  WHERE e.firm_id = $1 AND e.id = n.id AND e.origin = 'import' AND (n.start_date < e.start_date OR n.end_date > e.end_date)
  RETURNING e.id, e.title, e.start_date AS "startDate", e.end_date AS "endDate"`;

export const STRETCH_PROJECTS = `UPDATE projects p
  SET start_date = least(p.start_date, n.start_date), end_date = greatest(p.end_date, n.end_date),
    version = p.version + 1, updated_at = now()
  FROM unnest($2::uuid[], $3::date[], $4::date[]) AS n(id, start_date, end_date)
  WHERE p.firm_id = $1 AND p.id = n.id AND p.origin = 'import' AND (n.start_date < p.start_date OR n.end_date > p.end_date)
  RETURNING p.id, p.name, p.start_date AS "startDate", p.end_date AS "endDate"`;

export const INSERT_PROJECT_MEMBERS = `INSERT INTO project_members (firm_id, project_id, membership_id, role)
  SELECT $1, n.project_id, n.membership_id, n.role FROM unnest($2::uuid[], $3::uuid[], $4::text[]) AS n(project_id, membership_id, role)
  ON CONFLICT DO NOTHING`;

const SPOT = { project: 'n.project', member: 'n.person', day: 'n.day' };

/** A row without a rate of its own gets that of the rate cards, as a typed entry would. */
export const INSERT_ENTRIES = `INSERT INTO time_entries (firm_id, id, membership_id, project_id, work_date, seconds, task, note,
    billable, status, role, hourly_rate, rate_source, rate_line_id, rate_reason, started_at, ended_at, submitted_at, decided_by, decided_at,
    billed_elsewhere, import_key)
  SELECT $1, n.id, n.person, n.project, n.day, n.seconds, n.task, n.note, n.billable, n.status,
    w.role, coalesce(n.rate, x.hourly_rate), CASE WHEN n.rate IS NULL THEN x.level ELSE 'override' END,
    CASE WHEN n.rate IS NULL THEN x.line_id END,
    CASE WHEN n.rate IS NOT NULL THEN $2 END,
    n.started AT TIME ZONE $3, n.ended AT TIME ZONE $3, now(),
    CASE WHEN n.status = 'approved' THEN $4::uuid END, CASE WHEN n.status = 'approved' THEN now() END,
    n.invoiced, n.key
  FROM unnest($5::uuid[], $6::uuid[], $7::uuid[], $8::date[], $9::int[], $10::text[], $11::text[], $12::boolean[], $13::text[],
      $14::numeric[], $15::timestamp[], $16::timestamp[], $17::boolean[], $18::text[])
    AS n(id, person, project, day, seconds, task, note, billable, status, rate, started, ended, invoiced, key)
  CROSS JOIN LATERAL (SELECT coalesce(${roleOn(SPOT)}, '') AS role) w
  LEFT JOIN LATERAL ${priceOf({ ...SPOT, role: 'w.role', task: 'n.task' })} x ON n.rate IS NULL
  ON CONFLICT (firm_id, import_key) DO NOTHING`;
