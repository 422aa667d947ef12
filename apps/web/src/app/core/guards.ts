import { inject } from '@angular/core';
import { type CanMatchFn, Router, type UrlSegment, type UrlTree } from '@angular/router';
import type { Permission, PortalRight } from '#libs/contracts';

import { Permissions } from './permissions';
import { Session } from './session';

/** The console is for members of the firm; a client's people are led to their portal. */
export const staffOnly: CanMatchFn = async (_route, segments) => {
  const [session, router] = [inject(Session), inject(Router)];
  await session.start();
  const me = session.me();
  if (!me) return to(router, '/login', segments);
  if (me.secondFactorMissing) return to(router, '/second-factor', segments);
  if (me.membership) return true;
  return segments.length === 0 ? router.parseUrl('/portal') : false;
};

/** The portal is for a client's people; others learn nothing but that they must sign in. */
export const portalOnly: CanMatchFn = async (_route, segments) => {
  const [session, router] = [inject(Session), inject(Router)];
  await session.start();
  const me = session.me();
  return me ? me.portal !== null : to(router, '/login', segments);
};

/** Those who have still to set up the second factor that their firm asks for. */
export const confined: CanMatchFn = async () => {
  const [session, router] = [inject(Session), inject(Router)];
  await session.start();
  return session.me()?.secondFactorMissing ? true : router.parseUrl('/');
};

type Right = Permission | PortalRight;

const asked = new WeakMap<object, readonly Right[]>();

/** Without the right the area's code is not even fetched. */
export function allowed(...anyOf: Right[]): CanMatchFn {
  const guard: CanMatchFn = () => anyOf.length === 0 || inject(Permissions).canAny(anyOf);
  asked.set(guard, anyOf);
  return guard;
}

/** One of which rights a guard asks for, when `allowed` made it. */
export const guardedBy = (guard: object): readonly Right[] => asked.get(guard) ?? [];

/** To a page that leads back to the one that was asked for. */
function to(router: Router, page: string, segments: readonly UrlSegment[]): UrlTree {
  const { search } = new URL(router.currentNavigation()?.initialUrl.toString() ?? '/', 'http://local');
  const wanted = `/${segments.map((segment) => segment.toString()).join('/')}${search}`;
  return router.createUrlTree([page], wanted === '/' ? {} : { queryParams: { return: wanted } });
}
