import { exponentOf, isDecimal } from '#libs/money';
import { DomainError, type FieldError } from '../../platform/errors/domain-error.js';
import { type LineTerms, lineFaults } from './line-terms.js';

export interface Terms {
  startDate: string;
  endDate: string;
  currency: string;
  budget?: string | null;
  rates?: readonly { role: string }[];
  lines?: readonly LineTerms[];
}

/** What must hold between the fields of an engagement. @throws 422 with every field that breaks a rule */
export function checkTerms({ startDate, endDate, currency, budget, rates = [], lines = [] }: Terms): void {
  const errors: FieldError[] = [];
  if (endDate < startDate) {
    errors.push({
      field: 'endDate',
      code: 'END_BEFORE_START',
      message: 'The end must not be before the start.',
    });
  }
  if (budget != null && !isDecimal(budget, { maxDecimals: exponentOf(currency) })) {
    const message = `An amount in ${currency} has at most ${exponentOf(currency)} decimals.`;
    errors.push({ field: 'budget', code: 'TOO_MANY_DECIMALS', message });
  }
  const seen = new Set<string>();
  rates.forEach(({ role }, index) => {
    const key = role.toLowerCase();
    if (seen.has(key)) {
      errors.push({
        field: `rates.${index}.role`,
        code: 'ROLE_TWICE',
        message: `${role} has a rate already.`,
      });
    }
    seen.add(key);
  });
  errors.push(...lineFaults(lines, currency));
  if (errors.length) {
    throw new DomainError('VALIDATION_FAILED', 422, errors.map(({ message }) => message).join(' '), errors);
  }
}
