import type { Routes } from '@angular/router';

import { areaRoutes } from '../core/area-routes';
import { PORTAL_AREAS } from './areas';
import { PortalFrame } from './frame/portal-frame';

export const portalRoutes: Routes = [
  { path: '', component: PortalFrame, children: areaRoutes(PORTAL_AREAS, '/portal') },
];
