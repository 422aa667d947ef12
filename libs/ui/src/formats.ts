import { Service, computed, signal } from '@angular/core';
import { isLocalDate } from '#libs/calendar';

export interface FormatSettings {
  /** BCP 47 */
  readonly locale: string;
  /** IANA zone of the days */
  readonly timeZone: string;
  /** IANA zone in which instants are shown, where it is another */
  readonly shownZone?: string;
  /** in which the fiscal year begins, 1 is January */
  readonly fiscalYearMonth?: number;
}

/** How numbers, money and dates are written for the signed-in person. Values stay strings until they are shown. */
@Service()
export class Formats {
  private readonly settings = signal<FormatSettings>({
    locale: 'en',
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  });
  readonly locale = computed(() => this.settings().locale);
  readonly timeZone = computed(() => this.settings().timeZone);
  readonly fiscalYearMonth = computed(() => this.settings().fiscalYearMonth ?? 1);

  use(settings: FormatSettings): void {
    this.settings.set(settings);
  }

  /** A decimal string such as `-1234.50`, exactly, in the currency's own number of digits. */
  money(amount: string, currency: string): string {
    return this.moneyParts(amount, currency).number;
  }

  /**
   * The number and the currency code apart, so that the currency can be shown quietly. A price keeps what it has
   * beyond the currency's digits: 12,345.5 yen an hour is not 12,346.
   */
  moneyParts(amount: string, currency: string, price = false): { number: string; currency: string } {
    const parts = new Intl.NumberFormat(this.locale(), {
      style: 'currency',
      currency,
      currencyDisplay: 'code',
      ...(price ? { maximumFractionDigits: 20 } : {}),
    }).formatToParts(decimal(amount));
    const number = parts.filter((p) => p.type !== 'currency' && p.type !== 'literal').map((p) => p.value);
    return { number: number.join(''), currency };
  }

  /** A plain decimal string with grouping; `digits` fixes the fraction. */
  number(value: string | number, digits?: number): string {
    const options =
      digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits };
    return new Intl.NumberFormat(this.locale(), options).format(decimal(String(value)));
  }

  /** Hours as a decimal, as an invoice has them: to two digits, and to more where there are more. */
  hours(value: string): string {
    const digits = { minimumFractionDigits: 2, maximumFractionDigits: 4 };
    return new Intl.NumberFormat(this.locale(), digits).format(decimal(value));
  }

  /** Whole seconds as `7:30`; seconds below a minute are rounded down. */
  duration(seconds: number): string {
    const minutes = Math.floor(Math.abs(seconds) / 60);
    const sign = seconds < 0 ? '−' : '';
    return `${sign}${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  }

  /** A work date `YYYY-MM-DD`, never shifted by a zone. */
  date(day: string, style: keyof typeof DATE_STYLES = 'short'): string {
    return new Intl.DateTimeFormat(this.locale(), { ...DATE_STYLES[style], timeZone: 'UTC' }).format(
      new Date(`${day}T00:00:00Z`),
    );
  }

  /** A sentence of the API, which writes work dates as `YYYY-MM-DD`, with them as people write them. */
  datesIn(text: string): string {
    return text.replace(WORK_DATE, (day) => (isLocalDate(day) ? this.date(day) : day));
  }

  /** A UTC instant in the zone of the person. */
  instant(iso: string, style: 'date' | 'dateTime' | 'time' = 'dateTime'): string {
    return new Intl.DateTimeFormat(this.locale(), {
      ...INSTANT_STYLES[style],
      timeZone: this.settings().shownZone ?? this.timeZone(),
    }).format(new Date(iso));
  }
}

const WORK_DATE = /\b\d{4}-\d{2}-\d{2}\b/g;

const DATE_STYLES = {
  short: { day: 'numeric', month: 'short', year: 'numeric' },
  long: { dateStyle: 'full' },
  weekday: { weekday: 'short', day: 'numeric', month: 'short' },
  month: { month: 'long', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const INSTANT_STYLES = {
  date: DATE_STYLES.short,
  time: { hour: 'numeric', minute: '2-digit' },
  dateTime: { ...DATE_STYLES.short, hour: 'numeric', minute: '2-digit' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Intl takes decimal strings exactly; the type only knows numeric literals. */
function decimal(value: string): `${number}` {
  if (!/^-?\d+(\.\d+)?$/.test(value)) throw new TypeError(`not a decimal: ${value}`);
  return value as `${number}`;
}
