import type { Routes } from '@angular/router';
import { P } from '#libs/contracts';

import { allowed } from '../../core/guards';
import { leaveGuard } from '../../core/leave-guard';
import { ClientForm } from './client-form';
import { ClientMerge } from './client-merge';
import { ClientList } from './client-list';
import { ClientPage } from './client-page';
import { ClientSuspects } from './client-suspects';
import { ClientTagList } from './client-tag-list';
import { clientTabRoutes } from './client-tabs';

export const clientsRoutes: Routes = [
  { path: '', component: ClientList },
  {
    path: 'new',
    title: $localize`New client`,
    canMatch: [allowed(P.ClientWrite)],
    component: ClientForm,
    canDeactivate: [leaveGuard],
  },
  {
    path: 'tags',
    title: $localize`Client tags`,
    canMatch: [allowed(P.ClientWrite)],
    component: ClientTagList,
  },
  ...['suspects', 'suspects/:told'].map((path) => ({
    path,
    title: $localize`Clients that may be the same`,
    canMatch: [allowed(P.ClientWrite)],
    component: ClientSuspects,
  })),
  {
    path: ':id/edit',
    title: $localize`Edit client`,
    canMatch: [allowed(P.ClientWrite)],
    component: ClientForm,
    canDeactivate: [leaveGuard],
  },
  {
    path: ':id/merge',
    title: $localize`Merge clients`,
    canMatch: [allowed(P.ClientMerge)],
    component: ClientMerge,
  },
  { path: ':id', component: ClientPage, children: clientTabRoutes },
];
