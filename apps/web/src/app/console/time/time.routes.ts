import type { Routes } from '@angular/router';
import { P } from '#libs/contracts';

import { allowed } from '../../core/guards';
import { leaveGuard } from '../../core/leave-guard';
import { EntryForm } from './entry-form';
import { EntryList } from './entry-list';
import { WeekPage } from './week-page';

export const timeRoutes: Routes = [
  { path: '', component: WeekPage, canMatch: [allowed(P.TimeLogOwn)], canDeactivate: [leaveGuard] },
  { path: '', redirectTo: 'entries', pathMatch: 'full' },
  { path: 'entries', component: EntryList },
  {
    path: 'entries/new',
    component: EntryForm,
    canMatch: [allowed(P.TimeLogOwn)],
    canDeactivate: [leaveGuard],
  },
  {
    path: 'entries/:id/edit',
    component: EntryForm,
    canMatch: [allowed(P.TimeLogOwn)],
    canDeactivate: [leaveGuard],
  },
];
