import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { type ImportStatus, LIMITS } from '#libs/contracts';
import { Audit } from '../../platform/audit/audit.js';
import { Contexts } from '../../platform/context/contexts.js';
import type { Doer, RequestContext } from '../../platform/context/request-context.js';
import { domainErrorOf } from '../../platform/errors/constraint-errors.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { Files } from '../../platform/files/files.js';
import { type JobData, Jobs } from '../../platform/jobs/jobs.js';
import { Database } from '../../platform/persistence/database.js';
import { type BadRow, judge, type JudgedBatch, type Scales } from './import-batch.js';
import { ImportPlan } from './import-plan.js';
import { importLifecycle } from './import.lifecycle.js';
import { Import, ImportProblem } from './import.entity.js';
import { type ImportSummary, knownShape, summarise } from './import-summary.js';
import { ImportWriter } from './import-writer.js';
import { BYTES_READ, INSERT_PROBLEMS, ROWS_READ } from './imports.queries.js';
import { DayTotals } from './parse/day-totals.js';
import { type ImportSource, readHead } from './parse/decode.js';
import { FileProblem, type ImportRow, type ParsedRow } from './parse/import-row.js';
import { OccurrenceCounter } from './parse/occurrence-counter.js';
import { HEAD_BYTES, type ImportShape, inspectHead, inspectImport, readImport } from './parse/read-import.js';

export const IMPORT_QUEUE = 'import';
const BATCH_ROWS = 1_000;
const PIECE_BYTES = 65_536;

/** Work for the background, with its starter's rights while it runs: the import's status says whether to check or run. */
export interface ImportTask extends JobData, Doer {
  importId: string;
}

/** One piece of work while it lasts. */
interface Work {
  task: ImportTask;
  import: Import;
  source: ImportSource;
  abort: AbortController;
  problemsKept: number;
  /** What was found out, once clients and projects stand: also a cancelled run has links to them. */
  summary?: ImportSummary;
}

/**
 * Checks and runs imports in the background. The first pass over the file learns its shape, the second judges every
 * row, which is all of a check. A run then creates what is missing and, in a third pass, the entries, a thousand rows a
 * transaction: what was created stays when it is cancelled or dies, and another run goes on from there.
 */
@Injectable()
export class ImportJob implements BeforeApplicationShutdown {
  private readonly atWork = new Map<AbortController, Promise<void>>();

  constructor(
    jobs: Jobs,
    private readonly contexts: Contexts,
    private readonly database: Database,
    private readonly files: Files,
    private readonly writer: ImportWriter,
    private readonly audit: Audit,
  ) {
    jobs.handle<ImportTask>(IMPORT_QUEUE, (task) => this.perform(task), {
      retryLimit: 0,
      expireInSeconds: 7_200,
    });
  }

  /** Ends what is at work, so that it shows as stopped at once and not only when nothing was heard of it. */
  async beforeApplicationShutdown(): Promise<void> {
    for (const abort of this.atWork.keys()) abort.abort(STOPPED);
    await Promise.allSettled(this.atWork.values());
  }

  async perform(task: ImportTask): Promise<void> {
    const abort = new AbortController();
    const done = this.attempt(task, abort);
    this.atWork.set(abort, done);
    await done.finally(() => this.atWork.delete(abort));
  }

  private async attempt(task: ImportTask, abort: AbortController): Promise<void> {
    let work: Work | undefined;
    try {
      const found = await this.contexts.forFirm(task.firmId, 'Import', (ctx) => this.begin(ctx, task));
      if (!found) return;
      if (found.cancelRequested) abort.abort(CANCELLED);
      const source = this.sourceOf(task, found.fileId, abort);
      work = { task, import: found, source, abort, problemsKept: 0 };
      const shape = await this.shapeOf(work);
      const checking = found.status === 'checking';
      const summary = await (checking ? this.check(work, shape) : this.run(work, shape));
      await this.finish(task, checking ? 'checked' : 'completed', { summary });
    } catch (error) {
      const summary = work?.summary;
      if (abort.signal.reason === CANCELLED) return this.finish(task, 'cancelled', { summary });
      const known = reasonOf(abort.signal.aborted ? abort.signal.reason : error);
      await this.finish(task, 'failed', {
        summary,
        error: known ?? 'Something went wrong on our side. Start it again.',
      });
      if (known === undefined) throw error;
    }
  }

