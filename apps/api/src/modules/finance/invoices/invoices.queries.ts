import type { ListSpec } from '../../../platform/persistence/page.js';

/** What was paid on invoice `i`, summed once however many columns need it. */
const PAID = `CROSS JOIN LATERAL (SELECT coalesce(sum(a.amount), 0) AS paid FROM payment_allocations a
  WHERE a.firm_id = i.firm_id AND a.invoice_id = i.id AND a.live) settled`;
/** Drafts ask nobody for money yet. */
const DUE = `CASE WHEN i.status IN ('issued', 'partially_paid') THEN i.total - settled.paid ELSE 0 END`;
const TODAY = `(now() AT TIME ZONE f.time_zone)::date`;
const OPEN = `i.status IN ('issued', 'partially_paid')`;
const STATUS = `CASE WHEN ${OPEN} AND i.due_date < ${TODAY} THEN 'overdue' ELSE i.status END`;
const OVERDUE_DAYS = `CASE WHEN ${OPEN} THEN greatest(${TODAY} - i.due_date, 0) ELSE 0 END`;

/** Index: invoices (firm_id, created_at, id), (firm_id, status, due_date), (firm_id, client_id, issue_date). */
export const INVOICE_LIST = {
  select: `i.id, i.version, i.number, ${STATUS} AS status, i.client_id AS "clientId", c.name AS "clientName",
    i.project_id AS "projectId", p.name AS "projectName", i.issue_date AS "issueDate", i.due_date AS "dueDate",
    i.period_from AS "periodFrom", i.period_to AS "periodTo", i.currency, i.subtotal, i.tax_total AS "taxTotal", i.total,
    settled.paid, ${DUE} AS due, ${OVERDUE_DAYS} AS "overdueDays", i.sent_at AS "sentAt", i.created_at AS "createdAt"`,
  from: `invoices i JOIN firms f ON f.id = i.firm_id
    JOIN clients c ON c.firm_id = i.firm_id AND c.id = i.client_id
    LEFT JOIN projects p ON p.firm_id = i.firm_id AND p.id = i.project_id`,
  names: PAID,
  where: 'i.firm_id = $1',
  filters: {
    clientId: (p) => `i.client_id = ${p}`,
    projectId: (p) => `i.project_id = ${p}`,
    settled: (p) => `i.status = ${p}`,
    open: (p) => `i.status = ${p} AND i.due_date >= ${TODAY}`,
    unpaid: (p) => `(${OPEN}) = ${p}`,
    overdue: (p) => `${OPEN} AND (i.due_date < ${TODAY}) = ${p}`,
    currency: (p) => `i.currency = ${p}`,
    from: (p) => `i.issue_date >= ${p}`,
    to: (p) => `i.issue_date <= ${p}`,
    q: (p) => `(i.number ILIKE ${p} OR c.name ILIKE ${p} OR p.name ILIKE ${p})`,
  },
  sorts: {
    createdAt: 'i.created_at',
    issueDate: 'i.issue_date',
    dueDate: 'i.due_date',
    number: 'i.number',
    client: 'c.name',
    total: 'i.total',
    due: DUE,
  },
  nullable: ['issueDate', 'dueDate', 'number'],
  defaultSort: '-createdAt',
  tiebreak: 'i.id',
} satisfies ListSpec;

const TAXES = `SELECT json_agg(json_build_object('taxCode', x.tax_code, 'name', x.name, 'category', x.category,
    'percent', x.percent::text, 'base', x.base::text, 'tax', x.tax::text) ORDER BY x.tax_code, x.percent)
  FROM invoice_taxes x WHERE x.firm_id = i.firm_id AND x.invoice_id = i.id`;
const PAYMENTS = `SELECT json_agg(json_build_object('id', y.id, 'date', y.date, 'amount', a.amount::text, 'method', y.method,
    'reference', y.reference, 'reversed', NOT a.live) ORDER BY y.date, y.id)
  FROM payment_allocations a JOIN payments y ON y.firm_id = a.firm_id AND y.id = a.payment_id
  WHERE a.firm_id = i.firm_id AND a.invoice_id = i.id`;

