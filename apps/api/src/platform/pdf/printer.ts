import { exponentOf, formatDecimal, formatMoney } from '#libs/money';
import { printableLocale } from './printable-locale.js';

/** How a paper writes amounts, numbers and days. */
export interface Printer {
  money: (amount: string) => string;
  /** An amount whose currency stands in the column's head. */
  figure: (amount: string) => string;
  decimal: (value: string) => string;
  date: (day: string) => string;
}

export function printerOf(wanted: string, currency: string): Printer {
  const locale = printableLocale(wanted, currency);
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  return {
    money: (amount) => formatMoney(amount, currency, locale),
    figure: (amount) => formatDecimal(amount, locale, { minDecimals: exponentOf(currency) }),
    decimal: (value) => formatDecimal(value, locale),
    date: (day) => dates.format(new Date(`${day}T00:00:00Z`)).replaceAll(' ', '\u00A0'),
  };
}
