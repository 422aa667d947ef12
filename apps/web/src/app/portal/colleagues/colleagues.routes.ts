import type { Routes } from '@angular/router';

import { Colleagues } from './colleagues';

export const colleaguesRoutes: Routes = [{ path: '', component: Colleagues }];
