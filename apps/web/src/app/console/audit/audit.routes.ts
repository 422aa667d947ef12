import type { Routes } from '@angular/router';
import { P } from '#libs/contracts';

import { allowed } from '../../core/guards';
import { AuditLog } from './audit-log';
import { ComplianceReport } from './compliance-report';

export const auditRoutes: Routes = [
  { path: '', component: AuditLog },
  {
    path: 'compliance',
    title: $localize`Compliance report`,
    canMatch: [allowed(P.ComplianceRead)],
    component: ComplianceReport,
  },
];
