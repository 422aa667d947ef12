import { exact, plain } from './exact.js';
import { exponentOf } from './currencies.js';
import { normalise } from './rounding.js';

/** A document amount in the firm's currency: `amount × rate`, rounded; `rate` is base units for one document unit. */
export function toBase(amount: string, rate: string, baseCurrency: string): string {
  if (!exact(rate).gt(exact('0'))) throw new RangeError(`Not an exchange rate: ${JSON.stringify(rate)}`);
  return plain(exact(amount).times(exact(rate)), exponentOf(baseCurrency));
}

/**
 * How much base value a payment takes off an open document: its share of what is open, and all of the rest when it
 * settles the document, so that nothing stays behind. Amount and payment are in the document's currency.
 * Throws a RangeError for a payment of zero, of the other sign, or above what is open.
 */
export function relieve(
  openAmount: string,
  openBase: string,
  paymentAmount: string,
  baseCurrency: string,
): string {
  const open = exact(openAmount);
  const payment = exact(paymentAmount);
  const sameSign = payment.times(open).gt(exact('0'));
  if (!sameSign || payment.abs().gt(open.abs())) {
    throw new RangeError(`Not a payment on ${openAmount}: ${JSON.stringify(paymentAmount)}`);
  }
  const base = exact(normalise(openBase, baseCurrency));
  return plain(base.times(payment).div(open), exponentOf(baseCurrency));
}
