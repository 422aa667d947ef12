import { onConstraint } from '../../../platform/errors/constraint-errors.js';
import { DomainError, wrongState } from '../../../platform/errors/domain-error.js';
import type { Grant } from './grants.js';

onConstraint('uq_memberships_email', () => {
  const message = 'Somebody in the firm has this e-mail address already.';
  return new DomainError('MEMBER_EMAIL_TAKEN', 409, message, [{ field: 'email', code: 'TAKEN', message }]);
});

export const emailIsLogin = (name: string): DomainError => {
  const message = `${name} signs in with this address and changes it in their own account.`;
  return new DomainError('EMAIL_IS_LOGIN', 409, message, [
    { field: 'email', code: 'EMAIL_IS_LOGIN', message },
  ]);
};

export const personErased = (name: string): DomainError =>
  wrongState('PERSON_ERASED', `${name} was erased and stays as they are.`);

export const lastAdmin = (name: string): DomainError =>
  wrongState('LAST_ADMIN', `${name} is the firm's last active admin. Make somebody else admin first.`);

export const grantsBeyondOwn = (roles: readonly Grant[]): DomainError =>
  new DomainError(
    'GRANTS_BEYOND_OWN',
    403,
    `You do not hold every right of ${roles.map(words).join(' and ')} yourself, so you cannot decide who does.`,
  );

const words = ({ name, isCustom }: Grant): string => (isCustom ? `“${name}”` : name.replace('_', ' '));
