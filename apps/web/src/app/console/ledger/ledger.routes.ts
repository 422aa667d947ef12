import type { Routes } from '@angular/router';

import { AccountPage } from './account-page';
import { TrialBalance } from './trial-balance';

export const ledgerRoutes: Routes = [
  { path: '', component: TrialBalance },
  { path: 'accounts/:id', component: AccountPage },
];
