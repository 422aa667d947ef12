import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { ownClientId, type RequestContext } from '../../platform/context/request-context.js';
import { notFound } from '../../platform/errors/domain-error.js';
import { Files } from '../../platform/files/files.js';
import { Database } from '../../platform/persistence/database.js';
import { contains } from '../../platform/persistence/page.js';
import type { ListPortalFilesQuery, PortalFilePageDto } from './dto/portal-file.dto.js';
import { PORTAL_FILE, PORTAL_FILES } from './portal-files.queries.js';

interface Shared {
  name: string;
  fileId: string;
  contentType: string;
}

/** What the firm shares with the portal user's client; internal files do not exist here. */
@Injectable()
export class PortalFiles {
  constructor(
    private readonly database: Database,
    private readonly files: Files,
    private readonly audit: Audit,
  ) {}

  list(ctx: RequestContext, { q, ...page }: ListPortalFilesQuery): Promise<PortalFilePageDto> {
    const filters = { clientId: ownClientId(ctx), q: q && contains(q) };
    return this.database.page(ctx, PORTAL_FILES, page, filters);
  }

  /** To be streamed after the request's transaction; the download is recorded. @throws 404 */
  async download(
    ctx: RequestContext,
    id: string,
  ): Promise<{ name: string; contentType: string; content: Readable }> {
    const { firmId } = ctx;
    const clientId = ownClientId(ctx);
    const file = await this.database.one<Shared>(ctx, PORTAL_FILE, [firmId, clientId, id]);
    if (!file) throw notFound('file');
    const { name, contentType, fileId } = file;
    const object = { objectType: 'file', objectId: id, objectLabel: name };
    await this.audit.record(ctx, { action: 'file.taken', ...object });
    return { name, contentType, content: this.files.detached({ firmId, clientId }, fileId) };
  }
}