/** Everything of one invoice but its lines; taxes and payments are few and ride along. */
export const INVOICE = `SELECT i.id, i.version, i.number, i.status AS "storedStatus", ${STATUS} AS status, i.client_id AS "clientId",
    c.name AS "clientName", c.email AS "clientEmail", c.billing_address AS "clientAddress", c.tax_id AS "clientTaxId",
    i.project_id AS "projectId", p.name AS "projectName", i.engagement_id AS "engagementId", g.title AS "engagementTitle",
    i.issue_date AS "issueDate", i.due_date AS "dueDate",
    i.period_from AS "periodFrom", i.period_to AS "periodTo", i.currency, i.base_rate AS "baseRate", i.grouping,
    i.tax_code AS "taxCode", i.payment_terms_days AS "paymentTermsDays", i.note, i.subtotal, i.tax_total AS "taxTotal", i.total,
    settled.paid, ${DUE} AS due, ${OVERDUE_DAYS} AS "overdueDays", i.seller, i.buyer, i.pdf_file_id AS "pdfFileId",
    i.sent_at AS "sentAt", i.issued_at AS "issuedAt", m.name AS "issuedBy", i.created_at AS "createdAt", i.updated_at AS "updatedAt",
    f.name AS "firmName", f.address AS "firmAddress", f.tax_id AS "firmTaxId", f.email AS "firmEmail", f.phone AS "firmPhone",
    f.bank_name AS "firmBankName", f.iban AS "firmIban", f.bic AS "firmBic", f.invoice_number_format AS "numberFormat",
    f.accent AS "firmAccent",
    (${TAXES}) AS taxes, (${PAYMENTS}) AS payments
  FROM ${INVOICE_LIST.from} ${PAID}
  LEFT JOIN memberships m ON m.firm_id = i.firm_id AND m.id = i.issued_by
  LEFT JOIN engagements g ON g.firm_id = i.firm_id AND g.id = i.engagement_id
  WHERE i.firm_id = $1 AND i.id = $2`;

/** Index: invoice_lines (firm_id, invoice_id, position). */
export const INVOICE_LINES = `SELECT l.id, l.position, l.kind, l.description, coalesce(l.seconds, 0) AS seconds, l.unit_price AS "unitPrice", l.amount,
    l.tax_code AS "taxCode", l.tax_category AS "taxCategory", l.tax_percent AS "taxPercent"
  FROM invoice_lines l WHERE l.firm_id = $1 AND l.invoice_id = $2 ORDER BY l.position`;

/** How many entries an invoice has, and what it would come to if each that is billed by the hour were rounded by itself. */
export const ENTRIES_APART = `SELECT count(DISTINCT x.time_entry_id) AS entries,
    coalesce(sum(round(coalesce(x.seconds, t.seconds) * l.unit_price / 3600, u.exponent)) FILTER (WHERE l.seconds IS NOT NULL), 0)
      + coalesce((SELECT sum(f.amount) FROM invoice_lines f WHERE f.firm_id = $1 AND f.invoice_id = $2 AND f.seconds IS NULL), 0) AS amount
  FROM invoice_line_entries x
  JOIN invoice_lines l ON l.firm_id = x.firm_id AND l.id = x.line_id
  JOIN time_entries t ON t.firm_id = x.firm_id AND t.id = x.time_entry_id
  JOIN invoices i ON i.firm_id = x.firm_id AND i.id = x.invoice_id
  JOIN currencies u ON u.code = i.currency
  WHERE x.firm_id = $1 AND x.invoice_id = $2`;

/** The latest issue date of a year's numbers. Index: invoices (firm_id, issue_date). */
export const LAST_ISSUE_DATE = `SELECT max(i.issue_date) AS "lastDate" FROM invoices i
  WHERE i.firm_id = $1 AND i.issue_date BETWEEN $2 AND $3`;
