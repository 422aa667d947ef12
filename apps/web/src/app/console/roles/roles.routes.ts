import type { Routes } from '@angular/router';

import { leaveGuard } from '../../core/leave-guard';
import { RoleMatrix } from './role-matrix';
import { SeeAs } from './see-as';

export const rolesRoutes: Routes = [
  { path: '', component: RoleMatrix, canDeactivate: [leaveGuard] },
  { path: 'see-as', title: $localize`See as a role`, component: SeeAs },
];
