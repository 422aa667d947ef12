import { daysBetween } from '#libs/calendar';

/** How long until an amount is due, or since when it is late. */
export function dueText(dueDate: string, today: string): string {
  const days = daysBetween(today, dueDate);
  if (days === 0) return $localize`Due today`;
  if (days === 1) return $localize`Due tomorrow`;
  if (days > 1) return $localize`Due in ${days}:days: days`;
  if (days === -1) return $localize`Due yesterday`;
  return $localize`${-days}:days: days late`;
}
