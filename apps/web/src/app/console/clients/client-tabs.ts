import type { Routes } from '@angular/router';
import { P, type Permission } from '#libs/contracts';

import { allowed } from '../../core/guards';

interface ClientTab {
  readonly label: string;
  /** below the client's URL; '' is the first */
  readonly path: string;
  readonly permission: Permission;
  readonly load: NonNullable<Routes[number]['loadComponent']>;
}

/** The tabs of a client's page; an entry makes the tab and its route. The component takes `id`, the client's. */
export const CLIENT_TABS: readonly ClientTab[] = [
  {
    label: $localize`Overview`,
    path: '',
    permission: P.ClientRead,
    load: () => import('./client-overview').then((m) => m.ClientOverview),
  },
  {
    label: $localize`Contacts`,
    path: 'contacts',
    permission: P.ClientRead,
    load: () => import('./client-contacts').then((m) => m.ClientContacts),
  },
  {
    label: $localize`Sales`,
    path: 'sales',
    permission: P.CrmRead,
    load: () => import('./client-sales').then((m) => m.ClientSales),
  },
  {
    label: $localize`Proposals`,
    path: 'proposals',
    permission: P.ProposalRead,
    load: () => import('./client-proposals').then((m) => m.ClientProposals),
  },
  {
    label: $localize`Engagements`,
    path: 'engagements',
    permission: P.EngagementRead,
    load: () => import('./client-engagements').then((m) => m.ClientEngagements),
  },
  {
    label: $localize`Contracts`,
    path: 'contracts',
    permission: P.ContractRead,
    load: () => import('./client-contracts').then((m) => m.ClientContracts),
  },
  {
    label: $localize`Projects`,
    path: 'projects',
    permission: P.ProjectRead,
    load: () => import('./client-projects').then((m) => m.ClientProjects),
  },
  {
    label: $localize`Rates`,
    path: 'rates',
    permission: P.RateRead,
    load: () => import('./client-rates').then((m) => m.ClientRates),
  },
  {
    label: $localize`Files`,
    path: 'files',
    permission: P.ClientRead,
    load: () => import('./client-files').then((m) => m.ClientFiles),
  },
  {
    label: $localize`History`,
    path: 'history',
    permission: P.ClientRead,
    load: () => import('./client-history').then((m) => m.ClientHistory),
  },
  {
    label: $localize`Portal access`,
    path: 'portal',
    permission: P.PortalManage,
    load: () => import('./client-portal').then((m) => m.ClientPortal),
  },
];

export const clientTabRoutes: Routes = CLIENT_TABS.map(({ path, permission, load }) => ({
  path,
  pathMatch: 'full',
  canMatch: [allowed(permission)],
  loadComponent: load,
}));
