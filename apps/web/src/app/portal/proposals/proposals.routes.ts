import type { Routes } from '@angular/router';

import { ProposalList } from './proposal-list';
import { ProposalPage } from './proposal-page';

export const proposalsRoutes: Routes = [
  { path: '', component: ProposalList },
  { path: ':id', component: ProposalPage },
];
