import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import { ownMembershipId, type RequestContext } from '../../../platform/context/request-context.js';
import { Database } from '../../../platform/persistence/database.js';
import type { OwnProfileDto, UpdateOwnProfileDto } from './dto/own-profile.dto.js';
import { Membership } from './membership.entity.js';

/** What people say about themselves in a firm. */
@Injectable()
export class OwnProfile {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  /** @throws 403 for portal users */
  async get(ctx: RequestContext): Promise<OwnProfileDto> {
    return dtoOf(await this.database.repo(ctx, Membership).getOrFail(ownMembershipId(ctx)));
  }

  /** @throws 403 for portal users, 412 */
  async update(ctx: RequestContext, version: number, changes: UpdateOwnProfileDto): Promise<OwnProfileDto> {
    const id = ownMembershipId(ctx);
    const before = await this.database.repo(ctx, Membership).lockVersion(id, version);
    const after = await this.database.repo(ctx, Membership).update(id, changes);
    const object = { objectType: 'member', objectId: id, objectLabel: after.name };
    await this.audit.record(ctx, { action: 'member.updated', ...object, before, after });
    return dtoOf(after);
  }
}

const dtoOf = ({ version, name, jobTitle, locale, timeZone }: Membership): OwnProfileDto => ({
  version,
  name,
  jobTitle,
  locale,
  timeZone,
});
