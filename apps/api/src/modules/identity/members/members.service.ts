import { Injectable } from '@nestjs/common';
import { P } from '#libs/contracts';
import { Audit } from '../../../platform/audit/audit.js';
import { can, mustHave, type RequestContext } from '../../../platform/context/request-context.js';
import { notFound } from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import { contains, type Page } from '../../../platform/persistence/page.js';
import { revokeOpen } from '../invitations/revoke-open.js';
import type { ListMembersQuery, MemberDetailsDto, MemberDto, UpdateMemberDto } from './dto/member.dto.js';
import { GrantedRoles } from './granted-roles.js';
import { assertMayGrant } from './grants.js';
import { emailIsLogin, personErased } from './members.errors.js';
import { MEMBER, MEMBER_LIST } from './members.queries.js';
import { Membership } from './membership.entity.js';
import { membershipLifecycle } from './membership.lifecycle.js';

@Injectable()
export class MembersService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly granted: GrantedRoles,
  ) {}

  /** @throws 403 for a question about second factors without the right to manage people */
  async list(
    ctx: RequestContext,
    { q, status, role, customRoleId, hasSecondFactor, ...page }: ListMembersQuery,
  ): Promise<Page<MemberDto>> {
    if (hasSecondFactor !== undefined) mustHave(ctx, P.MemberManage);
    const filters = { q: q && contains(q), status, role, customRoleId, hasSecondFactor };
    const found = await this.database.page<MemberDto>(ctx, MEMBER_LIST, page, filters);
    return { ...found, items: found.items.map((member) => shownTo(ctx, member)) };
  }

  /** @throws 404 */
  async get(ctx: RequestContext, id: string): Promise<MemberDetailsDto> {
    const member = await this.database.one<MemberDetailsDto>(ctx, MEMBER, [ctx.firmId, id]);
    if (!member) throw notFound('person');
    if (!can(ctx, P.MemberManage)) member.factorResetUntil = null;
    return shownTo(ctx, member);
  }

  /** @throws 404, 409 when the address is taken or a login, 412 */
  async update(
    ctx: RequestContext,
    id: string,
    version: number,
    changes: UpdateMemberDto,
  ): Promise<MemberDetailsDto> {
    const before = await this.database.repo(ctx, Membership).lockVersion(id, version);
    if (before.status === 'erased') throw personErased(before.name);
    const moved = { status: before.status };
    if (changes.email !== undefined && changes.email !== before.email) {
      if (before.userId) throw emailIsLogin(before.name);
      // whoever reads mail there can accept the invitation, and has the roles
      assertMayGrant(ctx.permissions, await this.granted.of(ctx, id));
      // the invitation went to the other address
      if (await revokeOpen(ctx, this.database, { membershipId: id }))
        membershipLifecycle.move(moved, 'to_invite');
    }
    const after = await this.database.repo(ctx, Membership).update(id, Object.assign(changes, moved));
    await this.audit.record(ctx, {
      action: 'member.updated',
      objectType: 'member',
      objectId: id,
      objectLabel: after.name,
      before,
      after,
    });
    return this.get(ctx, id);
  }
}

/** How somebody signs in is for those who look after people. */
function shownTo<M extends MemberDto>(ctx: RequestContext, member: M): M {
  if (!can(ctx, P.MemberManage)) member.hasSecondFactor = null;
  return member;
}
