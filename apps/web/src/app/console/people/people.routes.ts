import type { Routes } from '@angular/router';

import { PersonList } from './person-list';
import { PersonPage } from './person-page';

export const peopleRoutes: Routes = [
  { path: '', component: PersonList },
  { path: ':id', component: PersonPage },
];
