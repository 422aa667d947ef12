import { inject } from '@angular/core';
import { type CanMatchFn, Router, type UrlSegment } from '@angular/router';
import type { Permission } from '#libs/contracts';

import { Permissions } from './permissions';
import { Session } from './session';

/** The console is for members of the firm; a client's people are led to their portal. */
export const staffOnly: CanMatchFn = (_route, segments) => {
  const me = inject(Session).me();
  if (!me) return toSignIn(segments);
  if (me.membership) return true;
  return segments.length === 0 ? inject(Router).parseUrl('/portal') : false;
};

/** The portal is for a client's people; others learn nothing but that they must sign in. */
export const portalOnly: CanMatchFn = (_route, segments) => {
  const me = inject(Session).me();
  return me ? me.portal !== null : toSignIn(segments);
};

/** Without the right the area's code is not even fetched. */
export const allowed =
  (...anyOf: Permission[]): CanMatchFn =>
  () =>
    anyOf.length === 0 || inject(Permissions).canAny(anyOf);

function toSignIn(segments: readonly UrlSegment[]): ReturnType<CanMatchFn> {
  const router = inject(Router);
  const { search } = new URL(router.currentNavigation()?.initialUrl.toString() ?? '/', 'http://local');
  const wanted = `/${segments.map((segment) => segment.toString()).join('/')}${search}`;
  return router.createUrlTree(['/login'], wanted === '/' ? {} : { queryParams: { return: wanted } });
}
