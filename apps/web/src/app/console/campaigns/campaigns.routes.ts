import type { Routes } from '@angular/router';
import { P } from '#libs/contracts';

import { allowed } from '../../core/guards';
import { leaveGuard } from '../../core/leave-guard';
import { CampaignForm } from './campaign-form';
import { CampaignList } from './campaign-list';
import { CampaignPage } from './campaign-page';

const form = { canMatch: [allowed(P.CrmManage)], component: CampaignForm, canDeactivate: [leaveGuard] };

export const campaignsRoutes: Routes = [
  { path: '', component: CampaignList },
  { path: 'new', title: $localize`New campaign`, ...form },
  { path: ':id/edit', title: $localize`Edit campaign`, ...form },
  { path: ':id', component: CampaignPage },
];
