import { DomainError, type FieldError } from '../../platform/errors/domain-error.js';

export interface Span {
  startDate: string;
  endDate: string;
}

/** A project lies inside its engagement and around the time logged on it. @throws 422 naming startDate and endDate */
export function checkDates(
  { startDate, endDate }: Span,
  engagement: Span,
  worked: { first: string | null; last: string | null } = { first: null, last: null },
): void {
  const errors: FieldError[] = [];
  const say = (field: string, code: string, message: string): void =>
    void errors.push({ field, code, message });
  const { startDate: from, endDate: to } = engagement;
  if (startDate < from || startDate > to)
    say('startDate', 'OUTSIDE_ENGAGEMENT', `The start must lie inside the engagement, ${from} to ${to}.`);
  if (endDate < startDate) say('endDate', 'END_BEFORE_START', 'The end must not be before the start.');
  else if (endDate > to)
    say('endDate', 'OUTSIDE_ENGAGEMENT', `The end must lie inside the engagement, ${from} to ${to}.`);
  if (worked.first && startDate > worked.first)
    say('startDate', 'TIME_BEFORE_START', `Time is logged from ${worked.first} on.`);
  if (worked.last && endDate < worked.last)
    say('endDate', 'TIME_AFTER_END', `Time is logged up to ${worked.last}.`);
  if (errors.length)
    throw new DomainError('VALIDATION_FAILED', 422, errors.map(({ message }) => message).join(' '), errors);
}
