import { exponentOf, isDecimal, normalise } from '#libs/money';
import { DomainError } from '../../platform/errors/domain-error.js';

/** The amount as its currency writes it. @throws 422 for more decimals than the currency has */
export function amountIn(currency: string, amount: string, field: string): string {
  const decimals = exponentOf(currency);
  if (isDecimal(amount, { maxDecimals: decimals })) return normalise(amount, currency);
  const sentence = `An amount in ${currency} has at most ${decimals} decimals.`;
  throw DomainError.field(field, 'TOO_MANY_DECIMALS', sentence);
}
