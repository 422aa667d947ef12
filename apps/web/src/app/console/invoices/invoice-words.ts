import {
  INVOICE_GROUPINGS,
  type InvoiceGrouping,
  type InvoiceLineKind,
  PAYMENT_METHODS,
  type PaymentMethod,
} from '#libs/contracts';
import type { FilterOption } from '#libs/ui/filter-bar';

export const GROUPING_WORDS: Record<InvoiceGrouping, string> = {
  person: $localize`Person`,
  task: $localize`Task`,
  day: $localize`Day`,
  entry: $localize`Entry`,
};

export const METHOD_WORDS: Record<PaymentMethod, string> = {
  bank_transfer: $localize`Bank transfer`,
  card: $localize`Card`,
  direct_debit: $localize`Direct debit`,
  cash: $localize`Cash`,
  cheque: $localize`Cheque`,
  other: $localize`Other`,
};

export const GROUPINGS: readonly { value: InvoiceGrouping; label: string }[] = INVOICE_GROUPINGS.map(
  (value) => ({
    value,
    label: GROUPING_WORDS[value],
  }),
);

export const METHODS: readonly FilterOption[] = PAYMENT_METHODS.map((value) => ({
  value,
  label: METHOD_WORDS[value],
}));

/** What a page calls an invoice: its number, or that it has none yet. */
export const nameOfInvoice = (invoice: { number: string | null; clientName: string }): string =>
  invoice.number ?? $localize`Draft for ${invoice.clientName}:client:`;

/** Whether a line bills hours, and not one thing that was agreed at an amount. */
export const isHours = ({ kind }: { kind: InvoiceLineKind }): boolean =>
  kind === 'time' || kind === 'overage';

/** What falls due besides hours that are billed one by one. */
export const DUE_WORDS: Record<InvoiceLineKind, string> = {
  time: $localize`Hours`,
  overage: $localize`Hours beyond the retainer`,
  retainer: $localize`Fee of the month`,
  fixed: $localize`Part of a fixed price`,
  milestone: $localize`Accepted milestone`,
};
