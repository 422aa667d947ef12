import { subtract, toBase } from '#libs/money';
import type { Transfer } from '../ledger/journal.js';

export interface IssuedFigures {
  taxTotal: string;
  subtotal: string;
  total: string;
  baseRate: string;
}

/**
 * What issuing posts: the client owes revenue and tax. In base, the receivable is the converted total and revenue is
 * what the converted tax leaves of it, so that both lines add up to the document.
 */
export function issueTransfers(invoice: IssuedFigures, baseCurrency: string): Transfer[] {
  const { subtotal, taxTotal, total, baseRate } = invoice;
  const baseTax = toBase(taxTotal, baseRate, baseCurrency);
  const baseRevenue = subtract(toBase(total, baseRate, baseCurrency), baseTax);
  return [
    { debit: 'receivable', credit: 'revenue', amount: subtotal, baseAmount: baseRevenue },
    { debit: 'receivable', credit: 'tax', amount: taxTotal, baseAmount: baseTax },
  ];
}
