import { inject } from '@angular/core';
import { type Route, type Routes, Router } from '@angular/router';

import type { Area } from './area';
import { allowed } from './guards';
import { Permissions } from './permissions';

/** Routes of a tree's areas, its first page, and what is said for a URL that is forbidden or unknown. */
export function areaRoutes(areas: readonly Area[], root: string): Routes {
  return [
    ...areas.map((area): Route => ({
      path: area.path,
      title: area.label,
      canMatch: [allowed(...(area.permissions ?? []))],
      loadChildren: area.loadChildren,
    })),
    {
      path: '',
      pathMatch: 'full',
      title: $localize`Welcome`,
      canActivate: [() => firstPage(areas, root)],
      loadComponent: () => import('./no-rights').then((m) => m.NoRights),
    },
    // The same paths for those without the right: said plainly, and the area's code is not fetched.
    ...areas.map((area): Route => ({
      path: area.path,
      title: $localize`No access`,
      canMatch: [() => !openAreas([area], inject(Permissions)).length],
      children: [{ path: '**', loadComponent: () => import('./no-rights').then((m) => m.NoRights) }],
    })),
    {
      path: '**',
      title: $localize`Not found`,
      loadComponent: () => import('./not-found').then((m) => m.NotFound),
    },
  ];
}

/** Areas the person may enter. */
export function openAreas(areas: readonly Area[], { canAny }: Pick<Permissions, 'canAny'>): readonly Area[] {
  return areas.filter((area) => !area.permissions || canAny(area.permissions));
}

function firstPage(areas: readonly Area[], root: string) {
  const first = openAreas(areas, inject(Permissions))[0];
  return first ? inject(Router).createUrlTree([root, first.path]) : true;
}
