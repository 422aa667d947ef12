import { exponentOf } from './currencies.js';
import { exact } from './exact.js';

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
  return write(amount, locale, {
    ...(shown === 'none' ? {} : { style: 'currency', currency, currencyDisplay: shown }),
    currencySign: format.accounting ? 'accounting' : 'standard',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
}

/** A plain number in a locale, with the decimals it has within the bounds (default 0 to 20). */
export function formatDecimal(value: string, locale: string, format: DecimalFormat = {}): string {
  return write(value, locale, {
    minimumFractionDigits: format.minDecimals ?? 0,
    maximumFractionDigits: format.maxDecimals ?? 20,
  });
}

/** A formatter costs a hundred times what a call of it does. The bound keeps made-up locales from filling memory. */
const formatters = new Map<string, Intl.NumberFormat>();
const FORMATTERS_KEPT = 200;

function write(value: string, locale: string, options: Intl.NumberFormatOptions): string {
  exact(value);
  const key = JSON.stringify([locale, options]);
  let formatter = formatters.get(key);
  if (!formatter) {
    if (formatters.size >= FORMATTERS_KEPT) formatters.clear();
    formatter = new Intl.NumberFormat(locale, { ...options, signDisplay: 'negative' });
    formatters.set(key, formatter);
  }
  return formatter.format(value as Intl.StringNumericLiteral);
}
