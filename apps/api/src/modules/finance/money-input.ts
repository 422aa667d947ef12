import { compare, isCurrency, normalise } from '#libs/money';
import type { RequestContext } from '../../platform/context/request-context.js';
import { DomainError } from '../../platform/errors/domain-error.js';

/** The amount with its currency's decimals. @throws 422 naming the field when it is finer than the smallest unit */
export function amountIn(currency: string, field: string, amount: string): string {
  try {
    return normalise(amount, currency);
  } catch (error) {
    if (!(error instanceof RangeError) || !isCurrency(currency)) throw error;
    throw DomainError.field(field, 'AMOUNT_TOO_FINE', `This is finer than the smallest unit of ${currency}.`);
  }
}

/**
 * One unit of the document's currency in the firm's base currency, entered by hand; the base currency itself is 1.
 * @throws 422 naming baseRate when it is missing, or given where it can only be 1
 */
export function baseRateOf(ctx: RequestContext, currency: string, given: string | undefined): string {
  const { baseCurrency } = ctx.firm;
  if (currency !== baseCurrency) {
    if (given) return given;
    const wanted = `Say what 1 ${currency} is worth in ${baseCurrency} on that day.`;
    throw DomainError.field('baseRate', 'BASE_RATE_MISSING', wanted);
  }
  if (given && compare(given, '1') !== 0)
    throw DomainError.field(
      'baseRate',
      'BASE_RATE_IS_ONE',
      `${currency} is the base currency: its rate is 1.`,
    );
  return '1';
}
