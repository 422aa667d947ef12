import { mayGrant, type Permission, type Role } from '#libs/contracts';
import { grantsBeyondOwn } from './members.errors.js';

/**
 * Whoever gives or takes roles, or decides whether their holder gets in, holds every right of them.
 * @throws 403 naming the roles that the actor's own rights do not cover
 */
export function assertMayGrant(held: ReadonlySet<Permission>, roles: readonly Role[]): void {
  const beyond = roles.filter((role) => !mayGrant(held, role));
  if (beyond.length) throw grantsBeyondOwn(beyond);
}
