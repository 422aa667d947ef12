import type { InvoiceStatus } from '#libs/contracts';
import { compare, isPositive } from '#libs/money';
import { Lifecycle } from '../../../platform/lifecycle/lifecycle.js';

/** Payments move an issued invoice both ways: a reversed one opens it again. */
export const invoiceLifecycle = new Lifecycle<InvoiceStatus>('invoice', {
  draft: ['issued'],
  issued: ['partially_paid', 'paid', 'void'],
  partially_paid: ['issued', 'paid'],
  paid: ['issued', 'partially_paid'],
  void: [],
});

/** What an issued invoice is by what was paid on it. */
export function statusByPayments(total: string, paid: string): InvoiceStatus {
  if (compare(paid, total) >= 0) return 'paid';
  return isPositive(paid) ? 'partially_paid' : 'issued';
}
