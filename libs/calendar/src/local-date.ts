/** A calendar day without a zone, `YYYY-MM-DD`, years 0001 to 9999. Sorts and compares as text. */
export type LocalDate = string;

/** ISO 8601: 1 Monday to 7 Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const DAY_MS = 86_400_000;
const SHAPE = /^(?!0000)\d{4}-\d{2}-\d{2}$/;

/** Whether this is a day that exists: '2028-02-29' is, '2026-02-30' is not. */
export function isLocalDate(text: unknown): text is LocalDate {
  if (typeof text !== 'string' || !SHAPE.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

/** Days since 1970-01-01. Throws a RangeError for a day that does not exist. */
function dayNumber(date: LocalDate): number {
  if (!isLocalDate(date)) throw new RangeError(`Not a date: ${JSON.stringify(date)}`);
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

function fromDayNumber(day: number): LocalDate {
  const instant = new Date(day * DAY_MS);
  const date = Number.isNaN(instant.getTime()) ? '' : instant.toISOString().slice(0, 10);
  if (!Number.isInteger(day) || !isLocalDate(date))
    throw new RangeError(`No such day: ${day} days from 1970-01-01`);
  return date;
}

/** The day so many days later; earlier when negative. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** Days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The day of the week. */
export function weekdayOf(date: LocalDate): Weekday {
  return (modulo(dayNumber(date) + 3, 7) + 1) as Weekday; // 1970-01-01 was a Thursday
}

/** The first day of the week that holds a day, for weeks that begin on `startsOn` (Monday unless told). */
export function weekStart(date: LocalDate, startsOn: Weekday = 1): LocalDate {
  return addDays(date, -modulo(weekdayOf(date) - startsOn, 7));
}

/** The seven days of the week that holds a day. */
export function weekDays(date: LocalDate, startsOn: Weekday = 1): LocalDate[] {
  const start = weekStart(date, startsOn);
  return Array.from({ length: 7 }, (_, index) => addDays(start, index));
}

export function monthStart(date: LocalDate): LocalDate {
  return addDays(date, 1 - Number(date.slice(8)));
}

export function monthEnd(date: LocalDate): LocalDate {
  const month = monthStart(date).slice(0, 8);
  return ['31', '30', '29'].map((day) => month + day).find(isLocalDate) ?? `${month}28`;
}

/** For sorting: -1 when `a` is earlier, 1 when it is later. */
export function compareDates(a: LocalDate, b: LocalDate): -1 | 0 | 1 {
  return Math.sign(daysBetween(b, a)) as -1 | 0 | 1;
}

/** The day itself, or the bound it lies beyond. A null bound is open. */
export function clampDate(date: LocalDate, start: LocalDate | null, end: LocalDate | null): LocalDate {
  if (compareDates(date, start ?? date) < 0) return start ?? date;
  return compareDates(date, end ?? date) > 0 ? (end ?? date) : date;
}

/** Whether a day lies in a period, both ends included. A null bound is open. */
export function isWithin(date: LocalDate, start: LocalDate | null, end: LocalDate | null): boolean {
  return clampDate(date, start, end) === date;
}

/** Remainder that is never negative. */
function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}

/** First and last day of the fiscal year that begins in a month (1 is January): of the day's own, or so many years on. */
export function fiscalYear(date: LocalDate, month: number, years = 0): { from: LocalDate; to: LocalDate } {
  const [year, at] = date.split('-').map(Number) as [number, number];
  const first = year + years - (at < month ? 1 : 0);
  const start = (of: number): LocalDate =>
    `${String(of).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;
  return { from: start(first), to: addDays(start(first + 1), -1) };
}
