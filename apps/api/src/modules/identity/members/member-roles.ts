import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { Database } from '../../../platform/persistence/database.js';
import type { MemberDetailsDto, SetRolesDto } from './dto/member.dto.js';
import { GrantedRoles } from './granted-roles.js';
import { assertMayGrant, type Grant } from './grants.js';
import { lastAdmin, personErased } from './members.errors.js';
import { LAST_ADMIN, LOCK_ADMINS } from './members.queries.js';
import { MembersService } from './members.service.js';
import { Membership } from './membership.entity.js';

/** Who may do what: the roles that a person has in the firm. */
@Injectable()
export class MemberRoles {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly members: MembersService,
    private readonly granted: GrantedRoles,
  ) {}

  /** @throws 403 for a role beyond the actor's own rights, given or taken; 404; 409 for the last admin; 412 */
  async set(
    ctx: RequestContext,
    id: string,
    version: number,
    { reason, ...chosen }: SetRolesDto,
  ): Promise<MemberDetailsDto> {
    const member = await this.database.repo(ctx, Membership).lockVersion(id, version);
    if (member.status === 'erased') throw personErased(member.name);
    const [before, after] = [await this.granted.of(ctx, id), await this.granted.named(ctx, chosen)];
    const given = without(after, before);
    const taken = without(before, after);
    if (given.length + taken.length === 0) return this.members.get(ctx, id);
    assertMayGrant(ctx.permissions, [...given, ...taken]);
    if (taken.some(({ key }) => key === 'admin')) await this.assertNotLastAdmin(ctx, member);
    await this.granted.take(ctx, id, taken);
    await this.granted.give(ctx, id, given);
    await this.database.repo(ctx, Membership).update(id, {}); // a new version: the roles are part of the person
    await this.audit.record(ctx, {
      action: 'member.roles_changed',
      objectType: 'member',
      objectId: id,
      objectLabel: member.name,
      before: { roles: before.map(({ name }) => name) },
      after: { roles: after.map(({ name }) => name) },
      reason,
    });
    return this.members.get(ctx, id);
  }

  /** @throws 409 when the firm has no other active admin, now and until the transaction ends */
  async assertNotLastAdmin(ctx: RequestContext, { id, name }: Membership): Promise<void> {
    await this.database.query(ctx, LOCK_ADMINS, [ctx.firmId]);
    const found = await this.database.one<{ isLast: boolean }>(ctx, LAST_ADMIN, [ctx.firmId, id]);
    if (found?.isLast) throw lastAdmin(name);
  }
}

const without = (grants: readonly Grant[], others: readonly Grant[]): Grant[] =>
  grants.filter(({ key }) => !others.some((other) => other.key === key));
