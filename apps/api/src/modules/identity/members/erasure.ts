import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { DomainError } from '../../../platform/errors/domain-error.js';
import { Jobs } from '../../../platform/jobs/jobs.js';
import { Database } from '../../../platform/persistence/database.js';
import type { EraseMemberDto, MemberDetailsDto } from './dto/member.dto.js';
import { StoredImages } from '../images/stored-images.js';
import { GrantedRoles } from './granted-roles.js';
import { assertMayGrant } from './grants.js';
import { MembersService } from './members.service.js';
import { Membership, MembershipCustomRole, MembershipRole } from './membership.entity.js';
import { ExternalIdentity } from '../sso/identity-provider.entity.js';
import { membershipLifecycle } from './membership.lifecycle.js';

interface Forgotten {
  userId: string;
}

const FORGET = 'login-forget';
const DELETE_SESSIONS = 'DELETE FROM sessions WHERE firm_id = $1 AND membership_id = $2';
/** Row-level security shows a login all of its own rows, in every firm; the foreign keys see them anyhow. */
const IS_NEEDED = `SELECT 1 FROM memberships WHERE user_id = $1
  UNION ALL SELECT 1 FROM portal_users WHERE user_id = $1 LIMIT 1`;
const DELETE_ALL_SESSIONS = 'DELETE FROM sessions WHERE user_id = $1';
const DELETE_LOGIN = 'DELETE FROM users WHERE id = $1';

/** Forgets who somebody was. What they did stays, as done by a former person, and still adds up. */
@Injectable()
export class Erasure {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly jobs: Jobs,
    private readonly members: MembersService,
    private readonly granted: GrantedRoles,
    private readonly images: StoredImages,
  ) {
    jobs.handle<Forgotten>(FORGET, (data) => this.forget(data));
  }

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
    if (before.userId) await this.jobs.enqueue<Forgotten>(ctx, FORGET, { userId: before.userId });
    const object = { objectType: 'member', objectId: id, objectLabel: former };
    await this.audit.record(ctx, { action: 'member.erased', ...object, reason });
    return this.members.get(ctx, id);
  }

  /** The login goes once no firm needs it: after the deed, since other firms' rows are hidden from it. */
  private async forget({ userId }: Forgotten): Promise<void> {
    await this.database.transaction({ userId }, async (tx) => {
      if ((await tx.run(IS_NEEDED, [userId])).rowCount) return;
      await tx.run(DELETE_ALL_SESSIONS, [userId]);
      await tx.run(DELETE_LOGIN, [userId]);
    });
  }
}
