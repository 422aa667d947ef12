import type { InvoiceGrouping } from '#libs/contracts';
import { add } from '#libs/money';

/** What the draft's list of entries needs of one. */
export interface BillableEntry {
  readonly id: string;
  readonly workDate: string;
  readonly personName: string;
  readonly projectName: string;
  readonly task: string;
  readonly seconds: number;
  readonly amount: string;
}

export interface EntryGroup<E extends BillableEntry> {
  readonly key: string;
  readonly entries: readonly E[];
  /** seconds and money of the ticked ones */
  readonly seconds: number;
  readonly amount: string;
  readonly ticked: 'all' | 'some' | 'none';
}

const KEYS: Record<InvoiceGrouping, (entry: BillableEntry) => string> = {
  person: (entry) => entry.personName,
  task: (entry) => entry.task,
  day: (entry) => entry.workDate,
  entry: (entry) => entry.projectName,
};

/** Entries under the headings of the invoice's grouping, in their order; by project when each is a line of its own. */
export function groupEntries<E extends BillableEntry>(
  entries: readonly E[],
  grouping: InvoiceGrouping,
  ticked: ReadonlySet<string>,
): EntryGroup<E>[] {
  const groups = new Map<string, E[]>();
  for (const entry of entries) {
    const key = KEYS[grouping](entry);
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups].map(([key, members]) => {
    const chosen = members.filter((entry) => ticked.has(entry.id));
    return {
      key,
      entries: members,
      seconds: chosen.reduce((sum, entry) => sum + entry.seconds, 0),
      amount: chosen.reduce((sum, entry) => add(sum, entry.amount), '0'),
      ticked: chosen.length === 0 ? 'none' : chosen.length === members.length ? 'all' : 'some',
    };
  });
}
