import { BILLABLE, LINE_OF_PROJECT } from '../billing/terms.queries.js';

const JOINED = `time_entries t
  JOIN projects p ON p.firm_id = t.firm_id AND p.id = t.project_id
  JOIN engagements e ON e.firm_id = p.firm_id AND e.id = p.engagement_id
  JOIN memberships m ON m.firm_id = t.firm_id AND m.id = t.membership_id
  LEFT JOIN invoice_line_entries x ON x.firm_id = t.firm_id AND x.time_entry_id = t.id AND x.live`;

/**
 * What is on an invoice, whatever became of it since. Whoever reads it puts it in order: asked to, the planner walked
 * all of the firm's time by its day while the tables are new to it.
 */
export const BILLED_ENTRIES = `SELECT t.id, t.work_date AS "workDate", coalesce(x.seconds, t.seconds) AS seconds, t.task, t.note,
    CASE WHEN l.seconds IS NULL THEN NULL ELSE l.unit_price END AS "hourlyRate", t.membership_id AS "membershipId",
    m.name AS "personName", t.project_id AS "projectId", p.name AS "projectName", x.line_id AS "lineId", l.kind
  FROM invoice_line_entries x
  JOIN invoice_lines l ON l.firm_id = x.firm_id AND l.id = x.line_id
  JOIN time_entries t ON t.firm_id = x.firm_id AND t.id = x.time_entry_id
  JOIN projects p ON p.firm_id = t.firm_id AND p.id = t.project_id
  JOIN memberships m ON m.firm_id = t.firm_id AND m.id = t.membership_id
  WHERE x.firm_id = $1 AND x.invoice_id = $2`;

/** Index: invoice_line_entries (firm_id, invoice_id). */
export const ENTRIES_ON_DRAFT = `SELECT DISTINCT time_entry_id AS id FROM invoice_line_entries WHERE firm_id = $1 AND invoice_id = $2`;

/** Why entries that were asked for cannot be taken. */
export const EXPLAIN_ENTRIES = `SELECT t.id, t.work_date AS "workDate", m.name AS "personName", x.invoice_id AS "invoiceId", i.number,
    t.status, t.billable, t.billed_elsewhere AS "billedElsewhere", t.hourly_rate IS NOT NULL AS "hasRate"
  FROM ${JOINED} LEFT JOIN invoices i ON i.firm_id = x.firm_id AND i.id = x.invoice_id
  WHERE t.firm_id = $1 AND t.id = ANY($2::uuid[])`;

/** $3 a project or null, $4 an engagement or null. */
export const DRAFT_FOR = `SELECT c.payment_terms_days AS "paymentTermsDays", p.id AS "projectId", e.id AS "engagementId" FROM clients c
  LEFT JOIN projects p ON p.firm_id = c.firm_id AND p.client_id = c.id AND p.id = $3::uuid
  LEFT JOIN engagements e ON e.firm_id = c.firm_id AND e.client_id = c.id AND e.id = $4::uuid
  WHERE c.firm_id = $1 AND c.id = $2`;

export const DELETE_LINES = 'DELETE FROM invoice_lines WHERE firm_id = $1 AND invoice_id = $2';

export const INSERT_LINES = `INSERT INTO invoice_lines (firm_id, id, invoice_id, client_id, position, description, seconds,
    unit_price, amount, tax_code, tax_category, tax_percent, kind, engagement_line_id, part_id, month)
  SELECT $1, l.id, $2, $3, l.position, l.description, l.seconds, l.unit_price, l.amount, $4, $5, $6, l.kind,
    l.engagement_line_id, l.part_id, l.month
  FROM unnest($7::uuid[], $8::text[], $9::int[], $10::numeric[], $11::numeric[], $12::text[], $13::uuid[], $14::uuid[], $15::date[])
    WITH ORDINALITY AS l(id, description, seconds, unit_price, amount, kind, engagement_line_id, part_id, month, position)`;

export const INSERT_LINE_ENTRIES = `INSERT INTO invoice_line_entries (firm_id, invoice_id, line_id, time_entry_id, from_second, seconds)
  SELECT $1, $2, x.line_id, x.entry_id, x.from_second, x.seconds
  FROM unnest($3::uuid[], $4::uuid[], $5::int[], $6::int[]) AS x(line_id, entry_id, from_second, seconds)`;

export const RETAX_LINES = `UPDATE invoice_lines SET tax_code = $3, tax_category = $4, tax_percent = $5
  WHERE firm_id = $1 AND invoice_id = $2`;

/**
 * Locks a draft's entries and names those that are not what the draft took: no longer billable, at another rate or
 * length, changed in any way since it was saved, or billed in part by another invoice where this one bills, too. Row
 * order keeps two of these from waiting for each other.
 */
