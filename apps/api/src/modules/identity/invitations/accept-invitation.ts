import { Injectable } from '@nestjs/common';
import { firmOfToken } from '../../../platform/access/firm-token.js';
import { hashOf } from '../../../platform/access/secrets.js';
import { Audit } from '../../../platform/audit/audit.js';
import { Contexts } from '../../../platform/context/contexts.js';
import type { Actor, RequestContext } from '../../../platform/context/request-context.js';
import { Database } from '../../../platform/persistence/database.js';
import type { Tx } from '../../../platform/persistence/tx.js';
import type { Caller } from '../auth/caller.js';
import { loginChanged, Logins, type ProvenLogin } from '../auth/logins.js';
import { GrantedRoles } from '../members/granted-roles.js';
import { Membership } from '../members/membership.entity.js';
import { membershipLifecycle } from '../members/membership.lifecycle.js';
import { PortalUser } from '../portal-users/portal-user.entity.js';
import { type Account, linkAccount } from '../sso/link-account.js';
import { SsoProviders } from '../sso/sso-providers.js';
import type { AcceptedInvitationDto, AcceptInvitationDto, InvitationDto } from './dto/invitation.dto.js';
import { Invitation } from './invitation.entity.js';
import { emailDiffers, hasLogin, invitationGone } from './invitations.errors.js';
import { LIVE_INVITATION } from './invitations.queries.js';

interface Live {
  id: string;
  /** One of the two is set. */
  membershipId: string | null;
  portalUserId: string | null;
  clientId: string | null;
  clientName: string | null;
  email: string;
  name: string;
  firmName: string;
  inviterName: string;
  hasLogin: boolean;
}

type Person = Membership | PortalUser;

/** The reader's side of an invitation. Nobody is signed in by it: that is sign-in's own business, TOTP and all. */
@Injectable()
export class AcceptInvitation {
  constructor(
    private readonly database: Database,
    private readonly contexts: Contexts,
    private readonly audit: Audit,
    private readonly logins: Logins,
    private readonly granted: GrantedRoles,
    private readonly providers: SsoProviders,
  ) {}

  /** @throws 404 for any link that does not hold */
  async look(token: string): Promise<InvitationDto> {
    const { firmId, live } = await this.find(token);
    const { firmName, clientName, inviterName, name, email, hasLogin } = live;
    const ssos = hasLogin || clientName ? [] : await this.providers.offers(firmId);
    return { firmName, clientName, inviterName, name, email, hasLogin, firmId, ssos };
  }

  /** @throws 404 for any link that does not hold, 422 for a poor or wrong password, 429 after too many wrong ones */
  async accept(body: AcceptInvitationDto, caller: Caller): Promise<AcceptedInvitationDto> {
    const { firmId, live } = await this.find(body.token);
    const login = await this.logins
      .prove(live.email, body, caller, [live.firmName])
      .catch(async (error: unknown) => {
        await this.find(body.token); // a second click hears that the link is used, not that a login needs its password
        throw error;
      });
    await this.contexts.forFirm(firmId, 'Invitation', (ctx) =>
      this.enter(ctx, body.token, live, login, caller),
    );
    return { email: live.email, firmId, clientId: live.clientId };
  }

  /** By an account at one of the firm's providers, which is linked by it. @throws 404, 409 */
  async acceptBySso(token: string, firmId: string, account: Account, caller: Caller): Promise<void> {
    const { firmId: of, live } = await this.find(token);
    if (of !== firmId || !live.membershipId) throw invitationGone();
    if (live.hasLogin) throw hasLogin(live.email);
    if (!account.emailVerified || account.email !== live.email) throw emailDiffers(live.email);
    const login = { email: live.email, name: live.name, passwordHash: null };
    await this.contexts.forFirm(firmId, 'Invitation', (ctx) =>
      this.enter(ctx, token, live, login, caller, account),
    );
  }

  private async find(token: string): Promise<{ firmId: string; live: Live }> {
    const firmId = firmOfToken(token);
    if (!firmId) throw invitationGone();
    return { firmId, live: await this.database.transaction({ firmId }, (tx) => liveOf(tx, firmId, token)) };
  }

  /** Whoever changes an invitation holds the person's row, so what is read after that lock stays true. */
  private async enter(
    ctx: RequestContext,
    token: string,
    seen: Live,
    login: ProvenLogin,
    { requestId, ip }: Caller,
    account?: Account,
  ): Promise<void> {
    const people = this.database.repo<Person>(ctx, seen.portalUserId ? PortalUser : Membership);
    const before = await people.lockOrFail(seen.portalUserId ?? seen.membershipId!);
    const live = await liveOf(ctx.tx, ctx.firmId, token);
    if (live.email !== login.email) throw loginChanged();
    const userId = await this.logins.keep(ctx.tx, login);
    membershipLifecycle.move({ status: before.status }, 'active');
    const name = 'userId' in login ? before.name : login.name; // the firm's own name for somebody it knows
    const after = await people.update(before.id, { userId, name, status: 'active' });
    await this.database.repo(ctx, Invitation).update(live.id, { acceptedAt: new Date() });
    const { actor, objectType } = await this.joined(ctx, after, userId);
    await this.audit.record(
      { ...ctx, actor, requestId, ip },
      {
        action: `${objectType}.joined`,
        objectType,
        objectId: before.id,
        objectLabel: name,
        before: { name: before.name, status: before.status },
        after: { name: after.name, status: after.status },
      },
    );
    if (account) await linkAccount({ ...ctx, actor, requestId, ip }, this.database, this.audit, account);
  }

  private async joined(
    ctx: RequestContext,
    person: Person,
    userId: string,
  ): Promise<{ actor: Actor; objectType: string }> {
    const { id, name } = person;
    if (person instanceof PortalUser) {
      const { clientId, rights } = person;
      return {
        objectType: 'portal_user',
        actor: { type: 'portal', portalUserId: id, clientId, rights, userId, name },
      };
    }
    const roles = (await this.granted.of(ctx, id)).map(({ key }) => key);
    return { objectType: 'member', actor: { type: 'member', membershipId: id, userId, name, roles } };
  }
}

async function liveOf(tx: Tx, firmId: string, token: string): Promise<Live> {
  const { rows } = await tx.run<Live>(LIVE_INVITATION, [firmId, hashOf(token)]);
  if (!rows[0]) throw invitationGone();
  return rows[0];
}
