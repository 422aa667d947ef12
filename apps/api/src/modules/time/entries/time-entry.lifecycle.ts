import type { TimeEntryStatus } from '#libs/contracts';
import { Lifecycle } from '../../../platform/lifecycle/lifecycle.js';

/** Draft and rejected hours are their owner's; approved ones wait for an invoice, which alone takes and frees them. */
export const timeEntryLifecycle = new Lifecycle<TimeEntryStatus>('time entry', {
  draft: ['submitted'],
  submitted: ['draft', 'approved', 'rejected'],
  rejected: ['submitted'],
  approved: ['draft', 'invoiced'],
  invoiced: ['approved'],
});

/** States in which the owner may change and delete an entry. */
export const EDITABLE: readonly TimeEntryStatus[] = ['draft', 'rejected'];
