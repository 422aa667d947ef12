import type { ListSpec } from '../../../platform/persistence/page.js';

const ALLOCATIONS = `(SELECT json_agg(json_build_object('invoiceId', a.invoice_id, 'number', i.number, 'amount', a.amount::text) ORDER BY i.number)
  FROM payment_allocations a JOIN invoices i ON i.firm_id = a.firm_id AND i.id = a.invoice_id
  WHERE a.firm_id = y.firm_id AND a.payment_id = y.id)`;
const ON_INVOICE = (condition: string): string => `EXISTS (SELECT 1 FROM payment_allocations a
  JOIN invoices i ON i.firm_id = a.firm_id AND i.id = a.invoice_id
  WHERE a.firm_id = y.firm_id AND a.payment_id = y.id AND ${condition})`;

/** Index: payments (firm_id, date, id) and (firm_id, client_id, date). */
export const PAYMENT_LIST = {
  select: `y.id, y.version, y.date, y.client_id AS "clientId", c.name AS "clientName", y.amount, y.currency, y.base_rate AS "baseRate",
    y.method, y.reference, y.note, y.reversed_at AS "reversedAt", y.reversed_reason AS "reversedReason", y.created_at AS "createdAt",
    ${ALLOCATIONS} AS allocations`,
  from: 'payments y JOIN clients c ON c.firm_id = y.firm_id AND c.id = y.client_id',
  where: 'y.firm_id = $1',
  filters: {
    id: (p) => `y.id = ${p}`,
    clientId: (p) => `y.client_id = ${p}`,
    invoiceId: (p) => ON_INVOICE(`a.invoice_id = ${p}`),
    from: (p) => `y.date >= ${p}`,
    to: (p) => `y.date <= ${p}`,
    q: (p) => `(y.reference ILIKE ${p} OR c.name ILIKE ${p} OR ${ON_INVOICE(`i.number ILIKE ${p}`)})`,
  },
  sorts: { date: 'y.date', amount: 'y.amount', client: 'c.name', createdAt: 'y.created_at' },
  defaultSort: '-date',
  tiebreak: 'y.id',
} satisfies ListSpec;

export const PAYMENT = `SELECT ${PAYMENT_LIST.select},
    (SELECT j.id FROM journal_entries j WHERE j.firm_id = y.firm_id AND j.source_type = 'payment' AND j.source_id = y.id AND j.kind = 'payment') AS "journalId"
  FROM ${PAYMENT_LIST.from} WHERE y.firm_id = $1 AND y.id = $2`;

/** Invoices in one order, so that two payments on the same ones take turns. */
export const LOCK_INVOICES = `SELECT i.id, i.client_id AS "clientId", i.status, i.number, i.currency, i.total, i.base_rate AS "baseRate",
    i.issue_date AS "issueDate" FROM invoices i
  WHERE i.firm_id = $1 AND i.id = ANY($2::uuid[]) ORDER BY i.id FOR UPDATE`;

/** What was paid on invoices, read after their lock. */
export const PAID_ON = `SELECT a.invoice_id AS "invoiceId", sum(a.amount) AS paid, sum(a.base_amount) AS "basePaid" FROM payment_allocations a
  WHERE a.firm_id = $1 AND a.invoice_id = ANY($2::uuid[]) AND a.live GROUP BY a.invoice_id`;

export const SET_STATUSES = `UPDATE invoices i SET status = s.status, version = i.version + 1, updated_at = now()
  FROM unnest($2::uuid[], $3::text[]) AS s(id, status) WHERE i.firm_id = $1 AND i.id = s.id AND i.status <> s.status`;
