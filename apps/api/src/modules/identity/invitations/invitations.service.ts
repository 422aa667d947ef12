import { Injectable } from '@nestjs/common';
import { LIMITS } from '#libs/contracts';
import { hashOf } from '../../../platform/access/secrets.js';
import { Audit } from '../../../platform/audit/audit.js';
import { ownMembershipId, type RequestContext } from '../../../platform/context/request-context.js';
import { AccountMails } from '../../../platform/mail/account-mails.js';
import { Database } from '../../../platform/persistence/database.js';
import { GrantedRoles } from '../members/granted-roles.js';
import { assertMayGrant } from '../members/grants.js';
import { Membership } from '../members/membership.entity.js';
import { membershipLifecycle } from '../members/membership.lifecycle.js';
import { MembersService } from '../members/members.service.js';
import type { MemberDetailsDto } from '../members/dto/member.dto.js';
import type { CreateMemberDto, InvitedMemberDto } from './dto/invitation.dto.js';
import { newInvitationToken } from './invitation-token.js';
import { Invitation } from './invitation.entity.js';
import { emailMissing, notInvited, rolesMissing } from './invitations.errors.js';
import { revokeOpen } from './revoke-open.js';

const WEEK_MS = LIMITS.invitationDays * LIMITS.daySeconds * 1_000;

/** Takes people into the firm and sends them the link that lets them in. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly mails: AccountMails,
    private readonly members: MembersService,
    private readonly granted: GrantedRoles,
  ) {}

  /** @throws 403 for a role beyond the actor's own rights, 409 when the address is taken or missing */
  async create(
    ctx: RequestContext,
    { roles, customRoleIds, invite = false, ...facts }: CreateMemberDto,
  ): Promise<InvitedMemberDto> {
    const grants = await this.granted.named(ctx, { roles, customRoleIds });
    assertMayGrant(ctx.permissions, grants);
    const member = await this.database.repo(ctx, Membership).insert({ ...facts, status: 'to_invite' });
    await this.granted.give(ctx, member.id, grants);
    await this.record(ctx, 'created', member, null, { ...facts, roles: grants.map(({ name }) => name) });
    return invite
      ? this.invite(ctx, member.id)
      : { member: await this.members.get(ctx, member.id), link: null };
  }

  /** Sends a link, or a new one: the link from before dies. @throws 403, 404, 409 without address or role or with a login */
  async invite(ctx: RequestContext, id: string): Promise<InvitedMemberDto> {
    const member = await this.database.repo(ctx, Membership).lockOrFail(id);
    const roles = await this.granted.of(ctx, id);
    assertMayGrant(ctx.permissions, roles);
    const again = member.status === 'invited';
    if (!again) membershipLifecycle.move({ status: member.status }, 'invited');
    if (!member.email) throw emailMissing(member.name);
    if (!roles.length) throw rolesMissing(member.name);
    await revokeOpen(ctx, this.database, id);
    const link = await this.send(ctx, id, member.email);
    if (!again) await this.database.repo(ctx, Membership).update(id, { status: 'invited' });
    await this.record(ctx, again ? 'invited_again' : 'invited', member, null, { email: member.email });
    return { member: await this.members.get(ctx, id), link: this.mails.delivers ? null : link };
  }

  /** @throws 403, 404, 409 without an open invitation */
  async revoke(ctx: RequestContext, id: string): Promise<MemberDetailsDto> {
    const member = await this.database.repo(ctx, Membership).lockOrFail(id);
    assertMayGrant(ctx.permissions, await this.granted.of(ctx, id));
    if (member.status !== 'invited') throw notInvited(member.name);
    membershipLifecycle.move({ status: member.status }, 'to_invite');
    await revokeOpen(ctx, this.database, id);
    const after = await this.database.repo(ctx, Membership).update(id, { status: 'to_invite' });
    await this.record(ctx, 'invitation_revoked', member, member, after);
    return this.members.get(ctx, id);
  }

  private async send(ctx: RequestContext, membershipId: string, recipient: string): Promise<string> {
    const token = newInvitationToken(ctx.firmId);
    const sentAt = new Date();
    const expiresAt = new Date(sentAt.getTime() + WEEK_MS);
    const keys = { membershipId, invitedBy: ownMembershipId(ctx), tokenHash: hashOf(token) };
    await this.database.repo(ctx, Invitation).insert({ ...keys, sentAt, expiresAt });
    const link = this.mails.link('/invitation', token);
    const { name: firm } = ctx.firm;
    await this.mails.send(ctx.tx, {
      recipient,
      subject: `${ctx.actor.name} invites you to ${firm}`,
      body: `${ctx.actor.name} invites you to work with ${firm} in Votra.\n\nOpen this link within ${LIMITS.invitationDays} days to accept; it works once:\n${link}\n\nIf you did not expect this, do nothing: nothing happens without the link.\n`,
    });
    return link;
  }

  private record(
    ctx: RequestContext,
    deed: string,
    { id, name }: Membership,
    before: object | null,
    after: object | null,
  ): Promise<void> {
    const object = { objectType: 'member', objectId: id, objectLabel: name };
    return this.audit.record(ctx, { action: `member.${deed}`, ...object, before, after });
  }
}
