import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { BYTE_ORDER_MARK, csvLine, type CsvValue } from '#libs/contracts';
import type { FirmTx } from '../../../../platform/context/request-context.js';
import type { Database } from '../../../../platform/persistence/database.js';
import type { Files } from '../../../../platform/files/files.js';

const ROWS = 1_000;

/**
 * What is not the firm's to take along: bytes that stand in the archive as files, the platform's own bookkeeping, and
 * links that let people in.
 */
const LEFT_OUT = [
  'audit_queue',
  'file_chunks',
  'firm_exports',
  'idempotency_keys',
  'invitations',
  'sessions',
];
/** Secrets are nobody's to read, hashed or not. */
const SECRET = /(hash|secret|token)$/;

/**
 * Every table that has a firm's rows, with its columns: a new table is in the archive without being named here. Bytes
 * stand in the archive as files.
 */
const TABLES = `SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    AND a.atttypid <> 'bytea'::regtype
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> ALL ($1)
    AND EXISTS (SELECT FROM pg_attribute f WHERE f.attrelid = c.oid AND f.attname = 'firm_id')
  GROUP BY c.relname ORDER BY c.relname`;
const FIRM = 'SELECT to_jsonb(f) AS firm FROM firms f WHERE id = $1';
const PDFS = `SELECT id, name FROM stored_files WHERE firm_id = $1 AND content_type = 'application/pdf' ORDER BY id`;
const IMAGES = `SELECT id, kind || '.' || replace(content_type, 'image/', '') AS name FROM images WHERE firm_id = $1 ORDER BY id`;
const IMAGE = 'SELECT content FROM images WHERE firm_id = $1 AND id = $2';

interface NamedFile {
  id: string;
  name: string;
}

interface Table {
  name: string;
  columns: string[];
}

/**
 * All that a firm has, as a ZIP that is made while it is read: the firm, a CSV per table whose cells no spreadsheet
 * runs as formulas, the PDFs as they were issued, and the pictures. Give it a transaction that sees one state of the data.
 */
export async function firmArchive(
  ctx: FirmTx,
  database: Database,
  files: Files,
): Promise<AsyncIterable<Buffer>> {
  const zip = new ZipFile();
  const found = await database.one<{ firm: object }>(ctx, FIRM, [ctx.firmId]);
  const firm = Object.fromEntries(Object.entries(found!.firm).filter(([column]) => !SECRET.test(column)));
  zip.addBuffer(Buffer.from(`${JSON.stringify(firm, null, 2)}\n`), 'firm.json');
  const add = (path: string, content: () => AsyncIterable<Buffer | string>): void =>
    zip.addReadStreamLazy(path, (done) => done(null, Readable.from(content(), { objectMode: false })));
  for (const table of await database.query<Table>(ctx, TABLES, [LEFT_OUT]))
    add(`tables/${table.name}.csv`, () => csvOf(ctx, table));
  for (const { id, name } of await database.query<NamedFile>(ctx, PDFS, [ctx.firmId]))
    add(`files/${id}-${name.replace(/[^\w. -]/g, '_')}`, () => files.stream(ctx, id));
  for (const { id, name } of await database.query<NamedFile>(ctx, IMAGES, [ctx.firmId]))
    add(`images/${id}-${name}`, () => imageOf(ctx, database, id));
  zip.end();
  const output = zip.outputStream as Readable;
  zip.on('error', (error: Error) => output.destroy(error));
  return output as AsyncIterable<Buffer>;
}

async function* imageOf(ctx: FirmTx, database: Database, id: string): AsyncGenerator<Buffer> {
  const [image] = await database.query<{ content: Buffer }>(ctx, IMAGE, [ctx.firmId, id]);
  if (image) yield image.content;
}

/** The names come from the catalogue; a cursor keeps memory small whatever the table's size. */
async function* csvOf({ firmId, tx }: FirmTx, { name, columns }: Table): AsyncGenerator<string> {
  const shown = columns.filter((column) => !SECRET.test(column));
  yield BYTE_ORDER_MARK + csvLine(shown);
  const list = shown.map((column) => `"${column}"`).join(', ');
  const cursor = `export_${name}`;
  await tx.runOnce(
    `DECLARE "${cursor}" NO SCROLL CURSOR FOR SELECT ${list} FROM "${name}" WHERE firm_id = '${firmId}'`,
  );
  for (let count = ROWS; count === ROWS;) {
    const { rows } = await tx.runOnce<Record<string, unknown>>(`FETCH ${ROWS} FROM "${cursor}"`);
    if (rows.length) yield rows.map((row) => csvLine(shown.map((column) => cellOf(row[column])))).join('');
    count = rows.length;
  }
  await tx.runOnce(`CLOSE "${cursor}"`);
}

function cellOf(value: unknown): CsvValue {
  if (value instanceof Date) return value.toISOString();
  if (value !== null && typeof value === 'object') return JSON.stringify(value);
  return value as CsvValue;
}
