import { compare, relieve, subtract, toBase } from '#libs/money';
import type { Transfer } from '../ledger/journal.js';

/** What is open of an invoice, in its currency and at its own rate in base. */
export interface OpenInvoice {
  due: string;
  baseDue: string;
}

/** What a payment takes off the receivable in base: the last one takes exactly what is left. */
export const relievedBase = ({ due, baseDue }: OpenInvoice, amount: string, baseCurrency: string): string =>
  relieve(due, baseDue, amount, baseCurrency);

/**
 * What a payment posts for one invoice. The bank gets the money at the payment's rate, the receivable loses its value at
 * the invoice's; the difference is realised: a gain comes to the bank from exchange differences, a loss goes the other way.
 */
export function paymentTransfers(
  { amount, baseRate, relieved }: { amount: string; baseRate: string; relieved: string },
  baseCurrency: string,
): Transfer[] {
  const received = toBase(amount, baseRate, baseCurrency);
  const gains = compare(received, relieved) > 0;
  return gains
    ? [
        { debit: 'bank', credit: 'receivable', amount, baseAmount: relieved },
        { debit: 'bank', credit: 'fx', amount: '0', baseAmount: subtract(received, relieved) },
      ]
    : [
        { debit: 'bank', credit: 'receivable', amount, baseAmount: received },
        { debit: 'fx', credit: 'receivable', amount: '0', baseAmount: subtract(relieved, received) },
      ];
}
