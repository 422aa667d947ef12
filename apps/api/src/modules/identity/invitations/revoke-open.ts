import type { RequestContext } from '../../../platform/context/request-context.js';
import type { Database } from '../../../platform/persistence/database.js';
import { Invitation } from './invitation.entity.js';

/** Whom an invitation is for. */
export type Guest = { membershipId: string } | { clientId: string; portalUserId: string };

/** The link that a person has, if any, leads nowhere from now on. The caller holds the person's row. */
export async function revokeOpen(ctx: RequestContext, database: Database, guest: Guest): Promise<boolean> {
  const open = { ...guest, acceptedAt: null, revokedAt: null };
  const revoked = await database.repo(ctx, Invitation).updateWhere(open, { revokedAt: new Date() });
  return revoked.length > 0;
}