export const HOLD_AND_CHECK = `WITH held AS MATERIALIZED (
    SELECT t.*, x.line_id, x.from_second, x.seconds AS part_seconds FROM time_entries t
    JOIN invoice_line_entries x ON x.firm_id = t.firm_id AND x.time_entry_id = t.id
    WHERE t.firm_id = $1 AND x.invoice_id = $2 ORDER BY t.id FOR UPDATE OF t),
  summed AS (SELECT t.*, sum(coalesce(t.part_seconds, t.seconds)) OVER (PARTITION BY t.line_id) AS line_seconds FROM held t)
  SELECT t.id, t.work_date AS "workDate", m.name AS "personName" FROM summed t
  JOIN invoices i ON i.firm_id = t.firm_id AND i.id = $2
  JOIN invoice_lines l ON l.firm_id = t.firm_id AND l.id = t.line_id
  JOIN memberships m ON m.firm_id = t.firm_id AND m.id = t.membership_id
  WHERE NOT CASE WHEN t.part_seconds IS NULL THEN ${BILLABLE} ELSE t.status IN ('approved', 'invoiced') AND t.billable END
    OR l.kind = 'time' AND t.hourly_rate IS DISTINCT FROM l.unit_price OR t.line_seconds <> l.seconds
    OR t.status = 'approved' AND t.updated_at > i.updated_at
    OR t.part_seconds IS NOT NULL AND (t.from_second + t.part_seconds > t.seconds OR EXISTS (
      SELECT FROM invoice_line_entries y WHERE y.firm_id = t.firm_id AND y.time_entry_id = t.id AND y.live AND y.line_id <> t.line_id
        AND int4range(y.from_second, y.from_second + coalesce(y.seconds, t.seconds)) && int4range(t.from_second, t.from_second + t.part_seconds)))
  ORDER BY t.work_date, m.name, t.id`;

/**
 * Lines whose caps the live invoice lines exceed by now, of those that an invoice bills. Holds them, so that nobody
 * bills or lowers them meanwhile. Index: invoice_lines (firm_id, engagement_line_id).
 */
export const HOLD_EXCEEDED_CAPS = `WITH held AS MATERIALIZED (
    SELECT r.line_id, r.title, r.cap_by, r.cap_per, r.cap FROM engagement_lines r
    WHERE r.firm_id = $1 AND r.state = 'running' AND r.model = 'capped' AND r.line_id = ANY (ARRAY(
      SELECT DISTINCT l.engagement_line_id FROM invoice_lines l WHERE l.firm_id = $1 AND l.invoice_id = $2))
    ORDER BY r.id FOR NO KEY UPDATE)
  SELECT h.title FROM held h
  JOIN invoice_lines l ON l.firm_id = $1 AND l.engagement_line_id = h.line_id AND l.live
  GROUP BY h.line_id, h.title, h.cap_by, h.cap, CASE h.cap_per WHEN 'month' THEN l.month END
  HAVING CASE h.cap_by WHEN 'hours' THEN sum(l.seconds) / 3600.0 ELSE sum(l.amount) END > h.cap
    AND bool_or(l.invoice_id = $2)
  ORDER BY h.title LIMIT 1`;

/**
 * The entries of an invoice that is being issued, held and found approved just before. By their keys in an array: a
 * join, and a condition on the status, tempt the planner to read all of the firm's approved time for each of them
 * while the tables are new to it. An entry that another invoice has a part of is invoiced already.
 */
export const MARK_INVOICED = `UPDATE time_entries t SET status = 'invoiced', version = t.version + 1, updated_at = now()
  WHERE t.firm_id = $1
    AND t.id = ANY (ARRAY(SELECT time_entry_id FROM invoice_line_entries WHERE firm_id = $1 AND invoice_id = $2))
    AND t.status <> 'invoiced'`;

/**
 * Unbilled hours that are billed one by one and without a cap, by client and project. $2 to $5: client, from, to, text,
 * each or null.
 */
export const READY = `SELECT c.id AS "clientId", c.name AS "clientName", p.id AS "projectId", p.name AS "projectName", e.currency,
    count(t.hourly_rate) AS entries,
    coalesce(sum(t.seconds) FILTER (WHERE t.hourly_rate IS NOT NULL), 0) AS seconds,
    coalesce(sum(round(t.seconds * t.hourly_rate / 3600, u.exponent)), 0) AS amount,
    min(t.work_date) AS "oldestDate", max(t.work_date) AS "newestDate",
    count(*) - count(t.hourly_rate) AS "blockedEntries",
    coalesce(sum(t.seconds) FILTER (WHERE t.hourly_rate IS NULL), 0) AS "blockedSeconds"
  FROM ${JOINED}
  JOIN clients c ON c.firm_id = p.firm_id AND c.id = p.client_id
  JOIN currencies u ON u.code = e.currency
  WHERE t.firm_id = $1 AND ${BILLABLE} AND x.line_id IS NULL AND ($2::uuid IS NULL OR c.id = $2)
    AND ($3::date IS NULL OR t.work_date >= $3) AND ($4::date IS NULL OR t.work_date <= $4)
    AND ($5::text IS NULL OR c.name ILIKE $5 OR p.name ILIKE $5)
    AND p.id = ANY (ARRAY(SELECT p.id FROM projects p ${LINE_OF_PROJECT}
      WHERE p.firm_id = $1 AND coalesce(line.model, 'time_and_material') = 'time_and_material'))
  GROUP BY c.id, c.name, p.id, p.name, e.currency
  ORDER BY c.name, c.id, p.name, p.id`;

/**
 * A draft becomes an invoice, and freezes with its lines, taxes and links. One statement, because their foreign keys
 * carry `frozen` and are checked at its end. $3 to $14 the columns in their order.
 */
export const ISSUE = `WITH lines AS (UPDATE invoice_lines SET frozen = true WHERE firm_id = $1 AND invoice_id = $2),
  taxes AS (UPDATE invoice_taxes SET frozen = true WHERE firm_id = $1 AND invoice_id = $2),
  links AS (UPDATE invoice_line_entries SET frozen = true WHERE firm_id = $1 AND invoice_id = $2)
  UPDATE invoices SET frozen = true, issued_at = now(), version = version + 1, updated_at = now(), status = $3, number = $4,
    issue_date = $5, due_date = $6, seller = $7, buyer = $8, subtotal = $9, tax_total = $10, total = $11, base_rate = $12,
    pdf_file_id = $13, issued_by = $14
  WHERE firm_id = $1 AND id = $2 RETURNING issued_at AS "issuedAt"`;
