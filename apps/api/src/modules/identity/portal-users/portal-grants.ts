import { mayGivePortalRight, type PortalRight } from '#libs/contracts';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { rightsBeyondOwn } from './portal-users.errors.js';

/** Whoever gives or takes rights, or decides whether their holder gets in, holds every one of them. @throws 403 */
export function assertMayDecide(
  { actor, permissions }: RequestContext,
  rights: readonly PortalRight[],
): void {
  const beyond = rights.filter((right) =>
    actor.type === 'portal' ? !actor.rights.includes(right) : !mayGivePortalRight(permissions, right),
  );
  if (beyond.length) throw rightsBeyondOwn(beyond);
}
