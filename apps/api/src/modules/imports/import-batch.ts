import type { RequestContext } from '../../platform/context/request-context.js';
import type { Database } from '../../platform/persistence/database.js';
import type { Facts, ImportPlan } from './import-plan.js';
import {
  CLIENTS_BY_NAME,
  DAY_SECONDS,
  KNOWN_KEYS,
  PEOPLE_BY_NAME_OR_EMAIL,
  PROJECTS_OF_CLIENTS,
} from './imports.queries.js';
import type { Columns } from './parse/columns.js';
import type { DayTotals } from './parse/day-totals.js';
import type { ImportRow, ParsedRow } from './parse/import-row.js';
import type { PlannedPerson, PlannedProject, Refusal } from './planned-project.js';

export interface BadRow {
  row: number;
  /** As the header spells it; empty for the row as a whole. */
  column: string;
  reason: string;
  message: string;
  value: string;
}

/** A row that becomes an entry, with its place. `key` is its fingerprint and occurrence. */
export interface PlacedRow {
  row: ImportRow;
  key: string;
  project: PlannedProject;
  person: PlannedPerson;
}

export interface JudgedBatch {
  fresh: PlacedRow[];
  /** Imported before: nothing to do. */
  known: PlacedRow[];
  bad: BadRow[];
  /** Rows, not problems: one row may have several. */
  badRows: number;
}

/** What {@link judge} weighs rows against. `totals` must hold what this pass has taken, or be fresh for each batch. */
export interface Scales {
  plan: ImportPlan;
  totals: DayTotals;
  columns: Columns;
  /** Tells equal rows of the file apart. */
  keyOf: (row: ImportRow) => string;
}

/** Decides of each row, in the order of the file, whether it becomes an entry. Four statements a batch. */
export async function judge(
  db: Database,
  ctx: RequestContext,
  batch: readonly ParsedRow[],
  { plan, totals, columns, keyOf }: Scales,
): Promise<JudgedBatch> {
  const rows = batch.flatMap(({ row }) => row ?? []);
  const keys = rows.map(keyOf);
  await lookUpNames(db, ctx, plan, rows);
  const known = new Set(
    (await db.query<{ key: string }>(ctx, KNOWN_KEYS, [ctx.firmId, keys])).map(({ key }) => key),
  );
  const targets = rows.map((row) => plan.targetOf(row));
  const persons = targets.flatMap((target, index) =>
    'person' in target ? [{ id: target.person.id, day: rows[index]!.workDate }] : [],
  );
  await lookUpDays(db, ctx, totals, persons);

  const judged: JudgedBatch = {
    fresh: [],
    known: [],
    bad: batch.flatMap(({ problems }) => problems?.map(readable) ?? []),
    badRows: batch.length - rows.length,
  };
  rows.forEach((row, index) => {
    const target = targets[index]!;
    const placed = 'person' in target && { row, key: keys[index]!, ...target };
    if (placed && known.has(placed.key)) judged.known.push(placed);
    else if (placed && totals.add(placed.person.id, row.workDate, row.seconds)) judged.fresh.push(placed);
    else {
      judged.bad.push(badRow(row, 'refusal' in target ? target.refusal : DAY_FULL, columns));
      judged.badRows += 1;
    }
  });
  return judged;
}

const DAY_FULL: Refusal = {
  field: 'duration',
  reason: 'DAY_OVER_24_HOURS',
  message: 'more than 24 hours in a day for this person',
};

async function lookUpNames(
  db: Database,
  ctx: RequestContext,
  plan: ImportPlan,
  rows: ImportRow[],
): Promise<void> {
  const unseen = plan.unseen(rows);
  const { firmId } = ctx;
  const facts: { -readonly [Key in keyof Facts]: Facts[Key] } = { clients: [], projects: [], people: [] };
  if (unseen.clients.length > 0) {
    facts.clients = await db.query<Facts['clients'][number]>(ctx, CLIENTS_BY_NAME, [firmId, unseen.clients]);
    const ids = facts.clients.map(({ id }) => id);
    facts.projects = await db.query<Facts['projects'][number]>(ctx, PROJECTS_OF_CLIENTS, [firmId, ids]);
  }
  if (unseen.names.length > 0) {
    const values = [firmId, unseen.names, unseen.emails];
    facts.people = await db.query<Facts['people'][number]>(ctx, PEOPLE_BY_NAME_OR_EMAIL, values);
  }
  plan.learn(facts);
}

/** Loads what each person has on each day already, once per day. */
async function lookUpDays(
  db: Database,
  ctx: RequestContext,
  totals: DayTotals,
  days: readonly { id: string; day: string }[],
): Promise<void> {
  const unseen = days.filter(({ id, day }) => totals.open(id, day));
  if (unseen.length === 0) return;
  const values = [ctx.firmId, unseen.map(({ id }) => id), unseen.map(({ day }) => day)];
  for (const { person, day, seconds } of await db.query<{ person: string; day: string; seconds: number }>(
    ctx,
    DAY_SECONDS,
    values,
  )) {
    totals.set(person, day, seconds);
  }
}

const readable = ({ column, value, ...problem }: NonNullable<ParsedRow['problems']>[number]): BadRow => ({
  ...problem,
  column: column ?? '',
  value: value ?? '',
});

function badRow(row: ImportRow, { field, reason, message }: Refusal, { header, index }: Columns): BadRow {
  const position = index[field];
  const column = position === undefined ? '' : (header[position]?.trim() ?? '');
  const value = {
    client: row.clientName,
    project: row.projectName,
    date: row.workDate,
    currency: row.currency ?? '',
    person: row.personName,
    duration: '',
  }[field];
  return { row: row.row, column, reason, message, value };
}
