import type { ClientStatus } from '#libs/contracts';
import { Lifecycle } from '../../platform/lifecycle/lifecycle.js';

export const clientLifecycle = new Lifecycle<ClientStatus>('client', {
  active: ['inactive'],
  inactive: ['active'],
});
