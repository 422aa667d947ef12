import type { Routes } from '@angular/router';
import { P } from '#libs/contracts';

import { allowed } from '../../core/guards';
import { leaveGuard } from '../../core/leave-guard';
import { ProposalForm } from './proposal-form';
import { ProposalList } from './proposal-list';
import { ProposalPage } from './proposal-page';
import { TemplateForm } from './template-form';
import { TemplateList } from './template-list';

const mayWrite = { canMatch: [allowed(P.ProposalWrite)], canDeactivate: [leaveGuard] };

export const proposalsRoutes: Routes = [
  { path: '', component: ProposalList },
  { path: 'new', title: $localize`New proposal`, component: ProposalForm, ...mayWrite },
  { path: 'templates', title: $localize`Templates of proposals`, component: TemplateList },
  { path: 'templates/new', title: $localize`New template`, component: TemplateForm, ...mayWrite },
  { path: 'templates/:id', title: $localize`Edit template`, component: TemplateForm, ...mayWrite },
  { path: ':id', component: ProposalPage },
  { path: ':id/edit', title: $localize`Edit proposal`, component: ProposalForm, ...mayWrite },
];
