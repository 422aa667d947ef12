import type { Audit } from '../../../platform/audit/audit.js';
import { ownMembershipId, type RequestContext } from '../../../platform/context/request-context.js';
import { onConstraint } from '../../../platform/errors/constraint-errors.js';
import { wrongState } from '../../../platform/errors/domain-error.js';
import type { Database } from '../../../platform/persistence/database.js';
import { ExternalIdentity } from './identity-provider.entity.js';
import type { Identity } from './oidc-client.js';

/** An account, and where. */
export interface Account extends Identity {
  provider: { id: string; name: string };
}

onConstraint('uq_external_identities_provider_id_subject', () =>
  wrongState('ACCOUNT_TAKEN', 'This account is linked to somebody else of the firm.'),
);
onConstraint('uq_external_identities_provider_id_membership_id', () =>
  wrongState('LINKED_ALREADY', 'You have linked an account there already. Remove it first.'),
);

/** From now on the account signs the context's member in. @throws 409 when it or the member is linked already */
export async function linkAccount(
  ctx: RequestContext,
  database: Database,
  audit: Audit,
  { provider, subject, email }: Account,
): Promise<void> {
  const membershipId = ownMembershipId(ctx);
  await database
    .repo(ctx, ExternalIdentity)
    .insert({ providerId: provider.id, membershipId, subject, email });
  await audit.record(ctx, {
    action: 'member.sign_in_linked',
    ...{ objectType: 'member', objectId: membershipId, objectLabel: ctx.actor.name },
    after: { provider: provider.name, account: email || subject },
  });
}
