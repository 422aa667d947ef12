import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { permissionsOf } from '#libs/contracts';
import { hashOf } from '../../../platform/access/secrets.js';
import { Audit } from '../../../platform/audit/audit.js';
import { Contexts } from '../../../platform/context/contexts.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { DomainError } from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import type { Tx } from '../../../platform/persistence/tx.js';
import { Throttle } from '../../../platform/throttle/throttle.js';
import { INSERT_USER } from '../auth/auth.queries.js';
import type { Caller } from '../auth/caller.js';
import { assertGoodPassword } from '../auth/password-policy.js';
import { Passwords } from '../auth/passwords.js';
import { Membership } from '../members/membership.entity.js';
import { membershipLifecycle } from '../members/membership.lifecycle.js';
import { MembersService } from '../members/members.service.js';
import type { AcceptedInvitationDto, AcceptInvitationDto, InvitationDto } from './dto/invitation.dto.js';
import { firmOfToken } from './invitation-token.js';
import { Invitation } from './invitation.entity.js';
import { invitationGone, loginChanged, wrongPassword } from './invitations.errors.js';
import { LIVE_INVITATION } from './invitations.queries.js';

interface Live {
  id: string;
  membershipId: string;
  email: string;
  name: string;
  firmName: string;
  inviterName: string;
  userId: string | null;
  passwordHash: string | null;
  userStatus: string | null;
}

/** Who comes in: their login of before, or the one that they make now. */
type Entrant = { userId: string } | { name: string; passwordHash: string };

/** The reader's side of an invitation. Nobody is signed in by it: that is sign-in's own business, TOTP and all. */
@Injectable()
export class AcceptInvitation {
  constructor(
    private readonly database: Database,
    private readonly contexts: Contexts,
    private readonly audit: Audit,
    private readonly throttle: Throttle,
    private readonly passwords: Passwords,
    private readonly members: MembersService,
  ) {}

  /** @throws 404 for any link that does not hold */
  async look(token: string): Promise<InvitationDto> {
    const { live } = await this.find(token);
    const { firmName, inviterName, name, email, userId } = live;
    return { firmName, inviterName, name, email, hasLogin: userId !== null };
  }

  /** @throws 404 for any link that does not hold, 422 for a poor or wrong password, 429 after too many wrong ones */
  async accept(body: AcceptInvitationDto, caller: Caller): Promise<AcceptedInvitationDto> {
    const { firmId, live } = await this.find(body.token);
    const entrant = live.userId ? await this.known(live, body, caller) : await this.newcomer(live, body);
    await this.contexts.forFirm(firmId, 'Invitation', (ctx) =>
      this.enter(ctx, body.token, live, entrant, caller),
    );
    return { email: live.email, firmId };
  }

  private async find(token: string): Promise<{ firmId: string; live: Live }> {
    const firmId = firmOfToken(token);
    if (!firmId) throw invitationGone();
    return { firmId, live: await this.database.transaction({ firmId }, (tx) => liveOf(tx, firmId, token)) };
  }

  /** Hashing takes its time, so it happens before anything is locked. */
  private async known(
    { userId, passwordHash, userStatus, email }: Live,
    { password = '' }: AcceptInvitationDto,
    { ip }: Caller,
  ): Promise<Entrant> {
    const guess = await this.throttle.signIn(email, ip);
    const matches = await this.passwords.verify(passwordHash ?? undefined, password);
    if (!matches || userStatus !== 'active') throw wrongPassword();
    await guess.right();
    return { userId: userId! };
  }

  private async newcomer(
    { email, firmName }: Live,
    { name, newPassword = '' }: AcceptInvitationDto,
  ): Promise<Entrant> {
    if (!name) throw DomainError.field('name', 'NAME_MISSING', 'Say what you are called.');
    assertGoodPassword(newPassword, [name, email, firmName]);
    return { name, passwordHash: await this.passwords.hash(newPassword) };
  }

  /** Whoever changes an invitation holds the person's row, so what is read after that lock stays true. */
  private async enter(
    ctx: RequestContext,
    token: string,
    seen: Live,
    entrant: Entrant,
    { requestId, ip }: Caller,
  ): Promise<void> {
    const before = await this.database.repo(ctx, Membership).lockOrFail(seen.membershipId);
    const live = await liveOf(ctx.tx, ctx.firmId, token);
    if (live.userId !== seen.userId) throw loginChanged();
    const userId = 'userId' in entrant ? entrant.userId : await this.addUser(ctx.tx, live.email, entrant);
    membershipLifecycle.move({ status: before.status }, 'active');
    const name = 'name' in entrant ? entrant.name : before.name;
    const after = await this.database
      .repo(ctx, Membership)
      .update(before.id, { userId, name, status: 'active' });
    await this.database.repo(ctx, Invitation).update(live.id, { acceptedAt: new Date() });
    const roles = await this.members.rolesOf(ctx, before.id);
    const actor = { type: 'member', membershipId: before.id, userId, name, roles } as const;
    await this.audit.record(
      { ...ctx, actor, permissions: permissionsOf(roles), requestId, ip },
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

  private async addUser(
    tx: Tx,
    email: string,
    { name, passwordHash }: { name: string; passwordHash: string },
  ): Promise<string> {
    const { rows } = await tx.run<{ id: string }>(INSERT_USER, [uuidv7(), email, name, passwordHash]);
    if (!rows[0]) throw loginChanged();
    return rows[0].id;
  }
}

async function liveOf(tx: Tx, firmId: string, token: string): Promise<Live> {
  const { rows } = await tx.run<Live>(LIVE_INVITATION, [firmId, hashOf(token)]);
  if (!rows[0]) throw invitationGone();
  return rows[0];
}
