import type { AccountType } from '#libs/contracts';

/** What the system posts to. Every firm has exactly one account of each purpose. */
export const ACCOUNT_PURPOSES = ['bank', 'receivable', 'tax', 'revenue', 'fx'] as const;
export type AccountPurpose = (typeof ACCOUNT_PURPOSES)[number];

interface ChartAccount {
  code: string;
  name: string;
  type: AccountType;
  purpose: AccountPurpose;
}

/** The accounts that a new firm starts with. */
export const CHART: readonly ChartAccount[] = [
  { code: '1000', name: 'Bank', type: 'asset', purpose: 'bank' },
  { code: '1200', name: 'Accounts receivable', type: 'asset', purpose: 'receivable' },
  { code: '2200', name: 'Sales tax payable', type: 'liability', purpose: 'tax' },
  { code: '4000', name: 'Consulting revenue', type: 'income', purpose: 'revenue' },
  { code: '4900', name: 'Exchange differences', type: 'income', purpose: 'fx' },
];
