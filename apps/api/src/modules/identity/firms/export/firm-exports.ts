import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { LIMITS, P } from '#libs/contracts';
import { Audit } from '../../../../platform/audit/audit.js';
import { Contexts } from '../../../../platform/context/contexts.js';
import {
  type FirmTx,
  mustHave,
  ownMembershipId,
  type RequestContext,
} from '../../../../platform/context/request-context.js';
import { onConstraint } from '../../../../platform/errors/constraint-errors.js';
import { notFound, wrongState } from '../../../../platform/errors/domain-error.js';
import { Files } from '../../../../platform/files/files.js';
import { StoredFile } from '../../../../platform/files/stored-file.entity.js';
import { type JobData, Jobs } from '../../../../platform/jobs/jobs.js';
import { Database } from '../../../../platform/persistence/database.js';
import type { FirmExportDto } from '../dto/firm-export.dto.js';
import { firmArchive } from './firm-archive.js';
import { FirmExport } from './firm-export.entity.js';

interface Wanted extends JobData {
  id: string;
}

const MAKE = 'firm-export';
const TIDY = 'firm-exports-tidy';
const NIGHT = '30 2 * * *';
const HOUR = 3_600;
const KEPT_DAYS = 30;

const EXPORTS = `SELECT e.id, e.status, e.created_at AS "createdAt", e.expires_at AS "expiresAt",
    m.name AS "requestedByName", f.size AS bytes
  FROM firm_exports e JOIN memberships m ON m.firm_id = e.firm_id AND m.id = e.requested_by
  LEFT JOIN stored_files f ON f.firm_id = e.firm_id AND f.id = e.file_id
  WHERE e.firm_id = $1 ORDER BY e.created_at DESC, e.id LIMIT 20`;
const EXPIRED = `SELECT id, file_id AS "fileId" FROM firm_exports
  WHERE firm_id = $1 AND status = 'ready' AND expires_at < now() FOR UPDATE SKIP LOCKED`;
/** Its process died as often as the job is tried: it would keep the next one from being asked for. */
const GIVE_UP = `UPDATE firm_exports SET status = 'failed'
  WHERE firm_id = $1 AND status = 'waiting' AND created_at < now() - interval '1 day'`;
const FIRMS = 'SELECT id FROM firms ORDER BY id';

onConstraint('uq_firm_exports_waiting', () =>
  wrongState('EXPORT_WAITING', 'A file with everything is being made already.'),
);

/** Files with all that a firm has: made by a job, kept for a month, downloaded by those who manage the firm. */
@Injectable()
export class FirmExports {
  constructor(
    private readonly database: Database,
    private readonly contexts: Contexts,
    private readonly audit: Audit,
    private readonly files: Files,
    private readonly jobs: Jobs,
  ) {
    jobs.handle<Wanted>(MAKE, (wanted) => this.make(wanted), { retryLimit: 1, expireInSeconds: 2 * HOUR });
    jobs.every(NIGHT, TIDY, () => this.tidy());
  }

  list(ctx: RequestContext): Promise<FirmExportDto[]> {
    return this.database.query<FirmExportDto>(ctx, EXPORTS, [ctx.firmId]);
  }

  /** @throws 409 while another one is being made */
  async request(ctx: RequestContext): Promise<FirmExportDto> {
    const requestedBy = ownMembershipId(ctx);
    const { id } = await this.database.repo(ctx, FirmExport).insert({ status: 'waiting', requestedBy });
    await this.jobs.enqueue<Wanted>(ctx, MAKE, { firmId: ctx.firmId, id });
    await this.record(ctx, 'requested', id);
    return (await this.list(ctx)).find((one) => one.id === id)!;
  }

  /**
   * Streams the file, a chunk of the database at a time; the download is recorded.
   * @throws 403 for who may not see what hours cost the firm, since the file has it; 404 unless it is ready
   */
  async download(ctx: RequestContext, id: string): Promise<{ file: StoredFile; content: Readable }> {
    mustHave(ctx, P.CostRead);
    const file = await this.contexts.resume(ctx, async (now) => {
      const { fileId } = await this.database.repo(now, FirmExport).getOrFail(id);
      if (!fileId) throw notFound('firm export');
      await this.record(now, 'taken', id);
      return this.database.repo(now, StoredFile).getOrFail(fileId);
    });
    return { file, content: this.files.detached({ firmId: ctx.firmId }, file.id) };
  }

  private async make({ firmId, id }: Wanted): Promise<void> {
    try {
      await this.contexts.forFirm(firmId, 'Export', (ctx) =>
        // reads one state of the data in a transaction of its own, while the file is written in the other
        this.database.transaction({ firmId }, async (tx) => {
          await tx.runOnce('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
          await this.keep(ctx, id, await firmArchive({ firmId, tx }, this.database, this.files));
        }),
      );
    } catch (error) {
      await this.database.transaction({ firmId }, (tx) =>
        this.database.repo({ firmId, tx }, FirmExport).update(id, { status: 'failed' }),
      );
      throw error;
    }
  }

  private async keep(ctx: RequestContext, id: string, content: AsyncIterable<Buffer>): Promise<void> {
    const now = Date.now();
    const name = `votra-${new Date(now).toISOString().slice(0, 10)}.zip`;
    const { id: fileId } = await this.files.store(ctx, content, { name, contentType: 'application/zip' });
    const expiresAt = new Date(now + KEPT_DAYS * LIMITS.daySeconds * 1_000);
    await this.database.repo(ctx, FirmExport).update(id, { status: 'ready', fileId, expiresAt });
  }

  /** Every night, in firms that are shut as well: what was kept long enough goes, what was never finished has failed. */
  tidy(): Promise<void> {
    return this.jobs.eachFirm(TIDY, FIRMS, (firmId) =>
      this.database.transaction({ firmId }, (tx) => this.expire({ firmId, tx })),
    );
  }

  private async expire(ctx: FirmTx): Promise<void> {
    await this.database.query(ctx, GIVE_UP, [ctx.firmId]);
    const expired = await this.database.query<{ id: string; fileId: string }>(ctx, EXPIRED, [ctx.firmId]);
    for (const { id, fileId } of expired) {
      await this.database.repo(ctx, FirmExport).update(id, { status: 'expired', fileId: null });
      await this.files.remove(ctx, fileId);
    }
  }

  private record(ctx: RequestContext, deed: string, id: string): Promise<void> {
    const object = { objectType: 'firm_export', objectId: id, objectLabel: ctx.firm.name };
    return this.audit.record(ctx, { action: `firm_export.${deed}`, ...object });
  }
}
