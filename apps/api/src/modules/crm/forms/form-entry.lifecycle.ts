import type { FormEntryStatus } from '#libs/contracts';
import { Lifecycle } from '../../../platform/lifecycle/lifecycle.js';

export const formEntryLifecycle = new Lifecycle<FormEntryStatus>('entry', {
  taken: [],
  suspected: ['released', 'discarded'],
  released: [],
  discarded: ['released'],
});
