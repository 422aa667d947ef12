import { P, type ProjectPrivacy } from '#libs/contracts';
import {
  can,
  ownMembershipId,
  type RequestContext,
  seesProject,
} from '../../../platform/context/request-context.js';
import { forbidden, notFound } from '../../../platform/errors/domain-error.js';

/** The member whose entries a request may list: all (undefined) with `time.read.all`, else one's own. @throws 403 */
export function listedMember(ctx: RequestContext, wanted?: string): string | undefined {
  if (can(ctx, P.TimeReadAll)) return wanted;
  const own = ownMembershipId(ctx);
  if (wanted !== undefined && wanted !== own) throw forbidden('You see your own time only.');
  return own;
}

/** Of an entry, or of a person's week, which is of no one project. */
interface Seen {
  membershipId: string;
  projectManagerId?: string | null;
  projectId?: string;
  projectPrivacy?: ProjectPrivacy;
}

/** Whoever leads a project sees the hours on it. @throws 404 when the actor may not know of the entry */
export function mustSee(ctx: RequestContext, entry: Seen | undefined): void {
  const own = ownMembershipId(ctx);
  const leads = can(ctx, P.ProjectLead) && entry?.projectManagerId === own;
  if (!entry || (!can(ctx, P.TimeReadAll) && entry.membershipId !== own && !leads))
    throw notFound('time entry');
  const { membershipId, projectId: id, projectPrivacy: privacy } = entry;
  if (id && privacy && membershipId !== own && !seesProject(ctx, { id, privacy }))
    throw notFound('time entry');
}

/** People write their own time only. @throws 404, 403 */
export function mustOwn(ctx: RequestContext, entry: Seen | undefined): void {
  mustSee(ctx, entry);
  if (entry?.membershipId !== ownMembershipId(ctx))
    throw forbidden('Only the person who did the work changes this entry.');
}
