import type { Routes } from '@angular/router';
import { P } from '#libs/contracts';

import { allowed } from '../../core/guards';
import { leaveGuard } from '../../core/leave-guard';
import { EntryList } from '../lead-forms/entry-list';
import { LeadForm } from './lead-form';
import { LeadList } from './lead-list';
import { LeadPage } from './lead-page';

const form = { canMatch: [allowed(P.CrmManage)], component: LeadForm, canDeactivate: [leaveGuard] };

export const leadsRoutes: Routes = [
  { path: '', component: LeadList },
  { path: 'new', title: $localize`New lead`, ...form },
  { path: 'entries', title: $localize`Sent by forms`, component: EntryList },
  { path: ':id/edit', title: $localize`Edit lead`, ...form },
  { path: ':id', component: LeadPage },
];
