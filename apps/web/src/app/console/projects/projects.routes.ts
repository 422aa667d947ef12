import type { Routes } from '@angular/router';
import { P } from '#libs/contracts';

import { allowed } from '../../core/guards';
import { leaveGuard } from '../../core/leave-guard';
import { ProjectForm } from './project-form';
import { ProjectList } from './project-list';
import { ProjectPage } from './project-page';

export const projectsRoutes: Routes = [
  { path: '', component: ProjectList },
  {
    path: 'new',
    title: $localize`New project`,
    canMatch: [allowed(P.ProjectWrite)],
    component: ProjectForm,
    canDeactivate: [leaveGuard],
  },
  {
    path: ':id/edit',
    title: $localize`Edit project`,
    canMatch: [allowed(P.ProjectWrite, P.ProjectLead)],
    component: ProjectForm,
    canDeactivate: [leaveGuard],
  },
  { path: ':id', component: ProjectPage },
];
