import type { ListSpec } from '../../../platform/persistence/page.js';

/** Journal and postings in one statement; an account is found by its purpose. */
export const POST = `WITH journal AS (
    INSERT INTO journal_entries (firm_id, id, date, currency, description, source_type, source_id, kind, line_count)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id)
  INSERT INTO postings (firm_id, journal_entry_id, line, line_count, date, debit_account_id, credit_account_id, amount, base_amount, client_id)
  SELECT $1, journal.id, t.line, $9, $3, d.id, c.id, t.amount, t.base_amount, $10::uuid
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
  INSERT INTO postings (firm_id, journal_entry_id, line, line_count, date, debit_account_id, credit_account_id, amount, base_amount, client_id)
  SELECT p.firm_id, journal.id, p.line, p.line_count, $6, p.credit_account_id, p.debit_account_id, p.amount, p.base_amount, p.client_id
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
 * Where an account's postings stand, oldest first. Joins nothing, so that both indexes are walked in their order and
 * only as far as the page. Index: postings (firm_id, debit_account_id, date, …) and (firm_id, credit_account_id, date, …).
 */
const OLDEST_POSTINGS = {
  select: 's.date, s.journal_id AS "journalId", s.line',
  from: `(SELECT p.firm_id, p.debit_account_id AS account_id, p.date, p.journal_entry_id AS journal_id, p.line FROM postings p
    UNION ALL
    SELECT p.firm_id, p.credit_account_id, p.date, p.journal_entry_id, p.line FROM postings p) s`,
  where: 's.firm_id = $1',
  filters: {
    accountId: (p) => `s.account_id = ${p}`,
    from: (p) => `s.date >= ${p}`,
    to: (p) => `s.date <= ${p}`,
    q: (
      p,
    ) => `EXISTS (SELECT FROM postings p JOIN journal_entries j ON j.firm_id = p.firm_id AND j.id = p.journal_entry_id
      LEFT JOIN clients k ON k.firm_id = p.firm_id AND k.id = p.client_id
      WHERE p.firm_id = s.firm_id AND p.journal_entry_id = s.journal_id AND p.line = s.line
        AND (j.description ILIKE ${p} OR k.name ILIKE ${p}))`,
  },
  sorts: { date: 's.date' },
  defaultSort: 'date',
  tiebreak: 's.journal_id, s.line',
} satisfies ListSpec;

/** Either way, the last posting of a day is next to the first of the following one. */
export const ACCOUNT_POSTINGS = {
  date: OLDEST_POSTINGS,
  '-date': { ...OLDEST_POSTINGS, defaultSort: '-date', tiebreak: 's.journal_id DESC, s.line DESC' },
} satisfies Record<string, ListSpec>;

const MOVED = (side: string): string => `(SELECT coalesce(sum(p.base_amount), 0) FROM postings p
    WHERE p.firm_id = $1 AND p.${side}_account_id = $2
      AND (p.date, p.journal_entry_id, p.line) > (k.last_date, k.last_journal, k.last_line)
      AND (p.date, p.journal_entry_id, p.line) <= (k.date, k.journal_id, k.line))`;

/**
 * A page of an account's postings with its running balance in base: the sum of what moved between each of them and the
 * one before, from the account's beginning on. $2 the account, $3 to $5 date, journal and line of each posting.
 * Indexes: those of ACCOUNT_POSTINGS, which have the amounts as well.
 */
export const POSTINGS_WITH_BALANCE = `WITH page AS (
    SELECT k.*, coalesce(lag(k.date) OVER chronological, '-infinity') AS last_date,
      coalesce(lag(k.journal_id) OVER chronological, '00000000-0000-0000-0000-000000000000') AS last_journal,
      coalesce(lag(k.line) OVER chronological, 0) AS last_line
    FROM unnest($3::date[], $4::uuid[], $5::int[]) WITH ORDINALITY AS k(date, journal_id, line, place)
    WINDOW chronological AS (ORDER BY k.date, k.journal_id, k.line)),
  balanced AS (
    SELECT k.*, sum(${MOVED('debit')} - ${MOVED('credit')}) OVER (ORDER BY k.date, k.journal_id, k.line) AS balance FROM page k)
  SELECT s.journal_id AS "journalId", s.line, s.date, j.description, j.kind, j.source_type AS "sourceType", j.source_id AS "sourceId",
    ${SOURCE_LABEL} AS "sourceLabel", p.client_id AS "clientId", k.name AS "clientName",
    o.id AS "counterAccountId", o.code AS "counterAccountCode", o.name AS "counterAccountName", j.currency,
    CASE WHEN p.debit_account_id = $2 THEN p.amount ELSE 0 END AS debit,
    CASE WHEN p.credit_account_id = $2 THEN p.amount ELSE 0 END AS credit,
    CASE WHEN p.debit_account_id = $2 THEN p.base_amount ELSE 0 END AS "baseDebit",
    CASE WHEN p.credit_account_id = $2 THEN p.base_amount ELSE 0 END AS "baseCredit", s.balance
  FROM balanced s
  JOIN postings p ON p.firm_id = $1 AND p.journal_entry_id = s.journal_id AND p.line = s.line
  JOIN journal_entries j ON j.firm_id = $1 AND j.id = s.journal_id
  JOIN accounts o ON o.firm_id = $1 AND o.id = CASE WHEN p.debit_account_id = $2 THEN p.credit_account_id ELSE p.debit_account_id END
  LEFT JOIN clients k ON k.firm_id = $1 AND k.id = p.client_id
  ORDER BY s.place`;

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
