import type { Routes } from '@angular/router';

import { leaveGuard } from '../../core/leave-guard';
import { Account } from './account';

export const accountRoutes: Routes = [{ path: '', component: Account, canDeactivate: [leaveGuard] }];
