import type { Routes } from '@angular/router';

import { ProjectList } from './project-list';
import { ProjectPage } from './project-page';

export const projectsRoutes: Routes = [
  { path: '', component: ProjectList },
  { path: ':id', component: ProjectPage },
];
