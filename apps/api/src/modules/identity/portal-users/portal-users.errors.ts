import type { PortalRight } from '#libs/contracts';
import { onConstraint } from '../../../platform/errors/constraint-errors.js';
import { DomainError, wrongState } from '../../../platform/errors/domain-error.js';

onConstraint('uq_portal_users_client_id_email', () => {
  const message = 'Somebody of this client has this e-mail address already.';
  return new DomainError('PORTAL_EMAIL_TAKEN', 409, message, [{ field: 'email', code: 'TAKEN', message }]);
});
onConstraint('uq_portal_users_client_id_user_id', () =>
  wrongState('PORTAL_USER_ALREADY', 'You have access to this portal already.'),
);
onConstraint('uq_invitations_open_portal', () =>
  wrongState('INVITED_ALREADY', 'Somebody else invited this person at the same moment.'),
);

export const rightsBeyondOwn = (rights: readonly PortalRight[]): DomainError =>
  new DomainError(
    'RIGHTS_BEYOND_OWN',
    403,
    `You cannot see or do all of this yourself, so you cannot decide who does: ${rights.join(', ')}.`,
  );

export const shutOutByFirm = (firm: string, name: string): DomainError =>
  wrongState('DEACTIVATED_BY_FIRM', `${firm} deactivated ${name}, so only ${firm} lets them in again.`);

export const lastManager = (name: string): DomainError =>
  wrongState(
    'LAST_MANAGER',
    `${name} is the only one who manages colleagues here. Let somebody else manage them first.`,
  );

export const clientInactive = (name: string): DomainError =>
  wrongState(
    'CLIENT_INACTIVE',
    `${name} is inactive: nobody new comes into its portal. Reactivate it first.`,
  );
