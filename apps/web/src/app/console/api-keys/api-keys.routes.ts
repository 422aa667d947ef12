import type { Routes } from '@angular/router';

import { leaveGuard } from '../../core/leave-guard';
import { ApiKeyForm } from './api-key-form';
import { ApiKeyList } from './api-key-list';

export const apiKeysRoutes: Routes = [
  { path: '', component: ApiKeyList },
  { path: 'new', title: $localize`New API key`, component: ApiKeyForm, canDeactivate: [leaveGuard] },
];
