import { addDays, daysBetween, type LocalDate, monthEnd } from '#libs/calendar';
import { prorate } from '#libs/money';
import { agreedSeconds, type Hours, inOrder, monthOf, secondsOf, splitAfter } from './hours.js';

/** Days on which a retainer rests: no fee, no hours. Both are included; pauses of a line do not overlap. */
export interface Pause {
  from: LocalDate;
  to: LocalDate;
}

/** So many hours a month at a fee, in the engagement's currency. Both days are included. */
export interface RetainerTerms {
  hoursPerMonth: string;
  monthlyFee: string;
  startDate: LocalDate;
  endDate: LocalDate;
  pauses?: readonly Pause[];
}

/** A calendar month of a retainer, or the part of it in which the retainer runs. */
export interface RetainerMonth {
  /** The month's first day, also where the retainer begins later. */
  month: LocalDate;
  from: LocalDate;
  to: LocalDate;
  fee: string;
  includedSeconds: number;
  /** No day of it that the retainer did not rest. */
  rests: boolean;
}

/** A month's hours: those that were billed with it, as seconds, and those that are not billed yet. */
export interface MonthOfWork<T extends Hours> {
  billedSeconds: number;
  hours: readonly T[];
}

/** What became of a month. All in seconds, and as of its end, after all the work that is known of it. */
export interface CoveredMonth<T extends Hours> extends RetainerMonth {
  /** Brought along from months before. */
  carriedSeconds: number;
  /** Worked and paid by fees, own or earlier ones. */
  coveredSeconds: number;
  /** Not used when the month ended, and lost with it. */
  expiredSeconds: number;
  /** Goes into the next month. */
  leftSeconds: number;
  /** Its hours that are not billed yet: paid by fees, and beyond them. */
  covered: T[];
  overage: T[];
}

/**
 * The months that begin by a day, oldest first. A month in which the retainer starts, ends or rests has its fee and hours
 * by calendar days: the fee rounded half up to the smallest unit, the hours to the minute.
 */
export function retainerMonths(
  { hoursPerMonth, monthlyFee, startDate, endDate, pauses = [] }: RetainerTerms,
  currency: string,
  through: LocalDate,
): RetainerMonth[] {
  const last = endDate < through ? endDate : through;
  const months: RetainerMonth[] = [];
  for (let from = startDate; from <= last; from = addDays(monthEnd(from), 1)) {
    const month = monthOf({ workDate: from });
    const ends = monthEnd(from);
    const to = endDate < ends ? endDate : ends;
    const days = lengthOf({ from, to }) - sumOf(pauses.map((pause) => lengthOf(within(pause, { from, to }))));
    const ofDays = lengthOf({ from: month, to: ends });
    const seconds = agreedSeconds(hoursPerMonth);
    months.push({
      ...{ month, from, to, rests: days === 0 },
      fee: prorate(monthlyFee, days, ofDays, currency),
      includedSeconds: days === ofDays ? seconds : Math.round((seconds * days) / (ofDays * 60)) * 60,
    });
  }
  return months;
}

/** In days; none where it ends before it begins. */
const lengthOf = ({ from, to }: Pause): number => Math.max(0, daysBetween(from, to) + 1);

const within = (one: Pause, other: Pause): Pause => ({
  from: one.from > other.from ? one.from : other.from,
  to: one.to < other.to ? one.to : other.to,
});

const sumOf = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/**
 * Hours by the month that they count in: their own unless it is billed, then the first open one after it, as an
 * adjustment there. Those that no open month is left for count in the last month, which has nothing left for them; those
 * worked after it count in none.
 */
export function inOpenMonths<T extends Hours>(
  hours: readonly T[],
  months: readonly RetainerMonth[],
  billed: ReadonlyMap<LocalDate, number>,
): Map<LocalDate, MonthOfWork<T>> {
  const work = new Map(
    months.map(({ month }) => [month, { billedSeconds: billed.get(month) ?? 0, hours: [] as T[] }]),
  );
  const open = months.filter(({ month }) => !billed.has(month));
  for (const stretch of hours) {
    const last = months.at(-1);
    const own = open.find(({ to }) => to >= stretch.workDate) ?? last;
    if (own && stretch.workDate <= last!.to) work.get(own.month)!.hours.push(stretch);
  }
  return work;
}

/**
 * What the months' hours pay for. Each month uses what is oldest first: hours brought along before its own, so that
 * those which expire next go first. What a month does not use goes along for `rollOverMonths` months (none: it is
 * lost with the month); months in which the retainer rests do not count among them. Hours that nothing is left for are
 * overage; the entry that crosses is cut.
 */
export function coverMonths<T extends Hours>(
  months: readonly RetainerMonth[],
  rollOverMonths: number,
  work: ReadonlyMap<LocalDate, MonthOfWork<T>>,
): CoveredMonth<T>[] {
  let carried: { expiresAfter: number; seconds: number }[] = [];
  let turn = 0;
  return months.map((month) => {
    if (!month.rests) turn += 1;
    const { billedSeconds, hours } = work.get(month.month) ?? { billedSeconds: 0, hours: [] };
    const carriedSeconds = secondsOf(carried);
    const available = [...carried, { expiresAfter: turn + rollOverMonths, seconds: month.includedSeconds }];
    const open = Math.max(0, secondsOf(available) - billedSeconds);
    const { under: covered, over: overage } = splitAfter(inOrder(hours), open);
    const coveredSeconds = billedSeconds + secondsOf(covered);
    const left = withoutFirst(available, coveredSeconds);
    carried = left.filter(({ expiresAfter }) => expiresAfter > turn);
    const leftSeconds = secondsOf(carried);
    const expiredSeconds = secondsOf(left) - leftSeconds;
    return { ...month, carriedSeconds, coveredSeconds, expiredSeconds, leftSeconds, covered, overage };
  });
}

function withoutFirst<T extends { seconds: number }>(buckets: readonly T[], used: number): T[] {
  let left = used;
  return buckets.flatMap((bucket) => {
    const taken = Math.min(left, bucket.seconds);
    left -= taken;
    return taken < bucket.seconds ? [{ ...bucket, seconds: bucket.seconds - taken }] : [];
  });
}
