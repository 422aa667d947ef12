import { Injectable } from '@nestjs/common';
import { LIMITS } from '#libs/contracts';
import { Audit } from '../../../platform/audit/audit.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { onConstraint } from '../../../platform/errors/constraint-errors.js';
import { DomainError, notFound, wrongState } from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import { ClientTag, ClientTagging } from './client-tag.entity.js';
import { TAG, TAG_NAMES, TAGS } from './client-tags.queries.js';
import type { ClientTagDto, CreateClientTagDto, UpdateClientTagDto } from './dto/client-tag.dto.js';

onConstraint('uq_client_tags_name', () => {
  const message = 'Another tag has this name already.';
  return new DomainError('TAG_NAME_TAKEN', 409, message, [{ field: 'name', code: 'TAKEN', message }]);
});
onConstraint('fk_client_taggings_tag_id', () =>
  DomainError.field('tagIds', 'TAG_UNKNOWN', 'One of these tags does not exist any more.'),
);

/** The firm's words for its clients, and which client has which. */
@Injectable()
export class ClientTagsService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  list(ctx: RequestContext): Promise<ClientTagDto[]> {
    return this.database.query(ctx, TAGS, [ctx.firmId]);
  }

  /** @throws 409 when the name is taken, or the firm has as many as it may */
  async create(ctx: RequestContext, facts: CreateClientTagDto): Promise<ClientTagDto> {
    await this.database.lock(ctx, 'client-tags');
    if ((await this.list(ctx)).length >= LIMITS.tagsOfFirm)
      throw wrongState('TAGS_FULL', `A firm has ${LIMITS.tagsOfFirm} tags at most. Delete one first.`);
    const tag = await this.tags(ctx).insert(facts);
    await this.record(ctx, 'created', null, tag);
    return this.get(ctx, tag.id);
  }

  /** @throws 404, 409 when the name is taken, 412 */
  async update(
    ctx: RequestContext,
    id: string,
    version: number,
    changes: UpdateClientTagDto,
  ): Promise<ClientTagDto> {
    const before = await this.tags(ctx).lockVersion(id, version);
    await this.record(ctx, 'updated', before, await this.tags(ctx).update(id, changes));
    return this.get(ctx, id);
  }

  /** Takes it from every client. @throws 404, 412 */
  async remove(ctx: RequestContext, id: string, version: number): Promise<void> {
    const before = await this.tags(ctx).lockVersion(id, version);
    await this.tags(ctx).delete({ id });
    await this.record(ctx, 'deleted', before, null);
  }

  /** What a client's tags are called, for the record. */
  async namesOf(ctx: RequestContext, clientId: string): Promise<string[]> {
    const rows = await this.database.query<{ name: string }>(ctx, TAG_NAMES, [ctx.firmId, clientId]);
    return rows.map(({ name }) => name);
  }

  /** Gives a client these tags and no others. @throws 422 for one that does not exist */
  async give(ctx: RequestContext, clientId: string, tagIds: readonly string[]): Promise<void> {
    const taggings = this.database.repo(ctx, ClientTagging);
    await taggings.delete({ clientId });
    await taggings.insertMany(tagIds.map((tagId) => ({ clientId, tagId })));
  }

  private async get(ctx: RequestContext, id: string): Promise<ClientTagDto> {
    const tag = await this.database.one<ClientTagDto>(ctx, TAG, [ctx.firmId, id]);
    if (!tag) throw notFound('client tag');
    return tag;
  }

  private tags(ctx: RequestContext) {
    return this.database.repo(ctx, ClientTag);
  }

  private record(
    ctx: RequestContext,
    deed: string,
    before: ClientTag | null,
    after: ClientTag | null,
  ): Promise<void> {
    const { id: objectId, name: objectLabel } = (after ?? before)!;
    const what = { action: `client_tag.${deed}`, objectType: 'client_tag', objectId, objectLabel };
    return this.audit.record(ctx, { ...what, before, after });
  }
}
