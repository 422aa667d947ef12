import type { Routes } from '@angular/router';

import { MailList } from './mail-list';

export const outboxRoutes: Routes = [{ path: '', component: MailList }];
