import type { ChangeOrderStatus } from '#libs/contracts';
import { Lifecycle } from '../../../platform/lifecycle/lifecycle.js';

/** Back to a draft leads the way of an order that has to be written for a later version of the engagement. */
export const changeOrderLifecycle = new Lifecycle<ChangeOrderStatus>('change order', {
  draft: ['sent', 'withdrawn', 'draft'],
  sent: ['signed', 'rejected', 'withdrawn', 'draft'],
  signed: ['applied', 'withdrawn', 'draft'],
  applied: [],
  rejected: [],
  withdrawn: [],
});
