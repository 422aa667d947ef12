import type { Routes } from '@angular/router';

import { ReadyList } from './ready-list';

export const billingRoutes: Routes = [{ path: '', component: ReadyList }];
