import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { Database } from '../../../platform/persistence/database.js';
import { GrantedRoles } from '../members/granted-roles.js';
import { assertMayGrant } from '../members/grants.js';
import { Membership } from '../members/membership.entity.js';
import { membershipLifecycle } from '../members/membership.lifecycle.js';
import { MembersService } from '../members/members.service.js';
import type { MemberDetailsDto } from '../members/dto/member.dto.js';
import type { CreateMemberDto, InvitedMemberDto } from './dto/invitation.dto.js';
import { InvitationLinks } from './invitation-links.js';
import { emailMissing, notInvited, rolesMissing } from './invitations.errors.js';
import { revokeOpen } from './revoke-open.js';

/** Takes people into the firm and sends them the link that lets them in. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly links: InvitationLinks,
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
    const to = `work with ${ctx.firm.name} in Votra`;
    const link = await this.links.send(ctx, { membershipId: id }, member.email, to);
    if (!again) await this.database.repo(ctx, Membership).update(id, { status: 'invited' });
    await this.record(ctx, again ? 'invited_again' : 'invited', member, null, { email: member.email });
    return { member: await this.members.get(ctx, id), link };
  }

  /** @throws 403, 404, 409 without an open invitation */
  async revoke(ctx: RequestContext, id: string): Promise<MemberDetailsDto> {
    const member = await this.database.repo(ctx, Membership).lockOrFail(id);
    assertMayGrant(ctx.permissions, await this.granted.of(ctx, id));
    if (member.status !== 'invited') throw notInvited(member.name);
    membershipLifecycle.move({ status: member.status }, 'to_invite');
    await revokeOpen(ctx, this.database, { membershipId: id });
    const after = await this.database.repo(ctx, Membership).update(id, { status: 'to_invite' });
    await this.record(ctx, 'invitation_revoked', member, member, after);
    return this.members.get(ctx, id);
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
