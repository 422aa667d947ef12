import type { Routes } from '@angular/router';
import { P } from '#libs/contracts';

import { allowed } from '../../core/guards';
import { leaveGuard } from '../../core/leave-guard';
import { InvoiceForm } from './invoice-form';
import { InvoiceList } from './invoice-list';
import { InvoicePage } from './invoice-page';

export const invoicesRoutes: Routes = [
  { path: '', component: InvoiceList },
  {
    path: 'new',
    title: $localize`New invoice`,
    component: InvoiceForm,
    canMatch: [allowed(P.InvoiceWrite)],
    canDeactivate: [leaveGuard],
  },
  { path: ':id', component: InvoicePage },
];