  /** Only an import that waits for work is worked on; a job that was delivered twice finds nothing to do. */
  private async begin(ctx: RequestContext, { importId }: ImportTask): Promise<Import | undefined> {
    const found = await this.database.repo(ctx, Import).lockOrFail(importId);
    if (found.status !== 'checking' && found.status !== 'running') return undefined;
    await this.database.repo(ctx, ImportProblem).delete({ importId });
    return found;
  }

  /** What a file looks like does not change, so an import learns it once. */
  private async shapeOf({ import: { kind, summary }, source, abort }: Work): Promise<ImportShape> {
    if (!summary) return inspectImport(source, { kind, signal: abort.signal });
    return knownShape(inspectHead(await readHead(source, HEAD_BYTES), kind), summary);
  }

  private async check(work: Work, shape: ImportShape): Promise<ImportSummary> {
    return (await this.survey(work, shape, true)).summary;
  }

  private async run(work: Work, shape: ImportShape): Promise<ImportSummary> {
    const { plan, summary } = await this.survey(work, shape, false);
    await this.asMember(work, async (ctx) => {
      await this.writer.createMissing(ctx, plan, work.import);
      for (const project of plan.newProjects) created(summary, project.client.name, project.name, project.id);
    });
    work.summary = summary;
    let entries = 0;
    await this.eachBatch(work, shape, async (batch, keyOf) => {
      entries += await this.asMember(work, async (ctx) => {
        const scales = { plan, totals: new DayTotals(), columns: shape.columns, keyOf };
        await this.writer.lockDays(ctx, plan.daysOf(batch.flatMap(({ row }) => row ?? [])));
        const judged = await judge(this.database, ctx, batch, scales);
        const made = await this.writer.createEntries(ctx, work.import.kind, judged.fresh);
        await this.report(ctx, work, batch.length, judged);
        return made;
      });
    });
    return { ...summary, creates: { ...summary.creates, entries } };
  }

  /** Judges every row without writing an entry. Keeps the counts only when that is all there is to do. */
  private async survey(work: Work, shape: ImportShape, report: boolean) {
    const plan = new ImportPlan();
    const totals = new DayTotals();
    const baseCurrency = await this.eachBatch(work, shape, (batch, keyOf) =>
      this.asMember(work, async (ctx) => {
        const scales: Scales = { plan, totals, columns: shape.columns, keyOf };
        const judged = await judge(this.database, ctx, batch, scales);
        const { baseCurrency } = ctx.firm;
        for (const { row, project } of [...judged.fresh, ...judged.known]) project.count(row, baseCurrency);
        for (const { row, project, person } of judged.fresh) project.take(row, person);
        if (report) await this.report(ctx, work, batch.length, judged);
        return baseCurrency;
      }),
    );
    return { plan, summary: summarise(shape, plan, baseCurrency) };
  }

  private async eachBatch<T>(
    { source, abort }: Work,
    shape: ImportShape,
    handle: (batch: ParsedRow[], keyOf: (row: ImportRow) => string) => Promise<T>,
  ): Promise<T> {
    const counter = new OccurrenceCounter();
    const keyOf = ({ fingerprint }: ImportRow): string => `${fingerprint}:${counter.next(fingerprint)}`;
    let batch: ParsedRow[] = [];
    let result: T | undefined;
    for await (const parsed of readImport(source, shape, abort.signal)) {
      batch.push(parsed);
      if (batch.length < BATCH_ROWS) continue;
      result = await handle(batch, keyOf);
      batch = [];
    }
    return batch.length > 0 || result === undefined ? handle(batch, keyOf) : result;
  }

