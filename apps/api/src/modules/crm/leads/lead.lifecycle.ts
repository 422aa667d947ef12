import type { LeadStatus } from '#libs/contracts';
import { Lifecycle } from '../../../platform/lifecycle/lifecycle.js';

export const leadLifecycle = new Lifecycle<LeadStatus>('lead', {
  open: ['qualified', 'dropped', 'merged'],
  qualified: [],
  dropped: ['open', 'merged'],
  merged: [],
});
