import type { ContractStatus } from '#libs/contracts';
import { Lifecycle } from '../../platform/lifecycle/lifecycle.js';

/** Out for signature it goes back to a draft when nobody signs; active it ends by its last day or before. */
export const contractLifecycle = new Lifecycle<ContractStatus>('contract', {
  draft: ['out_for_signature', 'active', 'void'],
  out_for_signature: ['draft', 'active'],
  active: ['ended', 'terminated'],
  ended: [],
  terminated: [],
  void: [],
});
