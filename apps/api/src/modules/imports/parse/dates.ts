import { isLocalDate } from '#libs/calendar';

/** How a file writes dates whose year stands last; `mixed` when it does both. */
export type DateOrder = 'mdy' | 'dmy' | 'mixed';

const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/;

/**
 * Finds out the order of day and month from every date of the file, because a single 3/4/2026 does not tell:
 * a number above 12 does. Without any such date month first is assumed, as Harvest writes by default.
 * Dots always mean day first; nobody writes them otherwise.
 */
export class DateEvidence {
  private dayFirst = false;
  private monthFirst = false;
  private unclear = false;

  see(text: string): void {
    const match = YEAR_LAST.exec(text.trim());
    if (!match || match[2] === '.') return;
    const [first, second] = [Number(match[1]), Number(match[3])];
    if (first > 12 && second <= 12) this.dayFirst = true;
    else if (second > 12 && first <= 12) this.monthFirst = true;
    else if (first !== second && first <= 12) this.unclear = true;
  }

  get order(): DateOrder {
    if (this.dayFirst && this.monthFirst) return 'mixed';
    return this.dayFirst ? 'dmy' : 'mdy';
  }

  /** Some dates could be read either way and nothing in the file tells which is right. */
  get assumed(): boolean {
    return this.unclear && !this.dayFirst && !this.monthFirst;
  }
}

/** The day as `YYYY-MM-DD`; undefined when there is no such day between 1970 and 2099. */
export function readDate(text: string, order: DateOrder): { date: string } | { ambiguous: true } | undefined {
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst) return day(dateOf(yearFirst[1], yearFirst[3], yearFirst[4]));
  const yearLast = YEAR_LAST.exec(text);
  if (!yearLast) return undefined;
  const [, first, separator, second, year] = yearLast;
  if (separator === '.') return day(dateOf(year, second, first));
  const monthFirst = dateOf(year, first, second);
  const dayFirst = dateOf(year, second, first);
  if (order === 'mdy') return day(monthFirst);
  if (order === 'dmy') return day(dayFirst);
  return monthFirst && dayFirst && monthFirst !== dayFirst
    ? { ambiguous: true }
    : day(monthFirst ?? dayFirst);
}

const day = (date: string | undefined): { date: string } | undefined =>
  date === undefined ? undefined : { date };

function dateOf(year = '', month = '', day = ''): string | undefined {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return date >= '1970-01-01' && date <= '2099-12-31' && isLocalDate(date) ? date : undefined;
}
