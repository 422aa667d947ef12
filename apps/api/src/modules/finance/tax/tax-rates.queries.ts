import type { ListSpec } from '../../../platform/persistence/page.js';

/** A rate holds until the day before its code's next one. Index: tax_rates (firm_id, code, valid_from). */
const COLUMNS = `r.id, r.version, r.code, r.name, r.category, r.percent, r.valid_from AS "validFrom",
  ((SELECT min(n.valid_from) FROM tax_rates n
    WHERE n.firm_id = r.firm_id AND n.code = r.code AND n.valid_from > r.valid_from) - 1) AS "validUntil"`;

/** Whether an issued invoice was taxed by the rate, by what the invoice froze: code, category and percentage. */
const IS_USED = `EXISTS (SELECT FROM invoice_taxes x JOIN invoices i ON i.firm_id = x.firm_id AND i.id = x.invoice_id
    WHERE x.firm_id = r.firm_id AND x.tax_code = r.code AND x.category = r.category AND x.percent = r.percent
      AND i.status <> 'draft' AND i.period_to >= r.valid_from)`;

export const TAX_RATE_LIST = {
  select: `${COLUMNS}, ${IS_USED} AS "isUsed"`,
  from: 'tax_rates r',
  where: 'r.firm_id = $1',
  filters: {
    code: (p) => `r.code = ${p}`,
    q: (p) => `(r.code ILIKE ${p} OR r.name ILIKE ${p})`,
  },
  sorts: { code: 'r.code', validFrom: 'r.valid_from', percent: 'r.percent' },
  defaultSort: 'code',
  tiebreak: 'r.valid_from DESC, r.id',
} satisfies ListSpec;

export const TAX_RATE = `SELECT ${TAX_RATE_LIST.select} FROM tax_rates r WHERE r.firm_id = $1 AND r.id = $2`;

export const RATE_IN_FORCE = `SELECT ${COLUMNS} FROM tax_rates r
  WHERE r.firm_id = $1 AND r.code = $2 AND r.valid_from <= $3 ORDER BY r.valid_from DESC LIMIT 1`;

/** Held until the transaction ends: a rate does not change while an invoice is issued by it. */
export const HOLD_RATE_IN_FORCE = `${RATE_IN_FORCE} FOR KEY SHARE OF r`;
