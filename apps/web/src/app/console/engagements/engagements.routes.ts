import type { Routes } from '@angular/router';
import { P } from '#libs/contracts';

import { allowed } from '../../core/guards';
import { leaveGuard } from '../../core/leave-guard';
import { EngagementForm } from './engagement-form';
import { EngagementList } from './engagement-list';
import { EngagementPage } from './engagement-page';
import { OrderForm } from './orders/order-form';
import { OrderPage } from './orders/order-page';
import { VersionsPage } from './orders/versions-page';

export const engagementsRoutes: Routes = [
  { path: '', component: EngagementList },
  {
    path: 'new',
    title: $localize`New engagement`,
    canMatch: [allowed(P.EngagementWrite)],
    component: EngagementForm,
    canDeactivate: [leaveGuard],
  },
  {
    path: ':id/edit',
    title: $localize`Edit engagement`,
    canMatch: [allowed(P.EngagementWrite)],
    component: EngagementForm,
    canDeactivate: [leaveGuard],
  },
  {
    path: 'orders/:orderId/edit',
    title: $localize`Edit change order`,
    canMatch: [allowed(P.EngagementWrite)],
    component: OrderForm,
    canDeactivate: [leaveGuard],
  },
  { path: 'orders/:orderId', title: $localize`Change order`, component: OrderPage },
  {
    path: ':id/orders/new',
    title: $localize`New change order`,
    canMatch: [allowed(P.EngagementWrite)],
    component: OrderForm,
    canDeactivate: [leaveGuard],
  },
  { path: ':id/versions', title: $localize`Versions`, component: VersionsPage },
  { path: ':id', component: EngagementPage },
];
