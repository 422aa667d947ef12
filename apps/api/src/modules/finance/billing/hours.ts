import { type LocalDate, monthStart } from '#libs/calendar';
import { multiply } from '#libs/money';

/** A stretch of one time entry: so many seconds from one of them on, and what the entry has after it. */
export interface Hours {
  id: string;
  workDate: LocalDate;
  /** Where in the entry the stretch begins; 0 for its start. */
  fromSecond: number;
  seconds: number;
  /** What of the entry comes after the stretch; 0 when it reaches the entry's end. */
  restSeconds: number;
}

/** Hours in two: those that are in, and those that are not. One entry at most is in both, cut to the second. */
export interface Split<T extends Hours> {
  under: T[];
  over: T[];
}

export const secondsOf = (hours: readonly Pick<Hours, 'seconds'>[]): number =>
  hours.reduce((total, { seconds }) => total + seconds, 0);

/** First come, first served: by the day of work, then in the order in which the entries were logged. */
export const inOrder = <T extends Hours>(hours: readonly T[]): T[] =>
  hours.toSorted((a, b) => {
    const [x, y] = [a.workDate + a.id, b.workDate + b.id];
    return x === y ? a.fromSecond - b.fromSecond : x < y ? -1 : 1;
  });

/** The first so many seconds of hours that are in order, and the rest of them. */
export function splitAfter<T extends Hours>(hours: readonly T[], seconds: number): Split<T> {
  const split: Split<T> = { under: [], over: [] };
  let left = Math.max(0, seconds);
  for (const stretch of hours) {
    const taken = Math.min(left, stretch.seconds);
    const rest = stretch.seconds - taken;
    if (taken) split.under.push({ ...stretch, seconds: taken, restSeconds: stretch.restSeconds + rest });
    if (rest) split.over.push({ ...stretch, fromSecond: stretch.fromSecond + taken, seconds: rest });
    left -= taken;
  }
  return split;
}

/** In groups by a key, each in the order that it had. */
export function groupBy<T, Key>(items: readonly T[], keyOf: (item: T) => Key): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

export const monthOf = ({ workDate }: Pick<Hours, 'workDate'>): LocalDate => monthStart(workDate);

/** Agreed hours as seconds: '20.5' is 73,800. Parts of a second round half up. */
export const agreedSeconds = (hours: string): number => Math.round(Number(multiply(hours, '3600')));
