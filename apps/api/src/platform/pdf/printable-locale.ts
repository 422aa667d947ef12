import { formatMoney } from '#libs/money';
import { canPrint } from './fonts.js';

/** The locale with Latin digits and the Gregorian calendar, or English where the fonts lack its letters. */
export function printableLocale(wanted: string, currency: string): string {
  const locale = new Intl.Locale(wanted, { numberingSystem: 'latn', calendar: 'gregory' }).toString();
  const months = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const sample = months.format(Date.UTC(2026, 8, 15)) + formatMoney('-1234.5', currency, locale);
  return canPrint(sample) ? locale : 'en';
}
