import type { EngagementStatus } from '#libs/contracts';
import { Lifecycle } from '../../platform/lifecycle/lifecycle.js';

export const engagementLifecycle = new Lifecycle<EngagementStatus>('engagement', {
  draft: ['pending'],
  pending: ['approved', 'rejected'],
  rejected: ['draft'],
  approved: ['in_progress'],
  in_progress: ['completed'],
  completed: [],
});
