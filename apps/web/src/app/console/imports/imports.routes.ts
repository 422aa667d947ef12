import type { Routes } from '@angular/router';

import { ImportList } from './import-list';
import { ImportPage } from './import-page';

export const importsRoutes: Routes = [
  { path: '', component: ImportList },
  { path: ':id', component: ImportPage },
];
