import { API_KEY_PERMISSIONS, permissionsOf, type Permission, type PortalRight } from '#libs/contracts';
import type { Actor, FirmContext } from '../context/request-context.js';
import { DomainError } from '../errors/domain-error.js';
import { isUuid, uuidLiteral } from '../persistence/scope.js';

/** The row of the SQL function `request_principal`: who a live session belongs to, or no row. */
export interface PrincipalRow {
  user_id: string;
  user_name: string;
  membership_id: string | null;
  portal_user_id: string | null;
  client_id: string | null;
  /** Of portal users; none of members. */
  portal_rights: PortalRight[];
  /** Built-in ones. */
  roles: string[];
  /** What custom roles give, sorted. */
  granted: string[];
  firm_name: string;
  base_currency: string;
  locale: string;
  time_zone: string;
  week_start: number;
  /** Whether the session may only set up the second factor that the firm asks for. */
  confined: boolean;
  /** Whether the firm is on its way out. */
  closing: boolean;
  /** Of the projects for their members only, those that the member is on; null where the firm has none. */
  own_projects: string[] | null;
}

/** The row of `key_principal`: whose API key it is, and what for, or no row. */
export interface KeyPrincipalRow extends PrincipalRow {
  key_id: string;
  key_name: string;
  scopes: string[];
}

/** Runs inside the transaction's opening round trip; the function's plan is cached on each connection. */
export const principalSql = ({ sessionId }: { sessionId: string }): string =>
  `SELECT * FROM request_principal(${uuidLiteral(sessionId)})`;

const HASH = /^[\w-]{43}$/;

/** As `principalSql`, for the hash of an API key. @throws Error for anything but a hash */
export function keyPrincipalSql(hash: string): string {
  if (!HASH.test(hash)) throw new Error('Not a hash.');
  return `SELECT * FROM key_principal('${hash}')`;
}

export const areUuids = (...ids: (string | undefined)[]): boolean =>
  ids.every((id) => id === undefined || isUuid(id));

/** Combinations that are remembered: firms have few, but edit their own roles. */
const REMEMBERED = 1_000;
const cache = new Map<string, ReadonlySet<Permission>>();

/** Permission sets by roles and what custom roles grant, made once. */
function permissionSet({ roles, granted }: Pick<PrincipalRow, 'roles' | 'granted'>): ReadonlySet<Permission> {
  const key = `${roles.join()} ${granted.join()}`;
  let set = cache.get(key);
  if (set) return set;
  if (cache.size >= REMEMBERED) cache.clear();
  cache.set(key, (set = permissionsOf(roles, granted)));
  return set;
}

/** What an API key may do: its scopes, as far as its maker holds them and keys may have them at all. */
export const within = (held: ReadonlySet<Permission>, scopes: readonly string[]): ReadonlySet<Permission> =>
  new Set(API_KEY_PERMISSIONS.filter((permission) => scopes.includes(permission) && held.has(permission)));

export function actorOf(row: PrincipalRow | KeyPrincipalRow): {
  actor: Actor;
  permissions: ReadonlySet<Permission>;
} {
  const { user_id: userId, user_name: name } = row;
  if (row.membership_id) {
    const actor = {
      type: 'member',
      membershipId: row.membership_id,
      userId,
      name,
      roles: row.roles,
    } as const;
    if (!('key_id' in row)) return { actor, permissions: permissionSet(row) };
    const key = { id: row.key_id, name: row.key_name };
    return { actor: { ...actor, key }, permissions: within(permissionSet(row), row.scopes) };
  }
  const actor = {
    type: 'portal',
    portalUserId: row.portal_user_id!,
    clientId: row.client_id!,
    rights: row.portal_rights,
    userId,
    name,
  } as const;
  return { actor, permissions: new Set() };
}

export function firmOf(row: PrincipalRow, id: string): FirmContext {
  return {
    id,
    name: row.firm_name,
    baseCurrency: row.base_currency,
    locale: row.locale,
    timeZone: row.time_zone,
    weekStart: row.week_start,
  };
}

/** A firm that is closing is its admins' alone; keys are nobody's who could think better of it. @throws 403 */
export function assertMayEnter(row: PrincipalRow | KeyPrincipalRow): void {
  if (!row.closing || (!('key_id' in row) && row.roles.includes('admin'))) return;
  throw new DomainError(
    'FIRM_CLOSING',
    403,
    `${row.firm_name} is closing, and only its admins get in. Ask one of them if you need something.`,
  );
}
