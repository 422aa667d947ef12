import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiExtension, ApiTags } from '@nestjs/swagger';
import type { Permission, PortalRight } from '#libs/contracts';
import type { Costly, Counted } from '../throttle/throttle.js';

/** Who may call a handler. Exactly one per handler, or the process does not start. */
export type Access =
  | { kind: 'permission'; permissions: readonly Permission[] }
  | { kind: 'self'; why: string; evenConfined: boolean; keys: boolean }
  | { kind: 'portal'; right?: PortalRight }
  | { kind: 'public'; why: string; counts: Counted | 'elsewhere' };

export const ACCESS = Symbol('access');

const access = (rule: Access) => {
  const mark: MethodDecorator = (target, key, descriptor) => {
    const rules = (Reflect.getMetadata(ACCESS, descriptor.value as object) as Access[] | undefined) ?? [];
    SetMetadata(ACCESS, [...rules, rule])(target, key, descriptor);
  };
  const documented = rule.kind === 'permission' ? rule.permissions.join(' or ') : rule.kind;
  return applyDecorators(
    mark,
    ApiExtension('x-access', documented),
    ...(rule.kind === 'public' ? [] : [ApiBearerAuth()]),
  );
};

/** Members of the firm who hold one of the permissions; with several, the service decides what each of them shows. */
export const RequirePermission = (...permissions: [Permission, ...Permission[]]) =>
  access({ kind: 'permission', permissions });

/**
 * Any signed-in person, member or portal user, about themselves; the service looks at nothing else. `evenConfined`:
 * also those who have still to set up the second factor that their firm asks for. `keys`: also API keys, which have no
 * business with a person's password, sessions or address.
 */
export const SelfService = (
  why: string,
  { evenConfined = false, keys = false }: { evenConfined?: boolean; keys?: boolean } = {},
) => access({ kind: 'self', why, evenConfined, keys });

/** Portal users, who hold the right if one is named; row-level security narrows everything to their client. */
export const PortalAccess = (right?: PortalRight) =>
  applyDecorators(access({ kind: 'portal', ...(right ? { right } : {}) }), ApiTags('portal'));

/**
 * Anybody on the network, for the stated reason. Requests count for the address they come from; where a mailed link
 * or the session's cookie is the credential only refused ones do, and `elsewhere` is for what its service counts
 * (sign-in) or orchestrators ask all the time (health).
 */
export const Public = (why: string, { counts = 'requests' }: { counts?: Counted | 'elsewhere' } = {}) =>
  applyDecorators(access({ kind: 'public', why, counts }), ApiExtension('x-counts', counts));

export const COSTLY = Symbol('costly');

/** Requests count by a number of their own as well, which firms may set. */
export const Counts = (costly: Costly) =>
  applyDecorators(SetMetadata(COSTLY, costly), ApiExtension('x-counts', costly));

/** Pages of other sites may send it: nothing of the browser's, no cookie, says who asks. The handler decides which sites. */
export const ForeignPages = () => ApiExtension('x-foreign-pages', true);

export const OWN_TRANSACTION = Symbol('own-transaction');

/** The handler streams or outlives the request: it gets no open transaction and opens its own. */
export const OwnTransaction = () => SetMetadata(OWN_TRANSACTION, true);

export const WRITES = Symbol('writes');

/** A GET that leaves a record (a download is audited): its transaction may write. */
export const RecordsAccess = () => SetMetadata(WRITES, true);
