import type { Routes } from '@angular/router';

import { leaveGuard } from '../../core/leave-guard';
import { FirmForm } from './firm-form';

export const settingsRoutes: Routes = [{ path: '', component: FirmForm, canDeactivate: [leaveGuard] }];
