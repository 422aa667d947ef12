import type { Routes } from '@angular/router';

import { Overview } from './overview';

export const overviewRoutes: Routes = [
  { path: '', component: Overview },
  {
    path: 'sign/:id',
    title: $localize`Sign a document`,
    loadComponent: () => import('./sign-page').then((m) => m.SignPage),
  },
];
