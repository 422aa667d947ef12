import type { ListSpec } from '../../../platform/persistence/page.js';

/** Journal and postings in one statement; an account is found by its purpose. */
export const POST = `WITH journal AS (
    INSERT INTO journal_entries (firm_id, id, date, currency, description, source_type, source_id, kind, line_count)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id)
  INSERT INTO postings (firm_id, journal_entry_id, line, line_count, debit_account_id, credit_account_id, amount, base_amount, client_id)
  SELECT $1, journal.id, t.line, $9, d.id, c.id, t.amount, t.base_amount, $10::uuid
  FROM journal, unnest($11::text[], $12::text[], $13::numeric[], $14::numeric[])
    WITH ORDINALITY AS t(debit, credit, amount, base_amount, line)
  JOIN accounts d ON d.firm_id = $1 AND d.purpose = t.debit
  JOIN accounts c ON c.firm_id = $1 AND c.purpose = t.credit
  RETURNING line`;

/** The same transfers the other way round. A second reversal breaks a unique key. */
export const REVERSE = `WITH original AS (
    SELECT * FROM journal_entries WHERE firm_id = $1 AND source_type = $2 AND source_id = $3 AND kind = $4),
  journal AS (
    INSERT INTO journal_entries (firm_id, id, date, currency, description, source_type, source_id, kind, line_count, reversal_of)
    SELECT firm_id, $5::uuid, $6::date, currency, $7::text, source_type, source_id, 'reversal', line_count, id FROM original RETURNING id)
  INSERT INTO postings (firm_id, journal_entry_id, line, line_count, debit_account_id, credit_account_id, amount, base_amount, client_id)
  SELECT p.firm_id, journal.id, p.line, p.line_count, p.credit_account_id, p.debit_account_id, p.amount, p.base_amount, p.client_id
  FROM journal, original o JOIN postings p ON p.firm_id = o.firm_id AND p.journal_entry_id = o.id
  RETURNING line`;

export const ACCOUNTS = `SELECT a.id, a.code, a.name, a.type, a.purpose FROM accounts a WHERE a.firm_id = $1 ORDER BY a.code`;

export const ACCOUNT = `SELECT a.id, a.code, a.name, a.type, a.purpose FROM accounts a WHERE a.firm_id = $1 AND a.id = $2`;

/** What moved on each account in each currency up to a day. Index: postings (firm_id, journal_entry_id). */
export const MOVEMENTS = `SELECT s.account_id AS "accountId", s.currency, sum(s.debit) AS debit, sum(s.credit) AS credit,
    sum(s.base_debit) AS "baseDebit", sum(s.base_credit) AS "baseCredit"
  FROM (
    SELECT p.debit_account_id AS account_id, j.currency, p.amount AS debit, 0 AS credit, p.base_amount AS base_debit, 0 AS base_credit
    FROM postings p JOIN journal_entries j ON j.firm_id = p.firm_id AND j.id = p.journal_entry_id
    WHERE p.firm_id = $1 AND j.date <= $2
    UNION ALL
    SELECT p.credit_account_id, j.currency, 0, p.amount, 0, p.base_amount
    FROM postings p JOIN journal_entries j ON j.firm_id = p.firm_id AND j.id = p.journal_entry_id
    WHERE p.firm_id = $1 AND j.date <= $2
  ) s GROUP BY s.account_id, s.currency ORDER BY s.currency`;

/** What a person calls the journal's document: an invoice's number, a payment's reference or its invoices. */
const SOURCE_LABEL = `CASE j.source_type
    WHEN 'invoice' THEN (SELECT i.number FROM invoices i WHERE i.firm_id = j.firm_id AND i.id = j.source_id)
    WHEN 'payment' THEN (SELECT coalesce(nullif(y.reference, ''), (SELECT string_agg(i.number, ', ' ORDER BY i.number)
      FROM payment_allocations l JOIN invoices i ON i.firm_id = l.firm_id AND i.id = l.invoice_id
      WHERE l.firm_id = y.firm_id AND l.payment_id = y.id))
      FROM payments y WHERE y.firm_id = j.firm_id AND y.id = j.source_id) END`;

