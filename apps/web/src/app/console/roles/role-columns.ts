import { mayGrant, type Permission, PERMISSION_CATALOGUE, type Role, withNeeds } from '#libs/contracts';
import type { RoleDto } from '#libs/api-client/models/role-dto';
import type { RolesOfFirmDto } from '#libs/api-client/models/roles-of-firm-dto';

import { ROLE_WORDS } from '../account/role-words';
import { ROLE_MEANINGS } from '../people/role-guide';

/** A role as the matrix and the preview show it. */
export interface RoleColumn {
  /** a built-in role's key, or the id of one of the firm's */
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly permissions: ReadonlySet<Permission>;
  /** null for a built-in role, which does not change */
  readonly role: RoleDto | null;
  /** the person at the screen holds all of it, so that they may change and copy it */
  readonly within: boolean;
}

/** Built-in roles first, then the firm's own by name. */
export function columnsOf(
  { builtIn, custom }: RolesOfFirmDto,
  held: ReadonlySet<Permission>,
): readonly RoleColumn[] {
  const within = (permissions: readonly Permission[]): boolean => mayGrant(held, permissions);
  return [
    ...builtIn.map(({ role, permissions }: { role: Role; permissions: Permission[] }) => ({
      ...{ key: role, name: ROLE_WORDS[role], description: ROLE_MEANINGS[role], role: null },
      ...{ permissions: new Set(permissions), within: within(permissions) },
    })),
    ...custom.map((role) => ({
      ...{ key: role.id, name: role.name, description: role.description, role },
      ...{ permissions: new Set(role.permissions), within: within(role.permissions) },
    })),
  ];
}

/** With the right what it builds on comes; without it, what builds on it goes. */
export function toggled(permissions: ReadonlySet<Permission>, one: Permission): ReadonlySet<Permission> {
  if (!permissions.has(one)) return new Set(withNeeds([...permissions, one]));
  return new Set([...permissions].filter((other) => !withNeeds([other]).includes(one)));
}

export const sameRights = (a: ReadonlySet<Permission>, b: ReadonlySet<Permission>): boolean =>
  a.size === b.size && [...a].every((one) => b.has(one));

export const groupOf = (permission: Permission) => PERMISSION_CATALOGUE[permission].group;
