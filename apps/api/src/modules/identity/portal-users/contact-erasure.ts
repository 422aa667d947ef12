import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { DomainError } from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import { ForgottenLogins } from '../auth/forgotten-logins.js';
import type { EraseMemberDto } from '../members/dto/member.dto.js';
import { membershipLifecycle } from '../members/membership.lifecycle.js';
import type { PortalUserDto } from './dto/portal-user.dto.js';
import { assertMayDecide } from './portal-grants.js';
import { PortalUser } from './portal-user.entity.js';
import {
  DELETE_CONTACT,
  DELETE_PORTAL_SESSIONS,
  FORGET_RECIPIENT,
  PORTAL_USER,
} from './portal-users.queries.js';

/** Forgets who a contact of a client was. What they did stays, as done by a former contact. */
@Injectable()
export class ContactErasure {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly logins: ForgottenLogins,
  ) {}

  /** Of somebody who was deactivated before. @throws 403 beyond the actor's rights, 404, 409, 412, 422 for another name */
  async erase(
    ctx: RequestContext,
    id: string,
    version: number,
    { name, reason }: EraseMemberDto,
  ): Promise<PortalUserDto> {
    const contacts = this.database.repo(ctx, PortalUser);
    const before = await contacts.lockVersion(id, version);
    assertMayDecide(ctx, before.rights);
    if (name !== before.name)
      throw DomainError.field('name', 'NAME_DIFFERS', 'This is not what the person is called.');
    membershipLifecycle.move({ status: before.status }, 'erased');
    const former = `Former contact ${id.slice(-4).toUpperCase()}`;
    const nothing = { email: null, userId: null, locale: null, timeZone: null, jobTitle: '', rights: [] };
    await contacts.update(id, { ...nothing, name: former, status: 'erased' });
    await this.database.query(ctx, DELETE_PORTAL_SESSIONS, [ctx.firmId, id]);
    await this.database.query(ctx, DELETE_CONTACT, [ctx.firmId, id]);
    await this.database.query(ctx, FORGET_RECIPIENT, [ctx.firmId, before.email, former]);
    if (before.userId) await this.logins.leave(ctx, before.userId);
    const object = { objectType: 'portal_user', objectId: id, objectLabel: former };
    await this.audit.record(ctx, { action: 'portal_user.erased', ...object, reason });
    return (await this.database.one<PortalUserDto>(ctx, PORTAL_USER, [ctx.firmId, id]))!;
  }
}
