import { ALL_PERMISSIONS, isPermission, type Permission, type PermissionGroup } from '#libs/contracts';

import type { StatusLook } from '#libs/ui/status';

import type { Area } from '../../core/area';
import { PERMISSION_WORDS } from './permission-words';
import { groupOf } from './role-columns';

/** What an area or a page asks for; those of the console ask for rights of members. */
export type Right = NonNullable<Area['permissions']>[number];

export interface Gate {
  readonly open: boolean;
  /** by which right, or for want of which ones */
  readonly why: string;
}

export const OPENNESS: Record<'open' | 'closed', StatusLook> = {
  open: { label: $localize`Open`, tone: 'good', icon: 'lock_open' },
  closed: { label: $localize`Closed`, tone: 'neutral', icon: 'lock' },
};

export const GIVING: Record<'given' | 'missing', StatusLook> = {
  given: { label: $localize`Given`, tone: 'good', icon: 'check_circle' },
  missing: { label: $localize`Not given`, tone: 'neutral', icon: 'close' },
};

/** Any of the rights opens; none asked for is open to everybody. */
export function gateOf(anyOf: readonly Right[], held: ReadonlySet<Permission>): Gate {
  const permissions = anyOf.filter(isPermission);
  if (!permissions.length) return { open: true, why: $localize`Everybody in the firm` };
  const found = permissions.find((permission) => held.has(permission));
  if (found) return { open: true, why: $localize`By: ${PERMISSION_WORDS[found].label}:right:` };
  const missing = permissions.map((permission) => PERMISSION_WORDS[permission].label).join($localize` or `);
  return { open: false, why: $localize`Needs: ${missing}:rights:` };
}

export const rightsOf = (group: PermissionGroup): readonly Permission[] =>
  ALL_PERMISSIONS.filter((permission) => groupOf(permission) === group);
