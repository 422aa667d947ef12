import type { Routes } from '@angular/router';
import { P } from '#libs/contracts';

import { allowed } from '../../core/guards';
import { leaveGuard } from '../../core/leave-guard';
import { EngagementForm } from './engagement-form';
import { EngagementList } from './engagement-list';
import { EngagementPage } from './engagement-page';

export const engagementsRoutes: Routes = [
  { path: '', component: EngagementList },
  {
    path: 'new',
    title: $localize`New engagement`,
    canMatch: [allowed(P.EngagementWrite)],
    component: EngagementForm,
    canDeactivate: [leaveGuard],
  },
  {
    path: ':id/edit',
    title: $localize`Edit engagement`,
    canMatch: [allowed(P.EngagementWrite)],
    component: EngagementForm,
    canDeactivate: [leaveGuard],
  },
  { path: ':id', component: EngagementPage },
];
