import type { Routes } from '@angular/router';
import { P } from '#libs/contracts';

import { allowed } from '../../core/guards';
import { leaveGuard } from '../../core/leave-guard';
import { CostRateForm } from './cost-rate-form';
import { CostRateList } from './cost-rate-list';
import { RateCardForm } from './rate-card-form';
import { RateCardList } from './rate-card-list';
import { RateCardPage } from './rate-card-page';

export const ratesRoutes: Routes = [
  { path: '', component: RateCardList, canMatch: [allowed(P.RateRead)] },
  { path: '', pathMatch: 'full', redirectTo: 'costs' },
  {
    path: 'new',
    title: $localize`New rate card`,
    canMatch: [allowed(P.RateManage)],
    component: RateCardForm,
    canDeactivate: [leaveGuard],
  },
  { path: 'costs', title: $localize`Cost rates`, canMatch: [allowed(P.CostRead)], component: CostRateList },
  {
    path: 'costs/new',
    title: $localize`New cost rate`,
    canMatch: [allowed(P.CostManage)],
    component: CostRateForm,
    canDeactivate: [leaveGuard],
  },
  {
    path: 'costs/:id',
    title: $localize`Edit cost rate`,
    canMatch: [allowed(P.CostManage)],
    component: CostRateForm,
    canDeactivate: [leaveGuard],
  },
  {
    path: ':id',
    canMatch: [allowed(P.RateRead)],
    component: RateCardPage,
    canDeactivate: [leaveGuard],
  },
];
