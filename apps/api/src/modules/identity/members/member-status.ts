import { Injectable } from '@nestjs/common';
import type { MembershipStatus } from '#libs/contracts';
import { Audit } from '../../../platform/audit/audit.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { Database } from '../../../platform/persistence/database.js';
import { ApiKeysService } from '../api-keys/api-keys.service.js';
import { revokeOpen } from '../invitations/revoke-open.js';
import { Departures } from './departures.js';
import type { MemberDetailsDto } from './dto/member.dto.js';
import { GrantedRoles } from './granted-roles.js';
import { assertMayGrant } from './grants.js';
import { MemberRoles } from './member-roles.js';
import { END_SESSIONS } from './members.queries.js';
import { MembersService } from './members.service.js';
import { Membership } from './membership.entity.js';
import { membershipLifecycle } from './membership.lifecycle.js';

/** Leaving the firm and coming back. What a person did stays theirs. */
@Injectable()
export class MemberStatus {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly members: MembersService,
    private readonly roles: MemberRoles,
    private readonly granted: GrantedRoles,
    private readonly keys: ApiKeysService,
    private readonly departures: Departures,
  ) {}

  /** Ends the person's sessions in this firm, and the API keys that they made, at once. @throws 403 beyond the actor's rights, 404, 409 */
  async deactivate(ctx: RequestContext, id: string, reason: string): Promise<MemberDetailsDto> {
    const before = await this.lockFor(ctx, id, () => 'deactivated');
    await this.roles.assertNotLastAdmin(ctx, before);
    if (before.userId) await this.database.query(ctx, END_SESSIONS, [ctx.firmId, id, before.userId]);
    await revokeOpen(ctx, this.database, { membershipId: id });
    await this.keys.revokeOf(ctx, id);
    await this.departures.of(ctx, before);
    return this.write(ctx, before, 'deactivated', 'member.deactivated', reason);
  }

  /** With the roles from before. @throws 403 beyond the actor's rights, 404, 409 */
  async reactivate(ctx: RequestContext, id: string): Promise<MemberDetailsDto> {
    const status = ({ userId }: Membership): MembershipStatus => (userId ? 'active' : 'to_invite');
    const before = await this.lockFor(ctx, id, status);
    return this.write(ctx, before, status(before), 'member.reactivated');
  }

  private async lockFor(
    ctx: RequestContext,
    id: string,
    to: (member: Membership) => MembershipStatus,
  ): Promise<Membership> {
    const member = await this.database.repo(ctx, Membership).lockOrFail(id);
    assertMayGrant(ctx.permissions, await this.granted.of(ctx, id));
    membershipLifecycle.move({ status: member.status }, to(member));
    return member;
  }

  private async write(
    ctx: RequestContext,
    before: Membership,
    status: MembershipStatus,
    action: string,
    reason?: string,
  ): Promise<MemberDetailsDto> {
    const { id, name } = before;
    const after = await this.database.repo(ctx, Membership).update(id, { status });
    const object = { objectType: 'member', objectId: id, objectLabel: name };
    await this.audit.record(ctx, { action, ...object, before, after, ...(reason ? { reason } : {}) });
    return this.members.get(ctx, id);
  }
}
