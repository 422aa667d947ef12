import type { Routes } from '@angular/router';
import { P } from '#libs/contracts';

import { allowed } from '../../core/guards';
import { leaveGuard } from '../../core/leave-guard';
import { TaxRateForm } from './tax-rate-form';
import { TaxRateList } from './tax-rate-list';

export const taxRatesRoutes: Routes = [
  { path: '', component: TaxRateList },
  {
    path: 'new',
    title: $localize`New tax rate`,
    canMatch: [allowed(P.TaxManage)],
    component: TaxRateForm,
    canDeactivate: [leaveGuard],
  },
  {
    path: ':id/edit',
    title: $localize`Edit tax rate`,
    canMatch: [allowed(P.TaxManage)],
    component: TaxRateForm,
    canDeactivate: [leaveGuard],
  },
];
