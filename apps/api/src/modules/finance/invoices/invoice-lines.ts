import type { InvoiceGrouping } from '#libs/contracts';
import { compare, round, subtract, sum, timeAmount } from '#libs/money';
import { groupBy } from '../billing/hours.js';

/** An approved entry with its rate, as an invoice bills it. */
export interface BillableEntry {
  id: string;
  workDate: string;
  seconds: number;
  task: string;
  note: string;
  hourlyRate: string;
  membershipId: string;
  personName: string;
  projectId: string;
  projectName: string;
  /** Lines stay apart by it, where a cap counts by month. */
  month?: string | null;
}

/** A line to be: so many seconds at one price, and the entries in it. */
export interface EntryLine<Entry extends BillableEntry = BillableEntry> {
  description: string;
  seconds: number;
  unitPrice: string;
  amount: string;
  entries: Entry[];
}

export interface LineOptions {
  grouping: InvoiceGrouping;
  currency: string;
  /** How a day is written in a description. */
  formatDay: (day: string) => string;
}

const NOTE_LENGTH = 300;

/**
 * The lines that bill the entries: one per person, task, day or entry, per project, and per rate, so that quantity
 * times price is the amount. Each is rounded once, half up. In an order that depends on the entries alone.
 */
export function linesOf<Entry extends BillableEntry>(
  entries: readonly Entry[],
  { grouping, currency, formatDay }: LineOptions,
): EntryLine<Entry>[] {
  const severalProjects = new Set(entries.map(({ projectId }) => projectId)).size > 1;
  const groups = groupBy(entries.toSorted(orderOf(grouping)), (entry) =>
    JSON.stringify([entry.projectId, entry.month, KEYS[grouping](entry), plainRate(entry.hourlyRate)]),
  );
  return [...groups.values()].map((group) => {
    const [first] = group as [Entry];
    const seconds = group.reduce((total, entry) => total + entry.seconds, 0);
    const words = describe(grouping, first, formatDay);
    return {
      description: severalProjects && words !== first.projectName ? `${first.projectName}: ${words}` : words,
      seconds,
      unitPrice: first.hourlyRate,
      amount: timeAmount(seconds, first.hourlyRate, currency),
      entries: group,
    };
  });
}

/** What the lines bill more than their entries would, each rounded by itself: 100.00 for 3 × 33.33 is 0.01 more. */
export function roundingDifference(
  lines: readonly Pick<EntryLine, 'amount'>[],
  entries: readonly Pick<BillableEntry, 'seconds' | 'hourlyRate'>[],
  currency: string,
): string {
  const apart = entries.map(({ seconds, hourlyRate }) => timeAmount(seconds, hourlyRate, currency));
  return round(subtract(sum(lines.map(({ amount }) => amount)), sum(apart)), currency);
}

const plainRate = (rate: string): string => rate.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');

/** What stands together on a line, besides project and rate. */
const KEYS: Record<InvoiceGrouping, (entry: BillableEntry) => string> = {
  person: ({ membershipId }) => membershipId,
  task: ({ task }) => task.toLowerCase(),
  day: ({ workDate }) => workDate,
  entry: ({ id }) => id,
};

type Order = (a: BillableEntry, b: BillableEntry) => number;

const by =
  (text: (entry: BillableEntry) => string): Order =>
  (a, b) => {
    const [x, y] = [text(a), text(b)];
    return x < y ? -1 : x > y ? 1 : 0;
  };
const byProject = by(({ projectName, projectId }) => `${projectName.toLowerCase()} ${projectId}`);
const byPerson = by(({ personName, membershipId }) => `${personName.toLowerCase()} ${membershipId}`);
const byTask = by(({ task }) => task.toLowerCase());
const byDay = by(({ workDate }) => workDate);
const byRate: Order = (a, b) => compare(b.hourlyRate, a.hourlyRate);

const SORTS: Record<InvoiceGrouping, Order[]> = {
  person: [byPerson, byRate],
  task: [byTask, byRate],
  day: [byDay, byRate],
  entry: [],
};

function orderOf(grouping: InvoiceGrouping): Order {
  const orders = [byProject, ...SORTS[grouping], byDay, byPerson, by(({ id }) => id)];
  return (a, b) => orders.reduce((result, order) => result || order(a, b), 0);
}

function describe(
  grouping: InvoiceGrouping,
  entry: BillableEntry,
  formatDay: LineOptions['formatDay'],
): string {
  switch (grouping) {
    case 'person':
      return entry.personName;
    case 'task':
      return entry.task || entry.projectName;
    case 'day':
      return formatDay(entry.workDate);
    case 'entry':
      return [formatDay(entry.workDate), entry.personName, workOf(entry)].filter(Boolean).join(' · ');
  }
}

/** Task and note on one line, cut where it grows too long for a table. */
function workOf({ task, note }: BillableEntry): string {
  const text = [task, note].filter(Boolean).join(': ').replace(/\s+/g, ' ').trim();
  return text.length > NOTE_LENGTH ? `${text.slice(0, NOTE_LENGTH - 1).trimEnd()}…` : text;
}
