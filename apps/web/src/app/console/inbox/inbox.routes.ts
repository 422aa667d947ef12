import type { Routes } from '@angular/router';

import { Inbox } from './inbox';

export const inboxRoutes: Routes = [{ path: '', component: Inbox }];
