import { Injectable } from '@nestjs/common';
import { hashOf } from '../../../platform/access/secrets.js';
import { Audit } from '../../../platform/audit/audit.js';
import { Contexts } from '../../../platform/context/contexts.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { Database } from '../../../platform/persistence/database.js';
import type { Tx } from '../../../platform/persistence/tx.js';
import type { Caller } from '../auth/caller.js';
import { loginChanged, Logins, type ProvenLogin } from '../auth/logins.js';
import { GrantedRoles } from '../members/granted-roles.js';
import { Membership } from '../members/membership.entity.js';
import { membershipLifecycle } from '../members/membership.lifecycle.js';
import type { AcceptedInvitationDto, AcceptInvitationDto, InvitationDto } from './dto/invitation.dto.js';
import { firmOfToken } from './invitation-token.js';
import { Invitation } from './invitation.entity.js';
import { invitationGone } from './invitations.errors.js';
import { LIVE_INVITATION } from './invitations.queries.js';

interface Live {
  id: string;
  membershipId: string;
  email: string;
  name: string;
  firmName: string;
  inviterName: string;
  hasLogin: boolean;
}

/** The reader's side of an invitation. Nobody is signed in by it: that is sign-in's own business, TOTP and all. */
@Injectable()
export class AcceptInvitation {
  constructor(
    private readonly database: Database,
    private readonly contexts: Contexts,
    private readonly audit: Audit,
    private readonly logins: Logins,
    private readonly granted: GrantedRoles,
  ) {}

  /** @throws 404 for any link that does not hold */
  async look(token: string): Promise<InvitationDto> {
    const { live } = await this.find(token);
    const { firmName, inviterName, name, email, hasLogin } = live;
    return { firmName, inviterName, name, email, hasLogin };
  }

  /** @throws 404 for any link that does not hold, 422 for a poor or wrong password, 429 after too many wrong ones */
  async accept(body: AcceptInvitationDto, caller: Caller): Promise<AcceptedInvitationDto> {
    const { firmId, live } = await this.find(body.token);
    const login = await this.logins.prove(live.email, body, caller, [live.firmName]);
    await this.contexts.forFirm(firmId, 'Invitation', (ctx) =>
      this.enter(ctx, body.token, live, login, caller),
    );
    return { email: live.email, firmId };
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
  ): Promise<void> {
    const before = await this.database.repo(ctx, Membership).lockOrFail(seen.membershipId);
    const live = await liveOf(ctx.tx, ctx.firmId, token);
    if (live.email !== login.email) throw loginChanged();
    const userId = await this.logins.keep(ctx.tx, login);
    membershipLifecycle.move({ status: before.status }, 'active');
    const name = 'userId' in login ? before.name : login.name; // the firm's own name for somebody it knows
    const after = await this.database
      .repo(ctx, Membership)
      .update(before.id, { userId, name, status: 'active' });
    await this.database.repo(ctx, Invitation).update(live.id, { acceptedAt: new Date() });
    const grants = await this.granted.of(ctx, before.id);
    const roles = grants.map(({ key }) => key);
    const permissions = new Set(grants.flatMap((grant) => grant.permissions));
    const actor = { type: 'member', membershipId: before.id, userId, name, roles } as const;
    await this.audit.record(
      { ...ctx, actor, permissions, requestId, ip },
      {
        action: 'member.joined',
        objectType: 'member',
        objectId: before.id,
        objectLabel: name,
        before: { name: before.name, status: before.status },
        after: { name: after.name, status: after.status },
      },
    );
  }
}

async function liveOf(tx: Tx, firmId: string, token: string): Promise<Live> {
  const { rows } = await tx.run<Live>(LIVE_INVITATION, [firmId, hashOf(token)]);
  if (!rows[0]) throw invitationGone();
  return rows[0];
}
