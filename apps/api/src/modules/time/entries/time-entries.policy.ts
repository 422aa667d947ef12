import { P } from '#libs/contracts';
import { can, ownMembershipId, type RequestContext } from '../../../platform/context/request-context.js';
import { forbidden, notFound } from '../../../platform/errors/domain-error.js';

/** The member whose entries a request may list: all (undefined) with `time.read.all`, else one's own. @throws 403 */
export function listedMember(ctx: RequestContext, wanted?: string): string | undefined {
  if (can(ctx, P.TimeReadAll)) return wanted;
  const own = ownMembershipId(ctx);
  if (wanted !== undefined && wanted !== own) throw forbidden('You see your own time only.');
  return own;
}

/** @throws 404 when the actor may not know of the entry */
export function mustSee(ctx: RequestContext, entry: { membershipId: string } | undefined): void {
  if (!entry || (!can(ctx, P.TimeReadAll) && entry.membershipId !== ownMembershipId(ctx)))
    throw notFound('time entry');
}

/** People write their own time only. @throws 404, 403 */
export function mustOwn(ctx: RequestContext, entry: { membershipId: string } | undefined): void {
  mustSee(ctx, entry);
  if (entry?.membershipId !== ownMembershipId(ctx))
    throw forbidden('Only the person who did the work changes this entry.');
}
