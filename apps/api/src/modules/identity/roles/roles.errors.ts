import { LIMITS, type Permission } from '#libs/contracts';
import { onConstraint } from '../../../platform/errors/constraint-errors.js';
import { DomainError, wrongState } from '../../../platform/errors/domain-error.js';

export const roleNameTaken = (): DomainError => {
  const message = 'The firm has a role of this name already.';
  return new DomainError('ROLE_NAME_TAKEN', 409, message, [{ field: 'name', code: 'TAKEN', message }]);
};
onConstraint('uq_roles_name', roleNameTaken);

export const roleInUse = (people: number): DomainError =>
  wrongState(
    'ROLE_IN_USE',
    people === 1
      ? 'One person has this role. Give them another one first.'
      : `${people} people have this role. Give them other ones first.`,
  );

export const tooManyRoles = (): DomainError =>
  wrongState('TOO_MANY_ROLES', `A firm has up to ${LIMITS.customRoles} roles of its own.`);

export const rightsMissing = (missing: readonly Permission[]): DomainError =>
  DomainError.field(
    'permissions',
    'RIGHTS_MISSING',
    `What was chosen opens nothing without ${missing.join(', ')}: choose that as well.`,
  );
