import { addDays, type LocalDate } from './local-date.js';

/** When an invoice is due: its date plus the payment terms in whole days; 0 is due at once. */
export function dueDate(issueDate: LocalDate, termsDays: number): LocalDate {
  if (!Number.isInteger(termsDays) || termsDays < 0)
    throw new RangeError(`Not payment terms: ${termsDays} days`);
  return addDays(issueDate, termsDays);
}
