import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { DomainError } from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import { ForgottenLogins } from '../auth/forgotten-logins.js';
import type { EraseMemberDto, MemberDetailsDto } from './dto/member.dto.js';
import { StoredImages } from '../images/stored-images.js';
import { GrantedRoles } from './granted-roles.js';
import { assertMayGrant } from './grants.js';
import { MembersService } from './members.service.js';
import { Membership, MembershipCustomRole, MembershipRole } from './membership.entity.js';
import { ExternalIdentity } from '../sso/identity-provider.entity.js';
import { membershipLifecycle } from './membership.lifecycle.js';

const DELETE_SESSIONS = 'DELETE FROM sessions WHERE firm_id = $1 AND membership_id = $2';

/** Forgets who somebody was. What they did stays, as done by a former person, and still adds up. */
@Injectable()
export class Erasure {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly members: MembersService,
    private readonly granted: GrantedRoles,
    private readonly images: StoredImages,
    private readonly logins: ForgottenLogins,
  ) {}

  /** Of somebody who was deactivated before. @throws 403 beyond the actor's rights, 404, 409, 412, 422 for another name */
  async erase(
    ctx: RequestContext,
    id: string,
    version: number,
    { name, reason }: EraseMemberDto,
  ): Promise<MemberDetailsDto> {
    const people = this.database.repo(ctx, Membership);
    const before = await people.lockVersion(id, version);
    assertMayGrant(ctx.permissions, await this.granted.of(ctx, id));
    if (name !== before.name)
      throw DomainError.field('name', 'NAME_DIFFERS', 'This is not what the person is called.');
    membershipLifecycle.move({ status: before.status }, 'erased');
    await this.images.remove(ctx, { kind: 'photo', membershipId: id });
    const former = `Former person ${id.slice(-4).toUpperCase()}`;
    const nothing = { email: null, userId: null, locale: null, timeZone: null, jobTitle: '' };
    await people.update(id, { ...nothing, name: former, status: 'erased' });
    for (const table of [MembershipRole, MembershipCustomRole, ExternalIdentity])
      await this.database.repo<{ membershipId: string }>(ctx, table).delete({ membershipId: id });
    await this.database.query(ctx, DELETE_SESSIONS, [ctx.firmId, id]);
    if (before.userId) await this.logins.leave(ctx, before.userId);
    const object = { objectType: 'member', objectId: id, objectLabel: former };
    await this.audit.record(ctx, { action: 'member.erased', ...object, reason });
    return this.members.get(ctx, id);
  }
}
