import type { ImportKind } from '#libs/contracts';
import { FileProblem } from './import-row.js';

export type Field =
  | 'date'
  | 'client'
  | 'project'
  | 'projectCode'
  | 'task'
  | 'note'
  | 'duration'
  | 'billable'
  | 'invoiced'
  | 'approved'
  | 'person'
  | 'lastName'
  | 'email'
  | 'role'
  | 'rate'
  | 'currency'
  | 'startTime'
  | 'endDate'
  | 'endTime';

interface ColumnSpec {
  field: Field;
  /** First the name in today's export, then those of other versions. */
  names: readonly [string, ...string[]];
  required?: true;
}

const SPECS: Record<ImportKind, readonly ColumnSpec[]> = {
  harvest: [
    { field: 'date', names: ['Date'], required: true },
    { field: 'client', names: ['Client'], required: true },
    { field: 'project', names: ['Project'], required: true },
    { field: 'projectCode', names: ['Project Code'] },
    { field: 'task', names: ['Task'] },
    { field: 'note', names: ['Notes'] },
    { field: 'duration', names: ['Hours'], required: true },
    { field: 'billable', names: ['Billable?'], required: true },
    { field: 'invoiced', names: ['Invoiced?'] },
    { field: 'approved', names: ['Approved?'] },
    { field: 'person', names: ['First Name'], required: true },
    { field: 'lastName', names: ['Last Name'], required: true },
    { field: 'email', names: ['Email', 'Email Address'] },
    { field: 'role', names: ['Roles', 'Role'] },
    { field: 'rate', names: ['Billable Rate'] },
    { field: 'currency', names: ['Currency'] },
  ],
  toggl: [
    { field: 'person', names: ['User', 'Member'], required: true },
    { field: 'email', names: ['Email'] },
    { field: 'client', names: ['Client'], required: true },
    { field: 'project', names: ['Project'], required: true },
    { field: 'projectCode', names: ['Project Code'] },
    { field: 'task', names: ['Task'] },
    { field: 'note', names: ['Description'] },
    { field: 'billable', names: ['Billable'], required: true },
    { field: 'date', names: ['Start date'], required: true },
    { field: 'startTime', names: ['Start time'] },
    { field: 'endDate', names: ['End date', 'Stop date'] },
    { field: 'endTime', names: ['End time', 'Stop time'] },
    { field: 'duration', names: ['Duration'], required: true },
  ],
};

const KIND_LABELS: Record<ImportKind, string> = {
  harvest: 'Harvest detailed time report',
  toggl: 'Toggl Track detailed report',
};

/** Where each field stands in a file. */
export interface Columns {
  kind: ImportKind;
  /** Header cells as the file spells them. */
  header: readonly string[];
  index: Partial<Record<Field, number>>;
  /** Toggl's `Amount (EUR)` columns; currency null when the header names none. */
  amounts: readonly { index: number; currency: string | null }[];
  /** Optional columns that this file does not have, by their usual names. */
  absent: readonly string[];
}

/** Case, spaces and punctuation of a header do not matter. */
const keyOf = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const FIELD_OF = Object.fromEntries(
  Object.entries(SPECS).map(([kind, specs]) => [
    kind,
    new Map(specs.flatMap(({ field, names }) => names.map((name) => [keyOf(name), field] as const))),
  ]),
) as Record<ImportKind, Map<string, Field>>;

const AMOUNT = /^amount([a-z]{3})?$/;

/** How many of these header cells one of the reports knows: tells the right delimiter from a wrong one. */
export function knownColumns(header: readonly string[]): number {
  const keys = header.map(keyOf);
  return Math.max(...Object.values(FIELD_OF).map((fields) => keys.filter((key) => fields.has(key)).length));
}

function missingColumns(header: readonly string[], kind: ImportKind): string[] {
  const present = new Set(header.map((name) => FIELD_OF[kind].get(keyOf(name))));
  return SPECS[kind]
    .filter(({ field, required }) => required && !present.has(field))
    .map(({ names }) => names[0]);
}

/** Which report this header belongs to; undefined when it has not all required columns of either. */
export function detectKind(header: readonly string[]): ImportKind | undefined {
  return (['harvest', 'toggl'] as const).find((kind) => missingColumns(header, kind).length === 0);
}

/**
 * Finds the columns of a report by their names, in any order.
 * @throws FileProblem UNKNOWN_COLUMNS with the missing ones, DUPLICATE_COLUMNS when a needed one is there twice
 */
export function readColumns(header: readonly string[], wanted?: ImportKind): Columns {
  if (knownColumns(header) === 0) {
    const message = `This is neither a ${KIND_LABELS.harvest} nor a ${KIND_LABELS.toggl}: none of their columns is there.`;
    throw new FileProblem('UNKNOWN_COLUMNS', message);
  }
  const kind = wanted ?? detectKind(header) ?? closestKind(header);
  const missing = missingColumns(header, kind);
  if (missing.length > 0) {
    const other = detectKind(header);
    throw new FileProblem(
      'UNKNOWN_COLUMNS',
      `This is not a ${KIND_LABELS[kind]}: missing ${missing.map((name) => `"${name}"`).join(', ')}.` +
        (other ? ` It looks like a ${KIND_LABELS[other]}.` : ''),
      missing,
    );
  }

  const index: Columns['index'] = {};
  const amounts: { index: number; currency: string | null }[] = [];
  const double: string[] = [];
  header.forEach((name, position) => {
    const key = keyOf(name);
    const field = FIELD_OF[kind].get(key);
    if (field && index[field] !== undefined) double.push(name.trim());
    else if (field) index[field] = position;
    const amount = kind === 'toggl' && AMOUNT.exec(key);
    if (amount) amounts.push({ index: position, currency: amount[1]?.toUpperCase() ?? null });
  });
  if (double.length > 0) {
    throw new FileProblem(
      'DUPLICATE_COLUMNS',
      `More than one column says the same: ${double.map((name) => `"${name}"`).join(', ')}.`,
      double,
    );
  }
  const absent = SPECS[kind].filter(({ field }) => index[field] === undefined).map(({ names }) => names[0]);
  return { kind, header, index, amounts, absent };
}

/** The report whose required columns are more completely there, to name the few that are missing. */
function closestKind(header: readonly string[]): ImportKind {
  return missingColumns(header, 'toggl').length < missingColumns(header, 'harvest').length
    ? 'toggl'
    : 'harvest';
}
