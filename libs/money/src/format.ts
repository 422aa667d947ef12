import { exponentOf } from './currencies.js';
import { decimalsOf, exact, plain } from './exact.js';

export interface MoneyFormat {
  /** How the currency is shown: its symbol (default), its code, or not at all, where a column head says it. */
  readonly currency?: 'symbol' | 'code' | 'none';
  /** Negative amounts as the language's accountants write them, in brackets where that is the custom. */
  readonly accounting?: boolean;
}

export interface DecimalFormat {
  readonly minDecimals?: number;
  readonly maxDecimals?: number;
}

/**
 * An amount as people of a locale read it: formatMoney('1100.00', 'EUR', 'de-DE') = '1.100,00 €'. Always with the
 * currency's ISO decimals; finer digits are rounded half-up.
 */
export function formatMoney(
  amount: string,
  currency: string,
  locale: string,
  format: MoneyFormat = {},
): string {
  const decimals = exponentOf(currency);
  const shown = format.currency ?? 'symbol';
  const formatter = formatterOf(locale, {
    style: 'currency',
    currency,
    currencyDisplay: shown === 'code' ? 'code' : 'symbol',
    currencySign: format.accounting ? 'accounting' : 'standard',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  if (shown !== 'none') return formatter.format(literal(amount));
  return formatter
    .formatToParts(literal(amount))
    .map(({ type, value }) => (type === 'currency' ? '' : type === 'literal' ? value.trim() : value))
    .join('');
}

/** A plain number in a locale, with the decimals it has within the bounds (default 0 to 20). */
export function formatDecimal(value: string, locale: string, format: DecimalFormat = {}): string {
  return formatterOf(locale, {
    minimumFractionDigits: format.minDecimals ?? 0,
    maximumFractionDigits: format.maxDecimals ?? 20,
  }).format(literal(value));
}

/** The checked text itself: Intl reads every digit of it, where a number would lose some. */
function literal(value: string): Intl.StringNumericLiteral {
  return plain(exact(value), decimalsOf(value)) as Intl.StringNumericLiteral;
}

/** A formatter costs a hundred times what a call of it does. The bound keeps made-up locales from filling memory. */
const formatters = new Map<string, Intl.NumberFormat>();
const FORMATTERS_KEPT = 200;

function formatterOf(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify([locale, options]);
  const known = formatters.get(key);
  if (known) return known;
  if (formatters.size >= FORMATTERS_KEPT) formatters.clear();
  const formatter = new Intl.NumberFormat(locale, { ...options, signDisplay: 'negative' });
  formatters.set(key, formatter);
  return formatter;
}
