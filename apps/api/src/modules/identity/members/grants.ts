import { mayGrant, type Permission, type Role, ROLE_PERMISSIONS } from '#libs/contracts';
import { forbidden } from '../../../platform/errors/domain-error.js';
import { grantsBeyondOwn } from './members.errors.js';

/** A role as somebody gives, takes or holds it. */
export interface Grant {
  /** A built-in role's key, or a custom role's id. */
  readonly key: string;
  /** What records call it. */
  readonly name: string;
  readonly permissions: readonly Permission[];
  readonly isCustom: boolean;
}

export const builtIn = (role: Role): Grant => ({
  key: role,
  name: role,
  permissions: ROLE_PERMISSIONS[role],
  isCustom: false,
});

/**
 * Whoever gives or takes roles, or decides whether their holder gets in, holds every right of them.
 * @throws 403 naming the roles that the actor's own rights do not cover
 */
export function assertMayGrant(held: ReadonlySet<Permission>, grants: readonly Grant[]): void {
  const beyond = grants.filter(({ permissions }) => !mayGrant(held, permissions));
  if (beyond.length) throw grantsBeyondOwn(beyond);
}

/** @throws 403 naming the rights that the actor does not hold, and so cannot hand on */
export function assertHolds(held: ReadonlySet<Permission>, permissions: readonly Permission[]): void {
  const beyond = permissions.filter((permission) => !held.has(permission));
  if (!beyond.length) return;
  throw forbidden(`You do not hold ${beyond.join(', ')} yourself, so you cannot decide who does.`);
}
