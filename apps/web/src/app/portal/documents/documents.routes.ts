import type { Routes } from '@angular/router';

import { ContractList } from './contract-list';
import { FileList } from './file-list';

export const documentsRoutes: Routes = [
  { path: '', component: ContractList },
  { path: 'files', component: FileList },
];
