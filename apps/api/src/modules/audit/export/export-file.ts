import { linkHash, type SealedEntry } from '../chain/chain.js';
import { ChainWalk, type Fault, type Place } from '../chain/chain-walk.js';

export const EXPORT_FORMAT = 'votra-audit-1';

/** What stands before the entries of an exported file. */
export interface ExportHead {
  format: typeof EXPORT_FORMAT;
  firm: { id: string; name: string };
  exportedAt: string;
  /** What was asked for; empty when the file has the whole chain. */
  filters: Readonly<Record<string, string>>;
  /** How many entries follow. */
  rows: number;
  /** What the first entry of the chain follows. */
  start: Place;
  /** The last entry of the chain. */
  head: Place;
}

/** An entry as it is exported, with its place on the chain. */
export interface ExportRow extends Place {
  previousHash: string;
  entry: SealedEntry;
}

const ENTRIES = '"entries":[';
const END = ']}';

/** The file as text: its head, a line for each entry, its end. */
export async function* writeExport(head: ExportHead, rows: AsyncIterable<ExportRow>): AsyncGenerator<string> {
  yield `${JSON.stringify(head).slice(0, -1)},${ENTRIES}`;
  let before = '\n';
  for await (const row of rows) {
    yield before + JSON.stringify(row);
    before = ',\n';
  }
  yield `\n${END}\n`;
}

export interface ExportReport {
  head: ExportHead;
  fault: Fault | undefined;
}

/** Verifies an exported file by its lines, with nothing else at hand. @throws Error when it is none */
export async function verifyExport(lines: AsyncIterable<string>): Promise<ExportReport> {
  let head: ExportHead | undefined;
  let follow: Follow | undefined;
  let fault: Fault | undefined;
  let rows = 0;
  for await (const line of lines) {
    if (!head || !follow) {
      head = headOf(line);
      follow = Object.keys(head.filters).length ? eachByItself() : oneAfterAnother(head);
    } else if (line !== '' && line !== END) {
      rows++;
      fault ??= follow.take(parsed(line.replace(/,$/, '')) as ExportRow);
    }
  }
  if (!head || !follow) throw new Error(NO_EXPORT);
  if (rows !== head.rows)
    fault ??= { seq: head.head.seq, what: `${rows} of ${head.rows} entries are there.` };
  return { head, fault: fault ?? follow.end() };
}

interface Follow {
  take(row: ExportRow): Fault | undefined;
  end(): Fault | undefined;
}

/** The whole chain, up to the head. */
function oneAfterAnother({ start, head }: ExportHead): Follow {
  const walk = new ChainWalk(start, []);
  let previous = start.hash;
  return {
    take(row) {
      const follows = row.previousHash === previous;
      previous = row.hash;
      return follows ? walk.take(row) : { seq: row.seq, what: 'It does not follow the entry before it.' };
    },
    end: () =>
      walk.end() ??
      (walk.place.hash === head.hash ? undefined : { seq: head.seq, what: 'The last entry is another one.' }),
  };
}

/** Entries that were chosen by a filter: what lies between them is not known. */
const eachByItself = (): Follow => ({
  take: ({ seq, hash, previousHash, entry }) =>
    linkHash(previousHash, entry) === hash ? undefined : { seq, what: 'The entry or its seal was changed.' },
  end: () => undefined,
});

const NO_EXPORT = 'This is no audit record that was exported as JSON.';

function headOf(line: string): ExportHead {
  const head = line.endsWith(ENTRIES) ? (parsed(line + END) as Partial<ExportHead>) : {};
  if (head.format !== EXPORT_FORMAT) throw new Error(NO_EXPORT);
  return head as ExportHead;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(NO_EXPORT);
  }
}
