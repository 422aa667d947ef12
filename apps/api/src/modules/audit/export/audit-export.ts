import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { BYTE_ORDER_MARK, csvLine } from '#libs/contracts';
import { Audit } from '../../../platform/audit/audit.js';
import { Contexts } from '../../../platform/context/contexts.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { given } from '../../../platform/http/given.js';
import { Database } from '../../../platform/persistence/database.js';
import { conditionsOf } from '../../../platform/persistence/page.js';
import { AUDIT_LIST, auditFilters } from '../audit.queries.js';
import { canonical, GENESIS, type SealedEntry } from '../chain/chain.js';
import { BATCH, CUT, ENTRY, HEAD } from '../chain/chain.queries.js';
import type { Place } from '../chain/chain-walk.js';
import { Sealing } from '../chain/sealing.js';
import type { ExportAuditQuery } from '../dto/export-audit.dto.js';
import { EXPORT_FORMAT, type ExportHead, type ExportRow, writeExport } from './export-file.js';

const FROM = `audit_seals s JOIN audit_entries a ON a.firm_id = s.firm_id AND a.id = s.entry_id`;
const PREVIOUS = `LEFT JOIN audit_seals p ON p.firm_id = s.firm_id AND p.seq = s.seq - 1`;
const COLUMNS = [
  ...['at', 'actorType', 'actorId', 'actorName', 'action', 'objectType', 'objectId', 'objectLabel'],
  ...['reason', 'requestId', 'ip'],
] as const satisfies (keyof SealedEntry)[];

export interface ExportedFile {
  name: string;
  contentType: string;
  content: Readable;
}

/** Takes the record out of the house, in the order of the chain and with its hashes; that is recorded too. */
@Injectable()
export class AuditExport {
  constructor(
    private readonly database: Database,
    private readonly contexts: Contexts,
    private readonly sealing: Sealing,
    private readonly audit: Audit,
  ) {}

  /** Everything that is recorded by now and matches, read while it is written: nothing is held. */
  async export(ctx: RequestContext, { format, ...asked }: ExportAuditQuery): Promise<ExportedFile> {
    await this.sealing.seal(ctx.firmId);
    const head = await this.contexts.resume(ctx, (now) => this.begin(now, asked));
    const rows = this.rows(ctx.firmId, head, asked);
    const name = `audit-record-${head.exportedAt.slice(0, 10)}.${format}`;
    return format === 'csv'
      ? { name, contentType: 'text/csv; charset=utf-8', content: Readable.from(csvOf(rows)) }
      : { name, contentType: 'application/json', content: Readable.from(writeExport(head, rows)) };
  }

  private async begin(ctx: RequestContext, asked: Filters): Promise<ExportHead> {
    const { firmId, firm } = ctx;
    const start = (await this.database.one<Place>(ctx, CUT, [firmId])) ?? { seq: 0, hash: GENESIS };
    const head = (await this.database.one<Place>(ctx, HEAD, [firmId])) ?? start;
    const args: unknown[] = [firmId, head.seq];
    const where = ['s.firm_id = $1 AND s.seq <= $2', ...conditions(asked, args)].join(' AND ');
    const text = `SELECT count(*) AS rows FROM ${FROM} WHERE ${where}`;
    const { rows } = (await this.database.one<{ rows: number }>(ctx, text, args))!;
    const filters = given(asked);
    await this.audit.record(ctx, {
      ...{ action: 'audit.exported', objectType: 'audit', objectId: firmId, objectLabel: firm.name },
      after: { rows, filters },
    });
    const exportedAt = new Date().toISOString();
    return {
      ...{ format: EXPORT_FORMAT, firm: { id: firmId, name: firm.name }, exportedAt, filters, rows },
      ...{ start: { seq: start.seq, hash: start.hash }, head },
    };
  }

  private async *rows(
    firmId: string,
    { start, head }: ExportHead,
    asked: Filters,
  ): AsyncGenerator<ExportRow> {
    let after = start.seq;
    for (let batch = BATCH; batch === BATCH;) {
      const args: unknown[] = [firmId, after, head.seq, start.hash];
      const where = ['s.firm_id = $1 AND s.seq > $2 AND s.seq <= $3', ...conditions(asked, args)].join(
        ' AND ',
      );
      const text = `SELECT s.seq, s.hash, coalesce(p.hash, $4) AS "previousHash", ${ENTRY} FROM ${FROM} ${PREVIOUS}
        WHERE ${where} ORDER BY s.seq LIMIT ${BATCH}`;
      const { rows } = await this.database.transaction({ firmId }, (tx) => tx.run<Row>(text, args));
      for (const { seq, previousHash, hash, ...entry } of rows) yield { seq, previousHash, hash, entry };
      after = rows.at(-1)?.seq ?? after;
      batch = rows.length;
    }
  }
}

type Filters = Omit<ExportAuditQuery, 'format'>;
type Row = SealedEntry & Omit<ExportRow, 'entry'>;

const conditions = (asked: Filters, args: unknown[]): string[] =>
  conditionsOf(AUDIT_LIST.filters, auditFilters({ ...asked }), args);

async function* csvOf(rows: AsyncIterable<ExportRow>): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(['seq', 'previousHash', 'hash', 'id', ...COLUMNS, 'before', 'after']);
  for await (const { seq, previousHash, hash, entry } of rows) {
    const sides = [entry.before, entry.after].map((side) => side && canonical(side));
    yield csvLine([seq, previousHash, hash, entry.id, ...COLUMNS.map((name) => entry[name]), ...sides]);
  }
}
