import type { Area } from '../core/area';

/** The portal's areas in the order of its navigation. */
export const PORTAL_AREAS: readonly Area[] = [
  {
    path: 'overview',
    label: $localize`Overview`,
    icon: 'home',
    loadChildren: () => import('./overview/overview.routes').then((m) => m.overviewRoutes),
  },
  {
    path: 'projects',
    label: $localize`Projects`,
    icon: 'work',
    loadChildren: () => import('./projects/projects.routes').then((m) => m.projectsRoutes),
  },
  {
    path: 'invoices',
    label: $localize`Invoices`,
    icon: 'receipt_long',
    loadChildren: () => import('./invoices/invoices.routes').then((m) => m.invoicesRoutes),
  },
];
