import { add, sum } from './decimal.js';
import { exact, plain } from './exact.js';
import { exponentOf } from './currencies.js';
import { normalise, round } from './rounding.js';

/** What taxes a line: the firm's tax code, the EN 16931 category and the rate in percent ('19', '8.875'). */
export interface TaxKey {
  readonly taxCode: string;
  readonly taxCategory: string;
  readonly taxPercent: string;
}

/** A line's net amount, already rounded to the currency. */
export interface TaxableLine extends TaxKey {
  readonly amount: string;
}

/** Tax of one code, category and rate on the sum of its lines. */
export interface TaxGroup extends TaxKey {
  readonly base: string;
  readonly tax: string;
}

export interface InvoiceTotals {
  /** Sum of the lines, without tax. */
  readonly subtotal: string;
  readonly taxes: TaxGroup[];
  readonly taxTotal: string;
  readonly total: string;
}

/**
 * Tax per code, category and rate, in the order in which they first appear. Rounded once per group on the summed
 * base, so 3 × 0.70 at 19 % is 0.40, not 3 × 0.13. Throws a RangeError for a line that is not rounded.
 */
export function taxSummary(lines: readonly TaxableLine[], currency: string): TaxGroup[] {
  const groups = new Map<string, TaxKey & { amounts: string[] }>();
  for (const { amount, taxCode, taxCategory, taxPercent } of lines) {
    const key = JSON.stringify([taxCode, taxCategory, exact(taxPercent).toFixed()]);
    const group = groups.get(key) ?? { taxCode, taxCategory, taxPercent, amounts: [] };
    group.amounts.push(normalise(amount, currency));
    groups.set(key, group);
  }
  return [...groups.values()].map(({ amounts, ...key }) => {
    const base = sum(amounts);
    return { ...key, base, tax: percentOf(base, key.taxPercent, currency) };
  });
}

/** The figures at the foot of an invoice. Without lines all are zero. */
export function invoiceTotals(lines: readonly TaxableLine[], currency: string): InvoiceTotals {
  const taxes = taxSummary(lines, currency);
  const subtotal = round(sum(taxes.map((group) => group.base)), currency);
  const taxTotal = round(sum(taxes.map((group) => group.tax)), currency);
  return { subtotal, taxes, taxTotal, total: add(subtotal, taxTotal) };
}

/** What share of the whole a part is, in percent, half up: '25.00' of '200.00' = '12.5'. Null where the whole is zero. */
export function percentage(part: string, whole: string, decimals = 1): string | null {
  const all = exact(whole);
  return all.eq(exact('0')) ? null : plain(exact(part).times(exact('100')).div(all), decimals);
}

/** So many percent of an amount, rounded to the currency: 10 % of '1000.00' EUR = '100.00'. */
export function percentOf(amount: string, percent: string, currency: string): string {
  return plain(exact(amount).times(exact(percent)).div(exact('100')), exponentOf(currency));
}
