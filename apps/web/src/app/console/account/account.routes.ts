import type { Routes } from '@angular/router';

import { Account } from './account';

export const accountRoutes: Routes = [{ path: '', component: Account }];
