import type { Route } from '@angular/router';
import type { Permission, PortalRight } from '#libs/contracts';
import type { IconName } from '#libs/ui/icon-name';

/** A part of the console or portal. One entry makes its route, its place in the navigation and its commands. */
export interface Area {
  /** first segment of its URL */
  readonly path: string;
  readonly label: string;
  readonly icon: IconName;
  /** one of these is needed; left out means everyone in this tree */
  readonly permissions?: readonly (Permission | PortalRight)[];
  /** second key after `g` */
  readonly key?: string;
  /** stands under "More" */
  readonly more?: boolean;
  /** what `+ New` offers here, under the icon of the area */
  readonly create?: Omit<Creation, 'icon'>;
  readonly loadChildren: NonNullable<Route['loadChildren']>;
}

export interface Creation {
  readonly label: string;
  readonly icon: IconName;
  readonly permission: Permission;
  /** second key after `c` */
  readonly key?: string;
  /** absolute URL of the form */
  readonly link: string;
}
