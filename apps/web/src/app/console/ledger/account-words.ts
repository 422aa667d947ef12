import type { AccountType } from '#libs/contracts';

export const ACCOUNT_TYPE_WORDS: Record<AccountType, string> = {
  asset: $localize`Asset`,
  liability: $localize`Liability`,
  equity: $localize`Equity`,
  income: $localize`Income`,
  expense: $localize`Expense`,
};

/** Where a posting's document has its page. */
export function documentLink(posting: { sourceType: string; sourceId: string }): readonly string[] | null {
  return posting.sourceType === 'invoice' ? ['/invoices', posting.sourceId] : null;
}
