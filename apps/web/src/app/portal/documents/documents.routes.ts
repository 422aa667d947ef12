import type { Routes } from '@angular/router';

import { ContractList } from './contract-list';

export const documentsRoutes: Routes = [{ path: '', component: ContractList }];