  /** Adds a batch to the import's counts, in the batch's own transaction. */
  private async report(
    ctx: RequestContext,
    work: Work,
    rows: number,
    { fresh, known, bad, badRows }: JudgedBatch,
  ): Promise<void> {
    const { importId } = work.task;
    const kept = bad.slice(0, LIMITS.importErrorsKept - work.problemsKept);
    work.problemsKept += kept.length;
    if (kept.length > 0)
      await this.database.query(ctx, INSERT_PROBLEMS, [ctx.firmId, importId, ...columnsOf(kept)]);
    const counts = [rows, fresh.length, badRows, known.length];
    const now = await this.database.one<{ cancelRequested: boolean }>(ctx, ROWS_READ, [
      ctx.firmId,
      importId,
      ...counts,
    ]);
    if (now?.cancelRequested) work.abort.abort(CANCELLED);
  }

  /** The stored file; every chunk says how far the work is and asks whether it should go on. */
  private sourceOf({ firmId, importId }: ImportTask, fileId: string, abort: AbortController): ImportSource {
    let bytesRead = 0;
    const next = (position: number) =>
      this.contexts.forFirm(firmId, 'Import', async (ctx) => {
        const chunk = await this.files.chunk(ctx, fileId, position);
        const now = await this.database.one<{ cancelRequested: boolean }>(ctx, BYTES_READ, [
          firmId,
          importId,
          bytesRead,
        ]);
        if (now?.cancelRequested) abort.abort(CANCELLED);
        return chunk;
      });
    return async function* () {
      for (let position = 0, chunk = await next(0); chunk; chunk = await next(++position)) {
        bytesRead += chunk.length;
        // Small pieces: the parser holds all rows of one at a time.
        for (let at = 0; at < chunk.length; at += PIECE_BYTES) yield chunk.subarray(at, at + PIECE_BYTES);
      }
    };
  }

  private asMember<T>({ task }: Work, work: (ctx: RequestContext) => Promise<T>): Promise<T> {
    return this.contexts.forMember(task.firmId, task, work);
  }

  private async finish(
    { firmId, importId }: ImportTask,
    status: ImportStatus,
    { summary, error = null }: { summary?: ImportSummary; error?: string | null },
  ): Promise<void> {
    await this.contexts.forFirm(firmId, 'Import', async (ctx) => {
      const imports = this.database.repo(ctx, Import);
      const found = await imports.lockOrFail(importId);
      const before = { status: found.status };
      importLifecycle.move(found, status);
      const changes = { status, finishedAt: new Date(), error, ...(summary && { summary }) };
      const { fileName, rowsGood, rowsBad, rowsKnown } = await imports.update(importId, changes);
      const after = { status, rowsGood, rowsBad, rowsKnown, error };
      const subject = { objectType: 'import', objectId: importId, objectLabel: fileName };
      await this.audit.record(ctx, { action: `import.${status}`, ...subject, before, after });
    });
  }
}

const CANCELLED = new DomainError('IMPORT_CANCELLED', 409, 'It was cancelled.');
const STOPPED = new DomainError(
  'SERVER_STOPPED',
  503,
  'The server was stopped. Start it again: it goes on where it stopped.',
);

/** What a person can act on; undefined for the unexpected. */
function reasonOf(error: unknown): string | undefined {
  if (error instanceof FileProblem) return error.message;
  return domainErrorOf(error)?.detail;
}

const columnsOf = (problems: readonly BadRow[]): unknown[][] => [
  problems.map(() => uuidv7()),
  ...(['row', 'column', 'reason', 'message', 'value'] as const).map((key) =>
    problems.map((problem) => problem[key]),
  ),
];

function created({ projects }: ImportSummary, client: string, name: string, id: string): void {
  const row = projects.find((project) => project.client === client && project.project === name);
  if (row) row.projectId = id;
}
