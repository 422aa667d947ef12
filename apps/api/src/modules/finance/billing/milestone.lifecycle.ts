import type { MilestoneStatus } from '#libs/contracts';
import { Lifecycle } from '../../../platform/lifecycle/lifecycle.js';

/**
 * Accepting one that nobody had said was reached says both. What the client rejected may be put forward again. Only what
 * is on no invoice is opened again.
 */
export const milestoneLifecycle = new Lifecycle<MilestoneStatus>('milestone', {
  open: ['reached', 'accepted'],
  reached: ['accepted', 'rejected', 'open'],
  rejected: ['reached', 'accepted', 'open'],
  accepted: ['open'],
});
