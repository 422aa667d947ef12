import type { Area } from '../core/area';

/**
 * The console's areas in the order of the rail. Adding one here is all it takes: route, navigation, palette,
 * `g` keys and `+ New` follow. An area without routes is not listed.
 */
export const AREAS: readonly Area[] = [
  {
    path: 'account',
    label: $localize`Your account`,
    icon: 'settings',
    more: true,
    key: 'a',
    loadChildren: () => import('./account/account.routes').then((m) => m.accountRoutes),
  },
];
