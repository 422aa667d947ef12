import type { Routes } from '@angular/router';

import { MilestoneList } from './milestone-list';
import { MilestonePage } from './milestone-page';

export const milestonesRoutes: Routes = [
  { path: '', component: MilestoneList },
  { path: ':id', component: MilestonePage },
];
