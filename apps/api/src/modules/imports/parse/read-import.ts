import { Readable, pipeline } from 'node:stream';
import { CsvError, type Options, parse } from 'csv-parse';
import { parse as parseSync } from 'csv-parse/sync';
import type { ImportKind } from '#libs/contracts';
import { type Columns, knownColumns, readColumns } from './columns.js';
import {
  type Encoding,
  type ImportSource,
  inUtf8,
  readHead,
  refuseOtherFormats,
  sniffEncoding,
} from './decode.js';
import { DateEvidence, type DateOrder } from './dates.js';
import { FileProblem, type ParsedRow } from './import-row.js';
import { readRow } from './rows.js';

export const HEAD_BYTES = 65_536;
const RECORD_BYTES = 1_048_576;
const DELIMITERS = [',', ';', '\t', '|'] as const;

/** What the first 64 KB of a file tell; an encoding of utf-8 is not yet proven. */
export interface ImportHead {
  columns: Columns;
  encoding: Encoding;
  delimiter: string;
}

/** How a file is to be read: what a first pass over all of it found out. */
export interface ImportShape extends ImportHead {
  /** Data rows, good and bad. */
  rows: number;
  dates: DateOrder;
  /** Dates like 3/4/2026 were taken as month/day although nothing in the file proves it: say so. */
  datesAssumed: boolean;
}

/**
 * Refuses at once what is no report, before the rest of the file was even received.
 * @throws FileProblem EMPTY, NOT_CSV, MALFORMED, UNKNOWN_COLUMNS, DUPLICATE_COLUMNS
 */
export function inspectHead(head: Buffer, kind?: ImportKind): ImportHead {
  refuseOtherFormats(head);
  const encoding = sniffEncoding(head);
  const { delimiter, header } = findHeader(new TextDecoder(encoding).decode(head));
  return { columns: readColumns(header, kind), encoding, delimiter };
}

/**
 * Reads the file once, in constant memory, to learn its report, encoding, delimiter, order of dates and number of rows.
 * @throws FileProblem when the file as a whole cannot be imported; the signal's reason when it was aborted
 */
export async function inspectImport(
  source: ImportSource,
  { kind, signal }: { kind?: ImportKind; signal?: AbortSignal } = {},
): Promise<ImportShape> {
  const head = inspectHead(await readHead(source, HEAD_BYTES), kind);
  try {
    return await inspectBody(source, head, signal);
  } catch (error) {
    if (!isInvalidUtf8(error)) throw error;
    return inspectBody(source, { ...head, encoding: 'windows-1252' }, signal);
  }
}

async function inspectBody(
  source: ImportSource,
  head: ImportHead,
  signal?: AbortSignal,
): Promise<ImportShape> {
  const { date, endDate } = head.columns.index;
  const dateCells = [date, endDate].filter((index) => index !== undefined);
  const evidence = new DateEvidence();
  let rows = -1;
  for await (const record of records(
    inUtf8(source, head.encoding, { prove: true, signal }),
    head.delimiter,
  )) {
    rows += 1;
    if (rows > 0) for (const index of dateCells) evidence.see(record[index] ?? '');
  }
  if (rows < 1) throw new FileProblem('EMPTY', 'The file has a header but no rows.');
  return { ...head, rows, dates: evidence.order, datesAssumed: evidence.assumed };
}

/**
 * The rows of a file one by one, each as a row or as the list of its problems, in constant memory.
 * @param shape what {@link inspectImport} said about the same file
 * @throws the signal's reason when it was aborted
 */
export async function* readImport(
  source: ImportSource,
  { columns, encoding, delimiter, dates }: ImportShape,
  signal?: AbortSignal,
): AsyncGenerator<ParsedRow> {
  let row = -1;
  for await (const record of records(inUtf8(source, encoding, { signal }), delimiter)) {
    signal?.throwIfAborted();
    row += 1;
    if (row > 0) yield readRow(record, row, columns, dates);
  }
}

/** Line ends may be mixed, stray quotes are text, and blank lines are none of our rows. */
const CSV: Options = {
  bom: true,
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: true,
  skip_records_with_empty_values: true,
  max_record_size: RECORD_BYTES,
};

async function* records(
  text: AsyncIterable<Uint8Array | string>,
  delimiter: string,
): AsyncGenerator<string[]> {
  const parser = parse({ ...CSV, delimiter });
  // Errors reach the loop below through the parser; the callback only keeps them from being unhandled.
  pipeline(Readable.from(text, { highWaterMark: 1 }), parser, () => undefined);
  try {
    for await (const record of parser) yield record as string[];
  } catch (error) {
    throw error instanceof CsvError ? malformed(error) : error;
  }
}

/** The header is the first line that is not blank; the right delimiter is the one that finds most known columns in it. */
function findHeader(head: string): { delimiter: string; header: string[] } {
  const candidates = DELIMITERS.map((delimiter) => ({ delimiter, header: firstRecord(head, delimiter) }));
  const best = candidates.reduce((a, b) => (knownColumns(b.header) > knownColumns(a.header) ? b : a));
  if (best.header.length === 0) throw new FileProblem('EMPTY', 'The file is empty.');
  return best;
}

function firstRecord(head: string, delimiter: string): string[] {
  try {
    return parseSync(head, { ...CSV, delimiter, to: 1 })[0] ?? [];
  } catch (error) {
    throw error instanceof CsvError ? malformed(error) : error;
  }
}

function malformed(error: CsvError): FileProblem {
  const line = typeof error['lines'] === 'number' ? ` (noticed at line ${error['lines']})` : '';
  return error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE'
    ? new FileProblem(
        'MALFORMED',
        `A quotation mark is opened and never closed, or a row is longer than 1 MB${line}.`,
      )
    : new FileProblem('MALFORMED', `The file is not valid CSV${line}.`);
}

/** By its code: under a test runner the class is that of another realm. */
const isInvalidUtf8 = (error: unknown): boolean =>
  (error as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA';
