import type { Routes } from '@angular/router';
import { P } from '#libs/contracts';

import { allowed } from '../../core/guards';
import { leaveGuard } from '../../core/leave-guard';
import { PersonForm } from './person-form';
import { PersonList } from './person-list';
import { PersonPage } from './person-page';

export const peopleRoutes: Routes = [
  { path: '', component: PersonList },
  {
    path: 'new',
    title: $localize`New person`,
    canMatch: [allowed(P.MemberManage)],
    component: PersonForm,
    canDeactivate: [leaveGuard],
  },
  { path: ':id', component: PersonPage },
];
