import type { Routes } from '@angular/router';

import { Overview } from './overview';

export const overviewRoutes: Routes = [{ path: '', component: Overview }];
