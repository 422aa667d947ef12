import type { AccountType } from '#libs/contracts';
import type { RowLink } from '#libs/ui/table-column';

export const ACCOUNT_TYPE_WORDS: Record<AccountType, string> = {
  asset: $localize`Asset`,
  liability: $localize`Liability`,
  equity: $localize`Equity`,
  income: $localize`Income`,
  expense: $localize`Expense`,
};

/** Where a posting's document is seen: an invoice has a page, a payment its row with the invoices it settles. */
export const documentLink = ({ sourceType, sourceId }: { sourceType: string; sourceId: string }): RowLink =>
  sourceType === 'invoice' ? { to: ['/invoices', sourceId] } : { to: ['/payments'], query: { id: sourceId } };
