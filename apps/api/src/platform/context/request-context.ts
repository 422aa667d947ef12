import { P, type Permission, type PortalRight, type ProjectPrivacy } from '#libs/contracts';
import { forbidden } from '../errors/domain-error.js';
import type { Tx } from '../persistence/tx.js';

export type Actor =
  | {
      readonly type: 'member';
      readonly membershipId: string;
      readonly userId: string;
      readonly name: string;
      /** Built-in ones. */
      readonly roles: readonly string[];
      /** What other software shows in the member's name. */
      readonly key?: { readonly id: string; readonly name: string };
    }
  | {
      readonly type: 'portal';
      readonly portalUserId: string;
      readonly clientId: string;
      readonly rights: readonly PortalRight[];
      readonly userId: string;
      readonly name: string;
    }
  | { readonly type: 'system'; readonly name: string };

/** The firm that everything happens in: what every screen and rule needs to know of it. */
export interface FirmContext {
  readonly id: string;
  readonly name: string;
  readonly baseCurrency: string;
  readonly locale: string;
  readonly timeZone: string;
  /** ISO weekday of the week's first day, 1 is Monday. */
  readonly weekStart: number;
}

/** Who does what for which firm, in which transaction. First parameter of every service and query method. */
export interface RequestContext {
  readonly firmId: string;
  readonly firm: FirmContext;
  readonly actor: Actor;
  readonly permissions: ReadonlySet<Permission>;
  readonly requestId: string;
  readonly sessionId?: string;
  readonly ip?: string;
  /** The firm asks for a second factor, and the session gave none: it may set one up, and nothing else. */
  readonly confined?: boolean;
  /**
   * Of the projects for their members only, those that the actor is on. Undefined for who sees them all, and where there
   * are none. Row-level security knows it too, while a request reads.
   */
  readonly ownProjects?: readonly string[];
  readonly tx: Tx;
}

/** A firm and a transaction of it: what work needs that nobody in particular does. */
export type FirmTx = Pick<RequestContext, 'firmId' | 'tx'>;

/** What of `own` projects the actor is bound to; undefined for who sees them all. */
export const boundTo = (
  own: readonly string[] | null,
  permissions: ReadonlySet<Permission>,
): readonly string[] | undefined => (own && !permissions.has(P.ProjectReadAll) ? own : undefined);

export const can = (ctx: RequestContext, permission: Permission): boolean => ctx.permissions.has(permission);

/** Whether the actor may know of a project. */
export const seesProject = (
  { ownProjects }: RequestContext,
  { id, privacy }: { id: string; privacy: ProjectPrivacy },
): boolean => privacy === 'firm' || !ownProjects || ownProjects.includes(id);

/** @throws 403 unless the actor holds the permission. */
export function mustHave(ctx: RequestContext, permission: Permission): void {
  if (!can(ctx, permission)) throw forbidden();
}

/** The person's own login. @throws 403 for the system */
export function ownUserId({ actor }: RequestContext): string {
  if (actor.type === 'system') throw forbidden('Only a person can do this.');
  return actor.userId;
}

/** In whose name work goes on outside of the request; by which API key, when it was one. */
export interface Doer {
  readonly membershipId: string;
  readonly keyId?: string;
}

/** @throws 403 for portal users and the system. */
export function doerOf(ctx: RequestContext): Doer {
  const membershipId = ownMembershipId(ctx);
  const keyId = ctx.actor.type === 'member' ? ctx.actor.key?.id : undefined;
  return { membershipId, ...(keyId ? { keyId } : {}) };
}

/** Who acts, for records and counts: a key, a membership or a portal user; null for the system. */
export function actorIdOf(actor: Actor): string | null {
  switch (actor.type) {
    case 'member':
      return actor.key?.id ?? actor.membershipId;
    case 'portal':
      return actor.portalUserId;
    case 'system':
      return null;
  }
}

/** The member's own membership id. @throws 403 for portal users and the system. */
export function ownMembershipId(ctx: RequestContext): string {
  if (ctx.actor.type !== 'member') throw forbidden('Only a member of the firm can do this.');
  return ctx.actor.membershipId;
}

/** Whether a portal user holds the right. */
export const mayIn = ({ actor }: RequestContext, right: PortalRight): boolean =>
  actor.type === 'portal' && actor.rights.includes(right);

/** The portal user's client. @throws 403 for everybody else. */
export function ownClientId(ctx: RequestContext): string {
  if (ctx.actor.type !== 'portal') throw forbidden('Only a portal user can do this.');
  return ctx.actor.clientId;
}
