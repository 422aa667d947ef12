import type { PortalInvoiceState } from '#libs/api-client/models/portal-invoice-state';
import type { StatusLook } from '#libs/ui/status';

/** An invoice's state in the client's words. */
export const INVOICE_LOOKS: Record<PortalInvoiceState, StatusLook> = {
  issued: { label: $localize`To pay`, tone: 'info', icon: 'schedule' },
  partially_paid: { label: $localize`Partly paid`, tone: 'warn', icon: 'contrast' },
  overdue: { label: $localize`Overdue`, tone: 'bad', icon: 'error' },
  paid: { label: $localize`Paid`, tone: 'good', icon: 'check_circle' },
  void: { label: $localize`Cancelled`, tone: 'neutral', icon: 'block' },
};
