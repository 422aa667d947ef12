import type { ImportStatus } from '#libs/contracts';
import { Lifecycle } from '../../platform/lifecycle/lifecycle.js';

/** Running again is allowed whenever nothing is at work: what exists already is not created twice. */
export const importLifecycle = new Lifecycle<ImportStatus>('import', {
  uploaded: ['checking', 'running'],
  checking: ['checked', 'cancelled', 'failed'],
  checked: ['checking', 'running'],
  running: ['completed', 'cancelled', 'failed'],
  completed: ['checking', 'running'],
  cancelled: ['checking', 'running'],
  failed: ['checking', 'running'],
});
