import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { type FileRecordKind, LIMITS } from '#libs/contracts';
import { Audit } from '../../platform/audit/audit.js';
import { Contexts } from '../../platform/context/contexts.js';
import { mustHave, ownMembershipId, type RequestContext } from '../../platform/context/request-context.js';
import { DomainError, notFound, wrongState } from '../../platform/errors/domain-error.js';
import { contentTypeOf, endingOf, peeked } from '../../platform/files/file-kinds.js';
import { safeName } from '../../platform/files/file-name.js';
import { Files } from '../../platform/files/files.js';
import { spooled } from '../../platform/files/spool.js';
import { StoredFile } from '../../platform/files/stored-file.entity.js';
import { Database } from '../../platform/persistence/database.js';
import { contains, type Page } from '../../platform/persistence/page.js';
import type {
  ListRecordFilesQuery,
  RecordFileDto,
  UpdateRecordFileDto,
  UploadRecordFileQuery,
} from './dto/record-file.dto.js';
import { RecordFile } from './record-file.entity.js';
import { DELETE_FILES_OF, RECORD_FILE, RECORD_FILE_LIST } from './record-files.queries.js';
import { RECORD_KINDS } from './record-kinds.js';

/** Files that hang on records: whoever reads a record reads its files, whoever writes it keeps and removes them. */
@Injectable()
export class RecordFilesService {
  constructor(
    private readonly database: Database,
    private readonly contexts: Contexts,
    private readonly files: Files,
    private readonly audit: Audit,
  ) {}

  /** @throws 403 without the right to read the record, 404 */
  async list(
    ctx: RequestContext,
    { recordKind, recordId, shared, q, ...page }: ListRecordFilesQuery,
  ): Promise<Page<RecordFileDto>> {
    mustHave(ctx, RECORD_KINDS[recordKind].read);
    await this.record(ctx, recordKind, recordId);
    const filters = { recordKind, recordId, shared, q: q && contains(q) };
    return this.database.page(ctx, RECORD_FILE_LIST, page, filters);
  }

  /**
   * Keeps a file once it has arrived whole. `ctx` needs no transaction.
   * @throws 403, 404 for the record, 413, 422 for a kind that is not kept or content that is no such kind
   */
  async upload(
    ctx: RequestContext,
    { recordKind, recordId, shared = false }: UploadRecordFileQuery,
    sent: { name: string; content: AsyncIterable<Buffer> },
  ): Promise<RecordFileDto> {
    const name = safeName(sent.name);
    const { head, whole } = await peeked(sent.content);
    const contentType = contentTypeOf(name, head);
    return spooled(whole, (content) =>
      this.contexts.resume(ctx, async (now) => {
        mustHave(now, RECORD_KINDS[recordKind].write);
        const { clientId } = await this.record(now, recordKind, recordId);
        const stored = await this.files.store(now, content, {
          ...{ name, contentType, maxBytes: LIMITS.fileBytes },
          clientId: shared ? clientId : null,
        });
        const file = await this.repo(now).insert({
          ...{ fileId: stored.id, recordKind, recordId, clientId, name, shared },
          uploadedBy: ownMembershipId(now),
        });
        await this.note(now, 'uploaded', file, null, { name, shared, size: stored.size });
        return this.get(now, file.id);
      }),
    );
  }

  /** To be streamed after the request's transaction; the download is recorded. @throws 403, 404 */
  async download(
    ctx: RequestContext,
    id: string,
  ): Promise<{ name: string; contentType: string; content: Readable }> {
    const file = await this.repo(ctx).getOrFail(id);
    if (file.removedAt) throw notFound('file');
    mustHave(ctx, RECORD_KINDS[file.recordKind].read);
    const { contentType } = await this.database.repo(ctx, StoredFile).getOrFail(file.fileId);
    await this.note(ctx, 'taken', file);
    const content = this.files.detached({ firmId: ctx.firmId }, file.fileId);
    return { name: file.name, contentType, content };
  }

  /** Another name, or for other eyes. @throws 403, 404, 412, 422 for a name of another kind */
  async update(
    ctx: RequestContext,
    id: string,
    version: number,
    { name, shared }: UpdateRecordFileDto,
  ): Promise<RecordFileDto> {
    const before = await this.lock(ctx, id, version);
    const changes = { name: name === undefined ? before.name : renamed(before.name, name), shared };
    const after = await this.repo(ctx).update(id, changes);
    if (after.shared !== before.shared)
      await this.files.showTo(ctx, after.fileId, after.shared ? after.clientId : null);
    if (after.name !== before.name)
      await this.note(ctx, 'renamed', after, { name: before.name }, { name: after.name });
    if (after.shared !== before.shared) await this.note(ctx, after.shared ? 'shared' : 'unshared', after);
    return this.get(ctx, id);
  }

  /** It can be put back for a month. @throws 403, 404, 412 */
  async remove(ctx: RequestContext, id: string, version: number): Promise<void> {
    const file = await this.lock(ctx, id, version);
    await this.repo(ctx).update(id, { removedAt: new Date() });
    await this.files.showTo(ctx, file.fileId, null);
    await this.note(ctx, 'removed', file);
  }

  /** @throws 403, 404 once it is gone for good, 409 when it is there */
  async restore(ctx: RequestContext, id: string): Promise<RecordFileDto> {
    const file = await this.repo(ctx).lockOrFail(id);
    mustHave(ctx, RECORD_KINDS[file.recordKind].write);
    if (!file.removedAt) throw wrongState('FILE_NOT_REMOVED', `${file.name} is there.`);
    await this.repo(ctx).update(id, { removedAt: null });
    if (file.shared) await this.files.showTo(ctx, file.fileId, file.clientId);
    await this.note(ctx, 'restored', file);
    return this.get(ctx, id);
  }

  /** For who deletes a record: its files go with it. */
  async deleteAllOf(ctx: RequestContext, recordKind: FileRecordKind, recordId: string): Promise<void> {
    await this.database.query(ctx, DELETE_FILES_OF, [ctx.firmId, recordKind, recordId]);
  }

  private async lock(ctx: RequestContext, id: string, version: number): Promise<RecordFile> {
    const file = await this.repo(ctx).lockVersion(id, version);
    mustHave(ctx, RECORD_KINDS[file.recordKind].write);
    if (file.removedAt) throw notFound('file');
    return file;
  }

  private async get(ctx: RequestContext, id: string): Promise<RecordFileDto> {
    return (await this.database.one<RecordFileDto>(ctx, RECORD_FILE, [ctx.firmId, id]))!;
  }

  private async record(ctx: RequestContext, kind: FileRecordKind, id: string): Promise<{ clientId: string }> {
    const values = [ctx.firmId, id];
    const found = await this.database.one<{ clientId: string }>(ctx, RECORD_KINDS[kind].find, values);
    if (!found) throw notFound(kind);
    return found;
  }

  private repo(ctx: RequestContext) {
    return this.database.repo(ctx, RecordFile);
  }

  private note(
    ctx: RequestContext,
    deed: string,
    { id, name }: RecordFile,
    before: object | null = null,
    after: object | null = null,
  ): Promise<void> {
    const what = { action: `file.${deed}`, objectType: 'file', objectId: id, objectLabel: name };
    return this.audit.record(ctx, { ...what, before, after });
  }
}

/** @throws 422 when it says another kind than the content is */
function renamed(before: string, wanted: string): string {
  const name = safeName(wanted);
  if (endingOf(name) === endingOf(before)) return name;
  const message = `The content stays what it is, so the name goes on ending with .${endingOf(before) ?? ''}.`;
  throw DomainError.field('name', 'FILE_KIND_FIXED', message);
}