/**
 * An account's postings with its running balance in base. The condition on the account reaches the window's input
 * because it is the partition. Index: postings (firm_id, debit_account_id) and (firm_id, credit_account_id).
 */
export const ACCOUNT_POSTINGS = {
  select: `s.journal_id AS "journalId", s.line, s.date, s.description, s.kind, s.source_type AS "sourceType", s.source_id AS "sourceId",
    (SELECT ${SOURCE_LABEL} FROM journal_entries j WHERE j.firm_id = $1 AND j.id = s.journal_id) AS "sourceLabel",
    s.client_id AS "clientId", k.name AS "clientName", o.id AS "counterAccountId", o.code AS "counterAccountCode", o.name AS "counterAccountName",
    s.currency, s.debit, s.credit, s.base_debit AS "baseDebit", s.base_credit AS "baseCredit", s.balance`,
  from: `(SELECT p.firm_id, a.id AS account_id, j.id AS journal_id, p.line, j.date, j.description, j.kind, j.source_type, j.source_id, j.currency, p.client_id,
      CASE WHEN a.id = p.debit_account_id THEN p.credit_account_id ELSE p.debit_account_id END AS counter_id,
      CASE WHEN a.id = p.debit_account_id THEN p.amount ELSE 0 END AS debit,
      CASE WHEN a.id = p.credit_account_id THEN p.amount ELSE 0 END AS credit,
      CASE WHEN a.id = p.debit_account_id THEN p.base_amount ELSE 0 END AS base_debit,
      CASE WHEN a.id = p.credit_account_id THEN p.base_amount ELSE 0 END AS base_credit,
      sum(CASE WHEN a.id = p.debit_account_id THEN p.base_amount ELSE -p.base_amount END)
        OVER (PARTITION BY p.firm_id, a.id ORDER BY j.date, j.id, p.line) AS balance,
      row_number() OVER (PARTITION BY p.firm_id, a.id ORDER BY j.date, j.id, p.line) AS position
    FROM accounts a
    JOIN postings p ON p.firm_id = a.firm_id AND (p.debit_account_id = a.id OR p.credit_account_id = a.id)
    JOIN journal_entries j ON j.firm_id = p.firm_id AND j.id = p.journal_entry_id) s
    JOIN accounts o ON o.firm_id = s.firm_id AND o.id = s.counter_id
    LEFT JOIN clients k ON k.firm_id = s.firm_id AND k.id = s.client_id`,
  where: 's.firm_id = $1',
  filters: {
    accountId: (p) => `s.account_id = ${p}`,
    from: (p) => `s.date >= ${p}`,
    to: (p) => `s.date <= ${p}`,
    q: (p) => `(s.description ILIKE ${p} OR k.name ILIKE ${p})`,
  },
  sorts: { date: 's.position' },
  defaultSort: '-date',
  tiebreak: 's.line',
} satisfies ListSpec;

export const JOURNAL = `SELECT j.id, j.date, j.currency, j.description, j.kind, j.source_type AS "sourceType", j.source_id AS "sourceId",
    ${SOURCE_LABEL} AS "sourceLabel", j.posted_at AS "postedAt", j.reversal_of AS "reversalOf", r.id AS "reversedBy"
  FROM journal_entries j LEFT JOIN journal_entries r ON r.firm_id = j.firm_id AND r.reversal_of = j.id
  WHERE j.firm_id = $1 AND j.id = $2`;

export const JOURNAL_LINES = `SELECT p.line, p.amount, p.base_amount AS "baseAmount", p.client_id AS "clientId", k.name AS "clientName",
    d.id AS "debitAccountId", d.code AS "debitAccountCode", d.name AS "debitAccountName",
    c.id AS "creditAccountId", c.code AS "creditAccountCode", c.name AS "creditAccountName"
  FROM postings p
  JOIN accounts d ON d.firm_id = p.firm_id AND d.id = p.debit_account_id
  JOIN accounts c ON c.firm_id = p.firm_id AND c.id = p.credit_account_id
  LEFT JOIN clients k ON k.firm_id = p.firm_id AND k.id = p.client_id
  WHERE p.firm_id = $1 AND p.journal_entry_id = $2 ORDER BY p.line`;
