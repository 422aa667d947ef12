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
    permissions: ['projects'],
    loadChildren: () => import('./projects/projects.routes').then((m) => m.projectsRoutes),
  },
  {
    path: 'proposals',
    label: $localize`Proposals`,
    icon: 'request_quote',
    permissions: ['approvals'],
    loadChildren: () => import('./proposals/proposals.routes').then((m) => m.proposalsRoutes),
  },
  {
    path: 'milestones',
    label: $localize`Milestones`,
    icon: 'flag',
    permissions: ['approvals'],
    loadChildren: () => import('./milestones/milestones.routes').then((m) => m.milestonesRoutes),
  },
  {
    path: 'invoices',
    label: $localize`Invoices`,
    icon: 'receipt_long',
    permissions: ['billing'],
    loadChildren: () => import('./invoices/invoices.routes').then((m) => m.invoicesRoutes),
  },
  {
    path: 'documents',
    label: $localize`Documents`,
    icon: 'description',
    permissions: ['documents'],
    loadChildren: () => import('./documents/documents.routes').then((m) => m.documentsRoutes),
  },
  {
    path: 'colleagues',
    label: $localize`Colleagues`,
    icon: 'group',
    permissions: ['colleagues'],
    loadChildren: () => import('./colleagues/colleagues.routes').then((m) => m.colleaguesRoutes),
  },
  {
    path: 'account',
    label: $localize`Your account`,
    icon: 'account_circle',
    loadChildren: () => import('./account/account.routes').then((m) => m.accountRoutes),
  },
];
