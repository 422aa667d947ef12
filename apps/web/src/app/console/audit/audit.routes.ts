import type { Routes } from '@angular/router';

import { AuditLog } from './audit-log';

export const auditRoutes: Routes = [{ path: '', component: AuditLog }];
