import type { Params } from '@angular/router';

/** Where a figure's rows are. */
export interface Link {
  readonly to: readonly string[];
  readonly query?: Params;
}

export const LINKS = {
  approvals: { to: ['/inbox'] },
  readyToBill: { to: ['/billing'] },
  invoices: (status: string, currency?: string): Link => ({
    to: ['/invoices'],
    query: { 'f.status': status, ...(currency ? { 'f.currency': currency } : {}) },
  }),
  engagements: (status: string): Link => ({ to: ['/engagements'], query: { 'f.status': status } }),
  engagement: (id: string): Link => ({ to: ['/engagements', id] }),
  project: (id: string): Link => ({ to: ['/projects', id] }),
  entries: (status: string): Link => ({ to: ['/time/entries'], query: { 'f.status': status } }),
  week: (day: string): Link => ({ to: ['/time'], query: { week: day } }),
} as const;
