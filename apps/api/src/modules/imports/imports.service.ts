import { basename } from 'node:path';
import { Injectable } from '@nestjs/common';
import { type ImportStatus, LIMITS, P } from '#libs/contracts';
import { Audit } from '../../platform/audit/audit.js';
import { Contexts } from '../../platform/context/contexts.js';
import {
  doerOf,
  mustHave,
  ownMembershipId,
  type RequestContext,
} from '../../platform/context/request-context.js';
import { notFound } from '../../platform/errors/domain-error.js';
import { Files } from '../../platform/files/files.js';
import { spooled } from '../../platform/files/spool.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { Database } from '../../platform/persistence/database.js';
import { contains, type Page } from '../../platform/persistence/page.js';
import type {
  ImportDto,
  ImportProblemDto,
  ImportRowDto,
  ListImportProblemsQuery,
  ListImportsQuery,
} from './dto/import.dto.js';
import { IMPORT_QUEUE, type ImportTask } from './import-job.js';
import { importLifecycle } from './import.lifecycle.js';
import { Import } from './import.entity.js';
import { fileRefused } from './imports.errors.js';
import { IMPORT, IMPORT_LIST, LOCK_IMPORT, PROBLEM_LIST } from './imports.queries.js';
import { FileProblem } from './parse/import-row.js';
import { HEAD_BYTES, inspectHead } from './parse/read-import.js';

/** An import does nothing that its starter may not do by hand. */
const NEEDED = [
  P.ClientWrite,
  P.EngagementWrite,
  P.EngagementApprove,
  P.ProjectWrite,
  P.TimeRateOverride,
] as const;

@Injectable()
export class ImportsService {
  constructor(
    private readonly contexts: Contexts,
    private readonly database: Database,
    private readonly files: Files,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
  ) {}

  /**
   * Stores a report, in constant memory. `ctx` needs no transaction: there is one once the whole file has arrived.
   * @throws 422 or 413 when the file is none, before the rest of it arrives
   */
  async upload(ctx: RequestContext, name: string, content: AsyncIterable<Buffer>): Promise<ImportDto> {
    const { head, all } = await peek(content);
    const kind = kindOf(head);
    return spooled(all, (whole) =>
      this.contexts.resume(ctx, (now) => {
        mustHave(now, P.ImportRun);
        return this.keep(now, kind, name, whole);
      }),
    );
  }

  list(ctx: RequestContext, { q, ...page }: ListImportsQuery): Promise<Page<ImportRowDto>> {
    return this.database.page<ImportRowDto>(ctx, IMPORT_LIST, page, { q: q && contains(q) });
  }

  /** @throws 404 */
  async get(ctx: RequestContext, id: string): Promise<ImportDto> {
    const row = await this.database.one<ImportDto>(ctx, IMPORT, [ctx.firmId, id]);
    if (!row) throw notFound('import');
    return row;
  }

  /** @throws 404 */
  async problems(
    ctx: RequestContext,
    id: string,
    { q, ...page }: ListImportProblemsQuery,
  ): Promise<Page<ImportProblemDto>> {
    await this.database.repo(ctx, Import).getOrFail(id);
    return this.database.page<ImportProblemDto>(ctx, PROBLEM_LIST, page, {
      importId: id,
      q: q && contains(q),
    });
  }

  /** A dry run in the background: judges every row and writes none. @throws 404, 409 */
  check(ctx: RequestContext, id: string): Promise<ImportDto> {
    return this.start(ctx, id, 'checking');
  }

  /** Creates in the background what the file has and the firm has not. @throws 403, 404, 409 */
  run(ctx: RequestContext, id: string): Promise<ImportDto> {
    for (const permission of NEEDED) mustHave(ctx, permission);
    return this.start(ctx, id, 'running');
  }

  /** Stops between batches; entries that were created stay. @throws 404, 409 */
  async cancel(ctx: RequestContext, id: string): Promise<ImportDto> {
    await this.move(ctx, id, 'cancelled', 'cancel_requested');
    await this.database.repo(ctx, Import).update(id, { cancelRequested: true });
    return this.get(ctx, id);
  }

  private async keep(
    ctx: RequestContext,
    kind: Import['kind'],
    name: string,
    content: AsyncIterable<Buffer>,
  ): Promise<ImportDto> {
    const fileName = basename(name.replace(/[\p{Cc}\\]/gu, '/')).slice(-LIMITS.nameLength) || 'report.csv';
    const file = await this.files.store(ctx, content, {
      name: fileName,
      contentType: 'text/csv',
      maxBytes: LIMITS.importBytes,
    });
    const draft = { kind, fileName, fileId: file.id, startedBy: ownMembershipId(ctx) };
    const { id } = await this.database.repo(ctx, Import).insert(draft);
    await this.audit.record(ctx, {
      action: 'import.uploaded',
      objectType: 'import',
      objectId: id,
      objectLabel: fileName,
      after: { kind, size: file.size },
    });
    return this.get(ctx, id);
  }

  private async start(ctx: RequestContext, id: string, status: 'checking' | 'running'): Promise<ImportDto> {
    await this.move(ctx, id, status, status === 'checking' ? 'check_requested' : 'run_requested');
    const counts = { rowsRead: 0, rowsGood: 0, rowsBad: 0, rowsKnown: 0, bytesRead: 0 };
    const fresh = { ...counts, status, cancelRequested: false, error: null, finishedAt: null };
    await this.database.repo(ctx, Import).update(id, fresh);
    await this.jobs.enqueue<ImportTask>(ctx, IMPORT_QUEUE, {
      firmId: ctx.firmId,
      importId: id,
      ...doerOf(ctx),
    });
    return this.get(ctx, id);
  }

  /** Locks the import and records who moves it where. */
  private async move(ctx: RequestContext, id: string, to: ImportStatus, action: string): Promise<void> {
    const found = await this.database.one<Pick<Import, 'fileName' | 'status'>>(ctx, LOCK_IMPORT, [
      ctx.firmId,
      id,
    ]);
    if (!found) throw notFound('import');
    const change = { before: { status: found.status }, after: { status: to } };
    importLifecycle.move(found, to);
    const subject = { objectType: 'import', objectId: id, objectLabel: found.fileName };
    await this.audit.record(ctx, { action: `import.${action}`, ...subject, ...change });
  }
}

function kindOf(head: Buffer) {
  try {
    return inspectHead(head).columns.kind;
  } catch (error) {
    throw error instanceof FileProblem ? fileRefused(error) : error;
  }
}

/** The first bytes of a stream, and the whole of it. */
async function peek(content: AsyncIterable<Buffer>): Promise<{ head: Buffer; all: AsyncIterable<Buffer> }> {
  const reader = content[Symbol.asyncIterator]();
  const parts: Buffer[] = [];
  let size = 0;
  while (size < HEAD_BYTES) {
    const next = await reader.next();
    if (next.done) break;
    parts.push(next.value);
    size += next.value.length;
  }
  const head = Buffer.concat(parts);
  const all = (async function* () {
    yield head;
    for (let next = await reader.next(); !next.done; next = await reader.next()) yield next.value;
  })();
  return { head: head.subarray(0, HEAD_BYTES), all };
}
