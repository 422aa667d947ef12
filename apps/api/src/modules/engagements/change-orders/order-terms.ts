import { add, exponentOf, isDecimal, isPositive, isZero, subtract, sum } from '#libs/money';
import { DomainError } from '../../../platform/errors/domain-error.js';
import type { Engagement } from '../engagement.entity.js';
import { checkTerms, type Terms } from '../engagement-terms.js';
import type { ChangeOrder } from './change-order.entity.js';
import { budgetGone, budgetOpen, outsideEngagement } from './change-orders.errors.js';
import type { ChangedLineDto } from './dto/change-order.dto.js';

type Changes = Pick<ChangeOrder, 'effectiveFrom' | 'endDate' | 'budgetChange' | 'budgetHoursChange'>;
type Agreed = Pick<Engagement, 'startDate' | 'endDate' | 'currency' | 'budget' | 'budgetHours'>;

/** What an engagement's own terms are once an order is applied. */
export const amended = (agreed: Agreed, { endDate, budgetChange, budgetHoursChange }: Changes) => ({
  endDate: endDate ?? agreed.endDate,
  budget: budgetChange ? add(agreed.budget!, budgetChange) : agreed.budget,
  budgetHours: budgetHoursChange ? add(agreed.budgetHours!, budgetHoursChange) : agreed.budgetHours,
});

/** A change by nothing is none. */
export const changeOf = (value: string | null | undefined): string | null | undefined =>
  value && isZero(value) ? null : value;

/** @throws 422 for what does not go with the engagement as it is agreed */
export function checkOrder(
  agreed: Agreed,
  changes: Changes,
  { rates, lines }: Pick<Terms, 'rates' | 'lines'>,
): void {
  checkBudget('budgetChange', agreed.budget, changes.budgetChange);
  checkBudget('budgetHoursChange', agreed.budgetHours, changes.budgetHoursChange);
  const maxDecimals = exponentOf(agreed.currency);
  if (changes.budgetChange && !isDecimal(changes.budgetChange, { maxDecimals })) {
    const message = `An amount in ${agreed.currency} has at most ${maxDecimals} decimals.`;
    throw DomainError.field('budgetChange', 'TOO_MANY_DECIMALS', message);
  }
  const { startDate, currency } = agreed;
  const { endDate } = amended(agreed, changes);
  checkTerms({ startDate, endDate, currency, rates, lines });
  const { effectiveFrom } = changes;
  if (effectiveFrom < startDate || effectiveFrom > endDate) throw outsideEngagement(startDate, endDate);
}

function checkBudget(field: string, budget: string | null, change: string | null): void {
  if (change === null) return;
  if (budget === null) throw budgetOpen(field);
  if (!isPositive(add(budget, change))) throw budgetGone(field);
}

/** What lines add to what is known beforehand, or take off it; what is billed by the month does not count. */
export const effectOf = (lines: readonly ChangedLineDto[]): string =>
  sum(lines.map(({ value, before }) => subtract(value ?? '0', before?.value ?? '0')));

/** Whether an order says anything to apply. */
export const saysNothing = ({ endDate, budgetChange, budgetHoursChange }: Changes, others: number): boolean =>
  endDate === null && budgetChange === null && budgetHoursChange === null && others === 0;
