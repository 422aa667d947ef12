import type { MembershipStatus } from '#libs/contracts';
import { Lifecycle } from '../../../platform/lifecycle/lifecycle.js';

/** Who has no login yet goes back to `to_invite`; only an accepted invitation makes a login. Who is erased stays so. */
export const membershipLifecycle = new Lifecycle<MembershipStatus>('person', {
  to_invite: ['invited', 'deactivated'],
  invited: ['active', 'to_invite', 'deactivated'],
  active: ['deactivated'],
  deactivated: ['active', 'to_invite', 'erased'],
  erased: [],
});
