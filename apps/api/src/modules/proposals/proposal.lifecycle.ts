import type { ProposalStatus } from '#libs/contracts';
import { Lifecycle } from '../../platform/lifecycle/lifecycle.js';

/** Back to a draft leads through a new version. */
export const proposalLifecycle = new Lifecycle<ProposalStatus>('proposal', {
  draft: ['sent', 'withdrawn'],
  sent: ['accepted', 'declined', 'expired', 'withdrawn', 'draft'],
  accepted: [],
  declined: ['draft'],
  expired: ['draft'],
  withdrawn: ['draft'],
});
