import { TIME_ENTRY_STATUSES, type TimeEntryStatus } from '#libs/contracts';
import { timeEntryLifecycle } from './time-entry.lifecycle.js';

const WAYS: [TimeEntryStatus, TimeEntryStatus][] = [
  ['draft', 'submitted'],
  ['submitted', 'draft'],
  ['submitted', 'approved'],
  ['submitted', 'rejected'],
  ['rejected', 'submitted'],
  ['approved', 'draft'],
  ['approved', 'invoiced'],
  ['invoiced', 'approved'],
];

describe("a time entry's life", () => {
  it('knows exactly these ways', () => {
    const all = TIME_ENTRY_STATUSES.flatMap((from) => TIME_ENTRY_STATUSES.map((to) => [from, to] as const));
    expect(all.filter(([from, to]) => timeEntryLifecycle.may(from, to)).toSorted()).toEqual(WAYS.toSorted());
  });

  it('never goes from an invoice to anything but approved', () => {
    expect(() => timeEntryLifecycle.move({ status: 'invoiced' }, 'draft')).toThrow(
      expect.objectContaining({ code: 'TIME_ENTRY_WRONG_STATE', status: 409 }) as Error,
    );
  });
});
