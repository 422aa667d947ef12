import { P } from '#libs/contracts';
import { can, ownMembershipId, type RequestContext } from '../../platform/context/request-context.js';

/**
 * The rule of project roles: who answers for a project as its manager changes it, and decides about the hours on it,
 * where their firm roles let them lead at all. A firm role for all projects needs no project.
 */
export const leads = (ctx: RequestContext, { managerId }: { managerId: string | null }): boolean =>
  can(ctx, P.ProjectWrite) || (can(ctx, P.ProjectLead) && managerId === ownMembershipId(ctx));

/** Whose projects' hours the actor decides about: null for all of them, else their own projects'. For SQL. */
export const decidesFor = (ctx: RequestContext): string | null =>
  can(ctx, P.TimeApprove) ? null : ownMembershipId(ctx);
