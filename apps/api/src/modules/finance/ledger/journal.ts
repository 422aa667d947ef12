import { add, isZero } from '#libs/money';
import type { AccountPurpose } from './chart-of-accounts.js';

/** Moves value from one account to another, so what is posted always balances. Money is not negative. */
export interface Transfer {
  debit: AccountPurpose;
  credit: AccountPurpose;
  /** In the document's currency; zero for an exchange difference. */
  amount: string;
  /** In the firm's base currency. */
  baseAmount: string;
}

export interface Journal {
  date: string;
  currency: string;
  description: string;
  sourceType: 'invoice' | 'payment';
  sourceId: string;
  kind: 'issue' | 'payment' | 'reversal';
  clientId: string;
  transfers: readonly Transfer[];
}

/** Without those that move nothing. */
export const withoutEmpty = (transfers: readonly Transfer[]): Transfer[] =>
  transfers.filter(({ amount, baseAmount }) => !isZero(add(amount, baseAmount)));
