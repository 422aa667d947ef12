import type { CapPeriod, CapUnit } from '#libs/contracts';
import { compare, isPositive, subtract } from '#libs/money';
import {
  agreedSeconds,
  groupBy,
  type Hours,
  inOrder,
  monthOf,
  secondsOf,
  type Split,
  splitAfter,
} from './hours.js';

/** What a line bills at most. `cap` is hours or an amount of the engagement's currency, as decimal text. */
export interface Cap {
  capBy: CapUnit;
  capPer: CapPeriod;
  cap: string;
}

/** What a cap, or a month of it, has billed already. */
export interface Used {
  seconds: number;
  amount: string;
}

export const NOTHING_USED: Used = { seconds: 0, amount: '0' };

/** The key of what a cap over the whole line has used; one by month is keyed by the month's first day. */
export const WHOLE_LINE = 'total';

/**
 * Which hours a cap lets be billed. They are taken by the day of work and then in the order of logging, whatever they
 * cost; the one that crosses the cap is cut so that its first part fits, and all that come later are over the cap. In
 * amounts, `priced` says what hours come to on an invoice, rounded as it rounds, and must not fall when hours are
 * added: so the cap holds to the smallest unit, however lines are grouped. A month's cap is its own, and what is over
 * it does not go into the next.
 */
export function underCap<T extends Hours>(
  hours: readonly T[],
  { capBy, capPer, cap }: Cap,
  used: ReadonlyMap<string, Used>,
  priced: (hours: readonly T[]) => string,
): Split<T> {
  const ordered = inOrder(hours);
  const spans = groupBy(ordered, capPer === 'month' ? monthOf : () => WHOLE_LINE);
  const splits = [...spans].map(([span, own]) => {
    const { seconds, amount } = used.get(span) ?? NOTHING_USED;
    return splitAfter(
      own,
      capBy === 'hours' ? agreedSeconds(cap) - seconds : mostSeconds(own, subtract(cap, amount), priced),
    );
  });
  return { under: splits.flatMap(({ under }) => under), over: splits.flatMap(({ over }) => over) };
}

/** How many of the first seconds come to no more than the amount. */
function mostSeconds<T extends Hours>(
  hours: readonly T[],
  amount: string,
  priced: (hours: readonly T[]) => string,
): number {
  if (!isPositive(amount)) return 0;
  const fits = (seconds: number): boolean => compare(priced(splitAfter(hours, seconds).under), amount) <= 0;
  let [enough, tooMany] = [0, secondsOf(hours) + 1];
  if (fits(tooMany - 1)) return tooMany - 1;
  while (tooMany - enough > 1) {
    const middle = Math.floor((enough + tooMany) / 2);
    if (fits(middle)) enough = middle;
    else tooMany = middle;
  }
  return enough;
}
