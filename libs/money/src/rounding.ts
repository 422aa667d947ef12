import { exponentOf } from './currencies.js';
import { exact, plain, wholeSeconds } from './exact.js';

/** Rounds half-up (away from zero) to the currency's smallest unit: round('309.985', 'EUR') = '309.99'. */
export function round(amount: string, currency: string): string {
  return plain(exact(amount), exponentOf(currency));
}

/**
 * The amount with exactly the currency's decimals: '1000.0000' EUR = '1000.00'. Never rounds: a RangeError tells of
 * an amount finer than the smallest unit, which is a forgotten {@link round}.
 */
export function normalise(amount: string, currency: string): string {
  const rounded = round(amount, currency);
  if (!exact(rounded).eq(exact(amount))) {
    throw new RangeError(`Finer than the smallest unit of ${currency}: ${JSON.stringify(amount)}`);
  }
  return rounded;
}

/** A row whose named amounts have exactly its currency's decimals, as {@link normalise}: SQL's own zero has none. */
export function withDecimals<Key extends string, Row extends Record<Key, string> & { currency: string }>(
  row: Row,
  ...amounts: readonly Key[]
): Row {
  const figures = amounts.map((key) => [key, normalise(row[key], row.currency)]);
  return { ...row, ...(Object.fromEntries(figures) as Partial<Row>) };
}

/** What time is worth: `seconds / 3600 × ratePerHour`, rounded once at the end. 11,700 s at '95.38' EUR = '309.99'. */
export function timeAmount(seconds: number, ratePerHour: string, currency: string): string {
  return plain(wholeSeconds(seconds).times(exact(ratePerHour)).div(exact('3600')), exponentOf(currency));
}

/** A part of an amount, rounded once: prorate('1000', 17, 31, 'EUR') = '548.39', 17 days of a month of 31. */
export function prorate(amount: string, part: number, whole: number, currency: string): string {
  const share = exact(amount)
    .times(exact(String(part)))
    .div(exact(String(whole)));
  return plain(share, exponentOf(currency));
}

/** Seconds as hours with two to four decimals, for the quantity of an invoice line: '1.50', '0.3333'. */
export function decimalHours(seconds: number): string {
  return plain(wholeSeconds(seconds).div(exact('3600')), 4).replace(/0{1,2}$/, '');
}

/** `amount × part / whole`, rounded half up once at the end: what is left of a price of which a share was taken off. */
export function scaled(amount: string, part: string, whole: string, decimals: number): string {
  return plain(exact(amount).times(exact(part)).div(exact(whole)), decimals);
}
