import type { Routes } from '@angular/router';

import { leaveGuard } from '../../core/leave-guard';
import { FormList } from '../lead-forms/form-list';
import { FormPage } from '../lead-forms/form-page';
import { FirmForm } from './firm-form';
import { Leaving } from './leaving';
import { ProposalRules } from './proposal-rules';
import { ProviderForm } from './provider-form';
import { ProviderPage } from './provider-page';
import { RequestLimits } from './request-limits';
import { SignInRules } from './sign-in-rules';

export const settingsRoutes: Routes = [
  { path: '', component: FirmForm, canDeactivate: [leaveGuard] },
  { path: 'sign-in', title: $localize`Sign-in`, component: SignInRules },
  {
    path: 'sign-in/new',
    title: $localize`Add single sign-on`,
    component: ProviderForm,
    canDeactivate: [leaveGuard],
  },
  { path: 'sign-in/:id', component: ProviderPage, canDeactivate: [leaveGuard] },
  { path: 'forms', title: $localize`Forms`, component: FormList },
  { path: 'forms/new', title: $localize`New form`, component: FormPage, canDeactivate: [leaveGuard] },
  { path: 'forms/:id', component: FormPage, canDeactivate: [leaveGuard] },
  { path: 'leaving', title: $localize`Export and closing`, component: Leaving },
  { path: 'proposals', component: ProposalRules, canDeactivate: [leaveGuard] },
  { path: 'limits', component: RequestLimits, canDeactivate: [leaveGuard] },
];
