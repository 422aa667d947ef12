import type { Routes } from '@angular/router';
import { P } from '#libs/contracts';

import { allowed } from '../../core/guards';
import { leaveGuard } from '../../core/leave-guard';
import { ContractForm } from './contract-form';
import { ContractList } from './contract-list';
import { ContractPage } from './contract-page';

export const contractsRoutes: Routes = [
  { path: '', component: ContractList },
  {
    path: 'new',
    title: $localize`New contract`,
    canMatch: [allowed(P.ContractWrite)],
    component: ContractForm,
    canDeactivate: [leaveGuard],
  },
  {
    path: ':id/edit',
    title: $localize`Edit contract`,
    canMatch: [allowed(P.ContractWrite)],
    component: ContractForm,
    canDeactivate: [leaveGuard],
  },
  { path: ':id', component: ContractPage },
];
