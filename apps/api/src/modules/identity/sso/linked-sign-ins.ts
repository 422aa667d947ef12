import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Audit } from '../../../platform/audit/audit.js';
import { Contexts } from '../../../platform/context/contexts.js';
import {
  ownMembershipId,
  ownUserId,
  type RequestContext,
} from '../../../platform/context/request-context.js';
import { notFound, wrongState } from '../../../platform/errors/domain-error.js';
import { AccountMails } from '../../../platform/mail/account-mails.js';
import { Database } from '../../../platform/persistence/database.js';
import { Factors } from '../auth/factors.js';
import { Proof } from '../auth/proof.js';
import type { BeginLinkDto, LinkedSignInDto, SsoAddressDto } from './dto/sso.dto.js';
import { ExternalIdentity } from './identity-provider.entity.js';
import { linkAccount } from './link-account.js';
import { SsoAccounts } from './sso-accounts.js';
import { SsoProviders } from './sso-providers.js';
import { type Flow, flowEnded } from './sso-flows.js';

/** Those that are switched off too, while an account there is linked. */
const OWN = `SELECT p.id, p.name, p.preset, p.is_second_factor AS "isSecondFactor",
    x.created_at AS "linkedAt", coalesce(x.email, '') AS email, x.last_used_at AS "lastUsedAt"
  FROM identity_providers p
  LEFT JOIN external_identities x ON x.firm_id = p.firm_id AND x.provider_id = p.id AND x.membership_id = $2
  WHERE p.firm_id = $1 AND (p.enabled OR x.id IS NOT NULL) ORDER BY lower(p.name), p.id`;
/** A session that gave no second factor has one now, whose word counts in this firm: it becomes one of single sign-on. */
const MADE_ITS_OWN = `UPDATE sessions SET second_factor = true, means = 'sso', provider_id = $3
  WHERE id = $1 AND user_id = $2 AND NOT second_factor`;
const PERSON = `SELECT u.name, u.email, p.name AS provider FROM users u
  JOIN identity_providers p ON p.firm_id = $1 AND p.id = $2 WHERE u.id = $3`;

interface Told {
  name: string;
  email: string;
  provider: string;
}

/** One's own accounts at the firm's providers. The password proves who links and unlinks, and stays as a way in. */
@Injectable()
export class LinkedSignIns {
  constructor(
    private readonly database: Database,
    private readonly contexts: Contexts,
    private readonly audit: Audit,
    private readonly proof: Proof,
    private readonly factors: Factors,
    private readonly mails: AccountMails,
    private readonly providers: SsoProviders,
    private readonly accounts: SsoAccounts,
  ) {}

  /** Every provider of the firm, with the account there that is one's own. */
  list(ctx: RequestContext): Promise<LinkedSignInDto[]> {
    return this.database.query<LinkedSignInDto>(ctx, OWN, [ctx.firmId, ownMembershipId(ctx)]);
  }

  /** @throws 404, 409 without the second factor that one has, or while the provider cannot be asked, 422, 429 */
  async begin(
    ctx: RequestContext,
    { providerId, password }: BeginLinkDto,
    reply: FastifyReply,
  ): Promise<SsoAddressDto> {
    const membershipId = ownMembershipId(ctx);
    await this.providers.open(ctx.firmId, providerId); // before a password is tried for nothing
    await this.proof.byPassword(ownUserId(ctx), password, 'password');
    await this.database.transaction({}, (tx) => this.factors.assertMayAdd(tx, whoOf(ctx)));
    const purpose = { kind: 'link', membershipId, sessionId: ctx.sessionId! } as const;
    return this.accounts.begin({ firmId: ctx.firmId, providerId }, purpose, reply);
  }

  /** Of the session that began it. @throws 404, 409 also when the account is somebody else's */
  async finish(ctx: RequestContext, flow: Flow | undefined, answer: string): Promise<void> {
    if (flow?.purpose.kind !== 'link' || flow.purpose.sessionId !== ctx.sessionId) throw flowEnded(409);
    const found = await this.accounts.answer(flow, answer);
    if ('problem' in found) throw wrongState('LINK_REFUSED', found.problem);
    await this.contexts.resume(ctx, async (now) => {
      await this.factors.assertMayAdd(now.tx, whoOf(ctx));
      await linkAccount(now, this.database, this.audit, found.account);
      if (found.provider.isSecondFactor)
        await now.tx.run(MADE_ITS_OWN, [ctx.sessionId, ownUserId(ctx), flow.providerId]);
      await this.tell(now, flow.providerId, 'was linked: it signs you in');
    });
  }

  /** @throws 404, 422 unless the password is right, 429 */
  async remove(ctx: RequestContext, providerId: string, password: string): Promise<void> {
    const own = { providerId, membershipId: ownMembershipId(ctx) };
    const linked = await this.contexts.resume(ctx, (now) =>
      this.database.repo(now, ExternalIdentity).exists(own),
    );
    if (!linked) throw notFound('linked account');
    await this.proof.byPassword(ownUserId(ctx), password, 'password');
    await this.contexts.resume(ctx, async (now) => {
      await this.database.repo(now, ExternalIdentity).delete(own);
      const provider = await this.tell(now, providerId, 'is not linked any more: it does not sign you in');
      await this.audit.record(now, {
        action: 'member.sign_in_unlinked',
        ...{ objectType: 'member', objectId: own.membershipId, objectLabel: now.actor.name },
        before: { provider },
      });
    });
  }

  /** By mail. Answers the provider's name. */
  private async tell(ctx: RequestContext, providerId: string, what: string): Promise<string> {
    const values = [ctx.firmId, providerId, ownUserId(ctx)];
    const { name, email, provider } = (await this.database.one<Told>(ctx, PERSON, values))!;
    await this.mails.send(ctx.tx, {
      recipient: email,
      subject: `Your account at ${provider}`,
      body: `Hello ${name},\n\nan account at ${provider} ${what} to ${ctx.firm.name}. If it was not you, change your password at once:\n\n${this.mails.page('/account')}\n`,
    });
    return provider;
  }
}

const whoOf = (ctx: RequestContext) => ({ userId: ownUserId(ctx), sessionId: ctx.sessionId });
