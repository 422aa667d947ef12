import type { ProspectStatus } from '#libs/contracts';
import { Lifecycle } from '../../../platform/lifecycle/lifecycle.js';

export const prospectLifecycle = new Lifecycle<ProspectStatus>('prospect', {
  open: ['won', 'lost', 'merged'],
  won: ['open', 'lost'],
  lost: ['open', 'won'],
  merged: [],
});
