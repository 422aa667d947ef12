import type { Params } from '@angular/router';
import type { EngagementStatus, InvoiceFilter, TimeEntryStatus } from '#libs/contracts';

/** Where a figure's rows are. */
export interface Link {
  readonly to: readonly string[];
  readonly query?: Params;
}

export const LINKS = {
  approvals: { to: ['/inbox'] },
  readyToBill: { to: ['/billing'] },
  invoices: (status: InvoiceFilter): Link => ({ to: ['/invoices'], query: { 'f.status': status } }),
  engagements: (status: EngagementStatus): Link => ({ to: ['/engagements'], query: { 'f.status': status } }),
  engagement: (id: string): Link => ({ to: ['/engagements', id] }),
  contract: (id: string): Link => ({ to: ['/contracts', id] }),
  project: (id: string): Link => ({ to: ['/projects', id] }),
  entries: (status: TimeEntryStatus, membershipId: string): Link => ({
    to: ['/time/entries'],
    query: { 'f.status': status, 'f.membershipId': membershipId },
  }),
  week: (day: string): Link => ({ to: ['/time'], query: { week: day } }),
} as const;
