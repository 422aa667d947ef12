import { formatDuration } from '#libs/calendar';

import { typedDecimal } from '../../core/typed-decimal';

const WEEK_HOURS = 168;

/** A weekly target as people type it, `37.5` or `37,5`; '' stands for the firm's. */
export const hoursOf = (seconds: number | null): string =>
  seconds === null ? '' : formatDuration(seconds, 'decimal').replace(/\.?0+$/, '') || '0';

/** Whole seconds; null for '', undefined for what is no number of hours of a week. */
export function secondsOf(typed: string): number | null | undefined {
  const text = typedDecimal(typed);
  if (text === '') return null;
  if (!/^\d{1,3}(\.\d{1,2})?$/.test(text)) return undefined;
  const hours = Number(text);
  return hours <= WEEK_HOURS ? Math.round(hours * 3_600) : undefined;
}
