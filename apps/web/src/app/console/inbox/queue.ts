import type { ApprovalException } from '#libs/api-client/models/approval-exception';
import type { ApprovalQueueDto } from '#libs/api-client/models/approval-queue-dto';
import type { DecisionReportDto } from '#libs/api-client/models/decision-report-dto';
import type { WaitingEntryDto } from '#libs/api-client/models/waiting-entry-dto';

export const EXCEPTION_WORDS: Record<ApprovalException, string> = {
  LONG_DAY: $localize`Over 10 hours that day`,
  WEEKEND: $localize`Weekend`,
  NO_NOTE: $localize`No note`,
  NO_RATE: $localize`No rate`,
};

/** What the controls of a week and of an entry are called; each names what it is about. */
export const INBOX_LABELS = {
  week: ({ memberName }: { memberName: string }) => $localize`Select the week of ${memberName}:person:`,
  select: (entry: string) => $localize`Select ${entry}:entry:`,
  approve: (entry: string) => $localize`Approve ${entry}:entry:`,
  sendBack: (entry: string) => $localize`Send back ${entry}:entry:`,
};

/** The entries in the order in which they stand on the page. */
export const entriesOf = (queue: ApprovalQueueDto): WaitingEntryDto[] =>
  queue.items.flatMap(({ entries }) => entries);

/** Ids that are still in the queue. */
export function stillWaiting(queue: ApprovalQueueDto, ids: ReadonlySet<string>): ReadonlySet<string> {
  return new Set(entriesOf(queue).flatMap(({ id }) => (ids.has(id) ? [id] : [])));
}

/** With all of the given ids, or without them when all are in it. */
export function toggled(selected: ReadonlySet<string>, ids: readonly string[]): ReadonlySet<string> {
  const all = ids.every((id) => selected.has(id));
  const next = new Set(selected);
  for (const id of ids) {
    if (all) next.delete(id);
    else next.add(id);
  }
  return next;
}

/** The entry that stands where the decided ones stood: the next one left, or the one before. */
export function nextAfter(
  order: readonly string[],
  gone: readonly string[],
  from: string | null,
): string | null {
  const start = from === null ? 0 : Math.max(0, order.indexOf(from));
  const left = (id: string): boolean => !gone.includes(id);
  return order.slice(start).find(left) ?? order.slice(0, start).findLast(left) ?? null;
}

/** Each reason for a refusal once, with how many it concerns. */
export function refusalsOf({ refused }: DecisionReportDto): { message: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { message } of refused) counts.set(message, (counts.get(message) ?? 0) + 1);
  return [...counts].map(([message, count]) => ({ message, count }));
}
