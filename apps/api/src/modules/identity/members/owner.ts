import type { RequestContext } from '../../../platform/context/request-context.js';
import { DomainError } from '../../../platform/errors/domain-error.js';
import type { Database } from '../../../platform/persistence/database.js';
import { Membership } from './membership.entity.js';

/** @throws 422 unless nobody, or a person of the firm who has not left */
export async function checkOwner(
  ctx: RequestContext,
  database: Database,
  ownerId: string | null | undefined,
): Promise<void> {
  if (ownerId == null) return;
  const member = await database.repo(ctx, Membership).findOne({ id: ownerId });
  if (member && member.status !== 'deactivated' && member.status !== 'erased') return;
  throw DomainError.field('ownerId', 'MEMBER_UNKNOWN', 'There is no such active person in the firm.');
}
