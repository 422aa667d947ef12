import type { Routes } from '@angular/router';

import { areaRoutes } from '../core/area-routes';
import { AREAS } from './areas';
import { ConsoleFrame } from './frame/console-frame';

export const consoleRoutes: Routes = [
  { path: '', component: ConsoleFrame, children: areaRoutes(AREAS, '/') },
];
