import type { Routes } from '@angular/router';

import { PaymentList } from './payment-list';

export const paymentsRoutes: Routes = [{ path: '', component: PaymentList }];
