import type { Routes } from '@angular/router';
import { P } from '#libs/contracts';

import { allowed } from '../../core/guards';
import { leaveGuard } from '../../core/leave-guard';
import { ConvertForm } from './convert-form';
import { PipelineBoard } from './pipeline-board';
import { ProspectForm } from './prospect-form';
import { ProspectList } from './prospect-list';
import { ProspectPage } from './prospect-page';
import { StageList } from './stage-list';

const manages = [allowed(P.CrmManage)];
const form = { canMatch: manages, component: ProspectForm, canDeactivate: [leaveGuard] };

export const pipelineRoutes: Routes = [
  { path: '', component: PipelineBoard },
  { path: 'list', component: ProspectList },
  { path: 'stages', title: $localize`Pipeline stages`, canMatch: manages, component: StageList },
  { path: 'new', title: $localize`New prospect`, ...form },
  { path: ':id/edit', title: $localize`Edit prospect`, ...form },
  { path: ':id/convert', title: $localize`Won prospect`, canMatch: manages, component: ConvertForm },
  { path: ':id', component: ProspectPage },
];
