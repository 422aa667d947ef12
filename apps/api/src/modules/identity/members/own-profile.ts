import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import { ownMembershipId, type RequestContext } from '../../../platform/context/request-context.js';
import { Database } from '../../../platform/persistence/database.js';
import { PHOTO } from '../images/images.queries.js';
import { PortalUser } from '../portal-users/portal-user.entity.js';
import type { OwnProfileDto, UpdateOwnProfileDto } from './dto/own-profile.dto.js';
import { Membership } from './membership.entity.js';

type Person = Membership | PortalUser;

/** What people say about themselves in a firm, or in its portal. */
@Injectable()
export class OwnProfile {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  async get(ctx: RequestContext): Promise<OwnProfileDto> {
    const { people, id } = this.own(ctx);
    return this.dtoOf(ctx, await people.getOrFail(id));
  }

  /** @throws 412 */
  async update(ctx: RequestContext, version: number, changes: UpdateOwnProfileDto): Promise<OwnProfileDto> {
    const { people, id, objectType } = this.own(ctx);
    const before = await people.lockVersion(id, version);
    const after = await people.update(id, changes);
    const object = { objectType, objectId: id, objectLabel: after.name };
    await this.audit.record(ctx, { action: `${objectType}.updated`, ...object, before, after });
    return this.dtoOf(ctx, after);
  }

  private async dtoOf(
    ctx: RequestContext,
    { id, version, name, jobTitle, locale, timeZone }: Person,
  ): Promise<OwnProfileDto> {
    const found = await this.database.one<Pick<OwnProfileDto, 'photoId'>>(ctx, PHOTO, [ctx.firmId, id]);
    return { version, name, jobTitle, photoId: found?.photoId ?? null, locale, timeZone };
  }

  private own(ctx: RequestContext) {
    return ctx.actor.type === 'portal'
      ? {
          people: this.database.repo<Person>(ctx, PortalUser),
          id: ctx.actor.portalUserId,
          objectType: 'portal_user',
        }
      : {
          people: this.database.repo<Person>(ctx, Membership),
          id: ownMembershipId(ctx),
          objectType: 'member',
        };
  }
}
