import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import { Contexts } from '../../../platform/context/contexts.js';
import { ownMembershipId, type RequestContext } from '../../../platform/context/request-context.js';
import { notFound } from '../../../platform/errors/domain-error.js';
import { Images } from '../../../platform/images/images.js';
import { Database } from '../../../platform/persistence/database.js';
import type { OwnProfileDto } from '../members/dto/own-profile.dto.js';
import { Membership } from '../members/membership.entity.js';
import { OwnProfile } from '../members/own-profile.js';
import { bytesOf, StoredImages } from './stored-images.js';

/** Twice the largest disc that shows a face, for screens with fine pixels. */
const SIDE = 256;

/** What somebody of the firm looks like, if they wish to show it. Changes with the version of their profile. */
@Injectable()
export class OwnPhoto {
  constructor(
    private readonly database: Database,
    private readonly contexts: Contexts,
    private readonly images: Images,
    private readonly stored: StoredImages,
    private readonly profile: OwnProfile,
    private readonly audit: Audit,
  ) {}

  /** `ctx` needs no transaction: there is one once the picture is drawn. @throws 403 for portal users, 412, 413, 422 */
  async set(ctx: RequestContext, version: number, content: AsyncIterable<Buffer>): Promise<OwnProfileDto> {
    const membershipId = ownMembershipId(ctx);
    const made = await this.images.square(await bytesOf(content), SIDE);
    return this.contexts.resume(ctx, async (now) => {
      await this.database.repo(now, Membership).lockVersion(membershipId, version);
      const { photoId } = await this.profile.get(now);
      await this.stored.replace(now, { kind: 'photo', membershipId }, made);
      await this.record(now, membershipId, photoId ? 'member.photo_replaced' : 'member.photo_added');
      return this.profile.get(now);
    });
  }

  /** @throws 403 for portal users, 404 without one, 412 */
  async remove(ctx: RequestContext, version: number): Promise<OwnProfileDto> {
    await this.removeOf(ctx, ownMembershipId(ctx), version);
    return this.profile.get(ctx);
  }

  /** Of anybody, by whoever looks after people. @throws 404 without one, 412 */
  async removeOf(ctx: RequestContext, membershipId: string, version: number): Promise<void> {
    await this.database.repo(ctx, Membership).lockVersion(membershipId, version);
    if (!(await this.stored.remove(ctx, { kind: 'photo', membershipId }))) throw notFound('photo');
    await this.record(ctx, membershipId, 'member.photo_removed');
  }

  private async record(ctx: RequestContext, id: string, action: string): Promise<void> {
    const { name } = await this.database.repo(ctx, Membership).update(id, {});
    await this.audit.record(ctx, { action, objectType: 'member', objectId: id, objectLabel: name });
  }
}
