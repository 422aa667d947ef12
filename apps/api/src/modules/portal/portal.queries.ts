import type { ListSpec } from '../../platform/persistence/page.js';

// Every text names the client besides the firm; row-level security narrows to both once more.

const TODAY = '(now() AT TIME ZONE f.time_zone)::date';
const IS_OPEN = `i.status IN ('issued', 'partially_paid')`;
const DUE = 'i.total - allocated.paid';

const INVOICE_COLUMNS = `i.id, i.number, CASE WHEN ${IS_OPEN} AND i.due_date < ${TODAY} THEN 'overdue' ELSE i.status END AS state,
  i.issue_date AS "issueDate", i.due_date AS "dueDate", i.currency, i.total, allocated.paid,
  CASE WHEN ${IS_OPEN} THEN ${DUE} ELSE 0 END AS due, i.project_id AS "projectId", p.name AS "projectName"`;
const INVOICE_TABLES = `invoices i
  JOIN firms f ON f.id = i.firm_id
  LEFT JOIN projects p ON p.firm_id = i.firm_id AND p.id = i.project_id
  CROSS JOIN LATERAL (SELECT coalesce(sum(a.amount), 0) AS paid FROM payment_allocations a
    WHERE a.firm_id = i.firm_id AND a.invoice_id = i.id AND a.live) allocated`;

/** Index: invoices (firm_id, client_id, issue_date). */
export const PORTAL_INVOICES = {
  select: INVOICE_COLUMNS,
  from: INVOICE_TABLES,
  where: `i.firm_id = $1 AND i.status <> 'draft'`,
  filters: {
    clientId: (p) => `i.client_id = ${p}`,
    projectId: (p) => `i.project_id = ${p}`,
    state: (p) => `CASE ${p}::text WHEN 'open' THEN ${IS_OPEN}
      WHEN 'overdue' THEN ${IS_OPEN} AND i.due_date < ${TODAY} ELSE i.status = ${p}::text END`,
    q: (p) => `(i.number ILIKE ${p} OR p.name ILIKE ${p})`,
  },
  sorts: { issueDate: 'i.issue_date', dueDate: 'i.due_date', number: 'i.number', total: 'i.total' },
  defaultSort: '-issueDate',
  tiebreak: 'i.number DESC',
} satisfies ListSpec;

/** Index: invoices primary key. */
export const PORTAL_INVOICE = `SELECT ${INVOICE_COLUMNS}, i.period_from AS "periodFrom", i.period_to AS "periodTo",
    i.subtotal, i.tax_total AS "taxTotal", i.note, i.seller, i.buyer, i.pdf_file_id AS "pdfFileId"
  FROM ${INVOICE_TABLES}
  WHERE i.firm_id = $1 AND i.client_id = $2 AND i.id = $3 AND i.status <> 'draft'`;

export const PORTAL_INVOICE_LINES = `SELECT id, description, coalesce(seconds, 0) AS seconds, unit_price AS "unitPrice", amount,
    tax_percent AS "taxPercent"
  FROM invoice_lines WHERE firm_id = $1 AND client_id = $2 AND invoice_id = $3 ORDER BY position`;

export const PORTAL_INVOICE_TAXES = `SELECT name, percent, base, tax
  FROM invoice_taxes WHERE firm_id = $1 AND client_id = $2 AND invoice_id = $3 ORDER BY percent DESC, tax_code`;

export const PORTAL_INVOICE_PAYMENTS = `SELECT p.id, p.date, a.amount, p.method, p.reference
  FROM payment_allocations a
  JOIN payments p ON p.firm_id = a.firm_id AND p.id = a.payment_id
  WHERE a.firm_id = $1 AND a.client_id = $2 AND a.invoice_id = $3 AND a.live ORDER BY p.date, p.id`;

/** Index: invoices (firm_id, client_id, issue_date). */
export const PORTAL_OPEN_SUMS = `SELECT o.currency, count(*) AS count, sum(o.due) AS total,
    coalesce(sum(o.due) FILTER (WHERE late <= 0), 0) AS "notYetDue",
    coalesce(sum(o.due) FILTER (WHERE late BETWEEN 1 AND 30), 0) AS "lateTo30",
    coalesce(sum(o.due) FILTER (WHERE late BETWEEN 31 AND 60), 0) AS "lateTo60",
    coalesce(sum(o.due) FILTER (WHERE late > 60), 0) AS "lateBeyond60"
  FROM (SELECT i.currency, ${DUE} AS due, ${TODAY} - i.due_date AS late FROM ${INVOICE_TABLES}
    WHERE i.firm_id = $1 AND i.client_id = $2 AND ${IS_OPEN}) o
  GROUP BY o.currency ORDER BY o.currency`;

const PROJECT_COLUMNS = `p.id, p.name, p.code, p.status, p.start_date AS "startDate", p.end_date AS "endDate",
  e.title AS "engagementTitle"`;
const PROJECT_TABLES = 'projects p JOIN engagements e ON e.firm_id = p.firm_id AND e.id = p.engagement_id';

/** Index: projects (firm_id, client_id, name). */
export const PORTAL_PROJECTS = {
  select: PROJECT_COLUMNS,
  from: PROJECT_TABLES,
  where: 'p.firm_id = $1',
  filters: {
    clientId: (p) => `p.client_id = ${p}`,
    status: (p) => `p.status = ${p}`,
    statuses: (p) => `p.status = ANY(${p})`,
    q: (p) => `(p.name ILIKE ${p} OR p.code ILIKE ${p} OR e.title ILIKE ${p})`,
  },
  sorts: {
    /** Under way, then on hold, then what is over. */
    standing: `CASE p.status WHEN 'active' THEN 0 WHEN 'on_hold' THEN 1 ELSE 2 END`,
    name: 'p.name',
    startDate: 'p.start_date',
    endDate: 'p.end_date',
  },
  defaultSort: 'standing',
  tiebreak: 'p.end_date DESC, p.id',
} satisfies ListSpec;

export const PORTAL_PROJECT = `SELECT ${PROJECT_COLUMNS} FROM ${PROJECT_TABLES}
  WHERE p.firm_id = $1 AND p.client_id = $2 AND p.id = $3`;
