import { onConstraint } from '../../../platform/errors/constraint-errors.js';
import { DomainError, wrongState } from '../../../platform/errors/domain-error.js';

/** One answer for expired, revoked, used and unknown links: a guess learns nothing. */
export const invitationGone = (): DomainError =>
  new DomainError(
    'INVITATION_GONE',
    404,
    'This invitation does not hold any more. Ask the person who invited you for a new one.',
  );

/** A login is its owner's, and no provider of a firm hands it over. */
export const hasLogin = (email: string): DomainError =>
  wrongState(
    'LOGIN_EXISTS',
    `${email} has a login already. Accept by its password; you can link the account on your account page then.`,
  );

export const emailDiffers = (email: string): DomainError =>
  wrongState(
    'EMAIL_DIFFERS',
    `The invitation is for ${email}. It takes an account with this address, confirmed where the account is.`,
  );

export const emailMissing = (name: string): DomainError => {
  const message = `${name} has no e-mail address yet, so no invitation can reach them.`;
  return new DomainError('EMAIL_MISSING', 409, message, [{ field: 'email', code: 'EMAIL_MISSING', message }]);
};

export const rolesMissing = (name: string): DomainError =>
  wrongState('ROLES_MISSING', `${name} has no role yet and would see nothing. Give a role first.`);

export const notInvited = (name: string): DomainError =>
  wrongState('NOT_INVITED', `${name} has no open invitation.`);

onConstraint('uq_memberships_user_id', () =>
  wrongState('MEMBER_ALREADY', 'You belong to this firm already.'),
);
onConstraint('uq_invitations_open', () =>
  wrongState('INVITED_ALREADY', 'Somebody else invited this person at the same moment.'),
);
