import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import { Contexts } from '../../../platform/context/contexts.js';
import { DomainError } from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import { Throttle } from '../../../platform/throttle/throttle.js';
import type { Caller } from '../auth/caller.js';
import { Entrance } from '../auth/entrance.js';
import type { SignedIn } from '../auth/session-answers.js';
import { type Asked, SignIn } from '../auth/sign-in.js';
import { AcceptInvitation } from '../invitations/accept-invitation.js';
import { SsoAccounts } from './sso-accounts.js';
import type { Flow } from './sso-flows.js';
import type { Account } from './link-account.js';

interface Linked {
  id: string;
  status: string;
  membershipId: string;
}

/** Index: external_identities (firm_id, provider_id, subject). */
const USE = `UPDATE external_identities x SET last_used_at = now() FROM memberships m, users u
  WHERE x.firm_id = $1 AND x.provider_id = $2 AND x.subject = $3
    AND m.firm_id = x.firm_id AND m.id = x.membership_id AND m.status = 'active' AND u.id = m.user_id
  RETURNING u.id, u.status, m.id AS "membershipId"`;

/** From an account at a firm's provider to a session of its member in that firm, and in no other. */
@Injectable()
export class SsoSignIn {
  constructor(
    private readonly database: Database,
    private readonly contexts: Contexts,
    private readonly audit: Audit,
    private readonly throttle: Throttle,
    private readonly accounts: SsoAccounts,
    private readonly invitations: AcceptInvitation,
    private readonly entrance: Entrance,
    private readonly signIn: SignIn,
  ) {}

  /** @throws 401 with one sentence for accounts that let nobody in, 404, 409 while the provider cannot be asked, 429 */
  async finish(flow: Flow, answer: string, caller: Caller): Promise<SignedIn | Asked> {
    const { firmId, providerId, purpose } = flow;
    const guess = await this.throttle.signIn(providerId, caller.ip);
    const { provider, ...found } = await this.accounts.answer(flow, answer);
    if ('problem' in found) throw signInFailed(found.problem);
    const { account } = found;
    if (purpose.kind === 'invitation')
      await this.invitations.acceptBySso(purpose.token, firmId, account, caller);
    const linked = await this.use(firmId, account);
    const door = linked && (await this.entrance.doorOf(linked, { firmId }));
    if (!linked || door?.membershipId !== linked.membershipId) {
      await this.recordRefusal(firmId, account, caller);
      throw signInFailed(
        `This account at ${provider.name} lets nobody in here. If you belong to the firm, sign in as before and link it on your account page.`,
      );
    }
    await guess.right();
    const step = {
      means: 'sso',
      providerId,
      secondFactor: provider.isSecondFactor ? 'providers' : 'none',
    } as const;
    return this.signIn.bySso(linked.id, door, step, caller);
  }

  private use(firmId: string, { provider, subject }: Account): Promise<Linked | undefined> {
    return this.database.transaction(
      { firmId },
      async (tx) => (await tx.run<Linked>(USE, [firmId, provider.id, subject])).rows[0],
    );
  }

  private recordRefusal(
    firmId: string,
    { provider, email, subject }: Account,
    { requestId, ip }: Caller,
  ): Promise<void> {
    const object = { objectType: 'identity_provider', objectId: provider.id, objectLabel: provider.name };
    return this.contexts.forFirm(firmId, 'Sign-in', (ctx) =>
      this.audit.record(
        { ...ctx, requestId, ip },
        { action: 'session.sign_in_failed', ...object, after: { account: email || subject } },
      ),
    );
  }
}

const signInFailed = (sentence: string) => new DomainError('SIGN_IN_FAILED', 401, sentence);
