/** Approved, billable, with a rate: what can go on an invoice unless one has it. */
const BILLABLE = `t.status = 'approved' AND t.billable AND NOT t.billed_elsewhere`;

const JOINED = `time_entries t
  JOIN projects p ON p.firm_id = t.firm_id AND p.id = t.project_id
  JOIN engagements e ON e.firm_id = t.firm_id AND e.id = p.engagement_id
  JOIN memberships m ON m.firm_id = t.firm_id AND m.id = t.membership_id
  LEFT JOIN invoice_line_entries x ON x.firm_id = t.firm_id AND x.time_entry_id = t.id AND x.live`;

const ENTRY = `t.id, t.work_date AS "workDate", t.seconds, t.task, t.note, t.hourly_rate AS "hourlyRate",
  t.membership_id AS "membershipId", m.name AS "personName", t.project_id AS "projectId", p.name AS "projectName"`;

const SCOPE = `t.firm_id = $1 AND p.client_id = $2 AND ($3::uuid IS NULL OR t.project_id = $3)
  AND t.work_date BETWEEN $4 AND $5 AND ${BILLABLE}`;

/**
 * What a draft has and could have. $6 the draft or null, $7 the currency or null, $8 how many at most.
 * Index: time_entries (firm_id, project_id, work_date).
 */
export const CANDIDATES = `SELECT ${ENTRY}, e.currency, x.line_id AS "lineId", x.line_id IS NOT NULL AS included FROM ${JOINED}
  WHERE ${SCOPE} AND t.hourly_rate IS NOT NULL AND (x.line_id IS NULL OR x.invoice_id = $6::uuid) AND ($7::text IS NULL OR e.currency = $7)
  ORDER BY t.work_date, t.id LIMIT $8`;

/** The same, held against changes until the transaction ends. */
export const HOLD_CANDIDATES = `${CANDIDATES} FOR SHARE OF t`;

/** What is on an invoice, whatever became of it since. */
export const BILLED_ENTRIES = `SELECT ${ENTRY}, l.unit_price AS "billedRate", x.line_id AS "lineId", true AS included
  FROM invoice_line_entries x
  JOIN invoice_lines l ON l.firm_id = x.firm_id AND l.id = x.line_id
  JOIN time_entries t ON t.firm_id = x.firm_id AND t.id = x.time_entry_id
  JOIN projects p ON p.firm_id = t.firm_id AND p.id = t.project_id
  JOIN memberships m ON m.firm_id = t.firm_id AND m.id = t.membership_id
  WHERE x.firm_id = $1 AND x.invoice_id = $2 ORDER BY t.work_date, t.id`;

export const WITHOUT_RATE = `SELECT count(*) AS entries FROM ${JOINED} WHERE ${SCOPE} AND t.hourly_rate IS NULL AND x.line_id IS NULL`;

/** Why entries that were asked for cannot be taken. */
export const EXPLAIN_ENTRIES = `SELECT t.id, t.work_date AS "workDate", m.name AS "personName", x.invoice_id AS "invoiceId", i.number,
    t.status, t.billable, t.billed_elsewhere AS "billedElsewhere", t.hourly_rate IS NOT NULL AS "hasRate"
  FROM ${JOINED} LEFT JOIN invoices i ON i.firm_id = x.firm_id AND i.id = x.invoice_id
  WHERE t.firm_id = $1 AND t.id = ANY($2::uuid[])`;

/** $4 null: all of the client's projects. */
export const DRAFT_FOR = `SELECT c.payment_terms_days AS "paymentTermsDays", p.id AS "projectId" FROM clients c
  LEFT JOIN projects p ON p.firm_id = c.firm_id AND p.client_id = c.id AND p.id = $3::uuid
  WHERE c.firm_id = $1 AND c.id = $2`;

export const DELETE_LINES = 'DELETE FROM invoice_lines WHERE firm_id = $1 AND invoice_id = $2';

export const INSERT_LINES = `INSERT INTO invoice_lines (firm_id, id, invoice_id, client_id, position, description, seconds,
    unit_price, amount, tax_code, tax_category, tax_percent)
  SELECT $1, l.id, $2, $3, l.position, l.description, l.seconds, l.unit_price, l.amount, $4, $5, $6
  FROM unnest($7::uuid[], $8::text[], $9::int[], $10::numeric[], $11::numeric[])
    WITH ORDINALITY AS l(id, description, seconds, unit_price, amount, position)`;

export const INSERT_LINE_ENTRIES = `INSERT INTO invoice_line_entries (firm_id, invoice_id, line_id, time_entry_id)
  SELECT $1, $2, x.line_id, x.entry_id FROM unnest($3::uuid[], $4::uuid[]) AS x(line_id, entry_id)`;

export const RETAX_LINES = `UPDATE invoice_lines SET tax_code = $3, tax_category = $4, tax_percent = $5
  WHERE firm_id = $1 AND invoice_id = $2`;

/**
 * Locks a draft's entries and names those that are not what the draft took: no longer billable, at another rate or
 * length, or changed in any way since it was saved. Row order keeps two of these from waiting for each other.
 */
export const HOLD_AND_CHECK = `WITH held AS MATERIALIZED (
    SELECT t.*, x.line_id FROM time_entries t
    JOIN invoice_line_entries x ON x.firm_id = t.firm_id AND x.time_entry_id = t.id
    WHERE t.firm_id = $1 AND x.invoice_id = $2 ORDER BY t.id FOR UPDATE OF t),
  summed AS (SELECT t.*, sum(t.seconds) OVER (PARTITION BY t.line_id) AS line_seconds FROM held t)
  SELECT t.id, t.work_date AS "workDate", m.name AS "personName" FROM summed t
  JOIN invoices i ON i.firm_id = t.firm_id AND i.id = $2
  JOIN invoice_lines l ON l.firm_id = t.firm_id AND l.id = t.line_id
  JOIN memberships m ON m.firm_id = t.firm_id AND m.id = t.membership_id
  WHERE NOT (${BILLABLE}) OR t.hourly_rate IS DISTINCT FROM l.unit_price OR t.line_seconds <> l.seconds OR t.updated_at > i.updated_at
  ORDER BY t.work_date, m.name, t.id`;

/**
 * The entries of an invoice that is being issued, held and found approved just before. By their keys in an array: a
 * join, and a condition on the status, tempt the planner to read all of the firm's approved time for each of them
 * while the tables are new to it.
 */
export const MARK_INVOICED = `UPDATE time_entries t SET status = 'invoiced', version = t.version + 1, updated_at = now()
  WHERE t.firm_id = $1
    AND t.id = ANY (ARRAY(SELECT time_entry_id FROM invoice_line_entries WHERE firm_id = $1 AND invoice_id = $2)) RETURNING t.id`;

/** Unbilled time by client and project. $2 to $5: client, from, to, text, each or null. */
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
