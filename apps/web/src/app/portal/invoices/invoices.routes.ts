import type { Routes } from '@angular/router';

import { InvoiceList } from './invoice-list';
import { InvoicePage } from './invoice-page';

export const invoicesRoutes: Routes = [
  { path: '', component: InvoiceList },
  { path: ':id', component: InvoicePage },
];
