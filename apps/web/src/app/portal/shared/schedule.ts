import { clampDate, daysBetween } from '#libs/calendar';

export interface Schedule {
  /** Part of the time that has passed, 0 to 1. */
  readonly passed: number;
  /** Days until the end, both ends counted; zero once it is over. */
  readonly daysLeft: number;
  readonly started: boolean;
}

/** Where a project stands between its first and last day; both belong to it. */
export function scheduleOf(
  { startDate, endDate }: { startDate: string; endDate: string },
  today: string,
): Schedule {
  const days = daysBetween(startDate, endDate) + 1;
  const gone = daysBetween(startDate, clampDate(today, startDate, endDate)) + (today > endDate ? 1 : 0);
  return { passed: gone / days, daysLeft: days - gone, started: today >= startDate };
}
