import type { ImportSource } from '../../apps/api/src/modules/imports/parse/decode.js';
import type { ImportRow, RowProblem } from '../../apps/api/src/modules/imports/parse/import-row.js';
import {
  type ImportShape,
  inspectImport,
  readImport,
} from '../../apps/api/src/modules/imports/parse/read-import.js';

/** A source that hands the bytes out in pieces, so that characters and line ends are cut anywhere. */
export const pieces = (bytes: Buffer, size = 64 * 1_024): ImportSource =>
  async function* () {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  };

/** Everything there is to know about a file. */
export async function readAll(bytes: Buffer | string, size?: number) {
  const source = pieces(Buffer.from(bytes as string), size);
  const shape: ImportShape = await inspectImport(source);
  const rows: ImportRow[] = [];
  const problems: RowProblem[] = [];
  for await (const parsed of readImport(source, shape)) {
    if (parsed.row) rows.push(parsed.row);
    else problems.push(...parsed.problems);
  }
  return { shape, rows, problems };
}

export const HARVEST_HEADER =
  'Date,Client,Project,Notes,Hours,Billable?,First Name,Last Name,Billable Rate,Currency';
/** A good Harvest row, but for what is changed; cells are written as given, quotation marks included. */
export const harvestLine = (changes: Partial<Record<string, string>> = {}): string => {
  const cells = {
    date: '2026-08-25',
    client: 'Acme',
    project: 'Plan',
    note: 'x',
    hours: '1.5',
    billable: 'Yes',
  };
  const rest = { first: 'Ann', last: 'Lee', rate: '100.00', currency: 'Euro - EUR' };
  return Object.values({ ...cells, ...rest, ...changes }).join(',');
};
export const harvestFile = (...lines: string[]): string => [HARVEST_HEADER, ...lines, ''].join('\n');
