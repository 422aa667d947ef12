import { describe, expect, it } from 'vitest';
import type { WeekDto } from '#libs/api-client/models/week-dto';
import type { WeekEntryDto } from '#libs/api-client/models/week-entry-dto';

import {
  cellAction,
  cellText,
  choicesFor,
  copiesOf,
  lockOf,
  missingOf,
  moved,
  withCell,
  withPending,
  withRows,
} from './week-model';

const entry = (seconds: number, over: Partial<WeekEntryDto> = {}): WeekEntryDto => ({
  id: `e${seconds}`,
  version: 1,
  seconds,
  note: '',
  billable: true,
  status: 'draft',
  decidedAt: null,
  decidedByName: null,
  decisionNote: null,
  ...over,
});

const project = {
  projectId: 'p1',
  projectName: 'Website',
  clientId: 'c1',
  clientName: 'Acme',
  startDate: '2026-03-03',
  endDate: '2026-12-31',
};

const empty: WeekDto = {
  membershipId: 'm',
  memberName: 'Mia',
  weekStart: '2026-03-02',
  own: true,
  state: 'open',
  timesheetId: null,
  submittedAt: null,
  targetSeconds: 144_000,
  totalSeconds: 0,
  dayTotals: [0, 0, 0, 0, 0, 0, 0],
  rows: [],
};
const week = withRows(empty, [{ ...project, task: '' }]);
const [row] = week.rows as [WeekDto['rows'][number]];
const cellOf = (entries: WeekEntryDto[], date = '2026-03-04') => ({
  date,
  entries,
  seconds: entries.reduce((sum, e) => sum + e.seconds, 0),
});

describe('typing into a cell', () => {
  it.each([
    ['1.5', [], { kind: 'create', seconds: 5_400 }],
    ['9-11:30', [], { kind: 'create', seconds: 9_000 }],
    ['', [], { kind: 'none' }],
    ['0', [], { kind: 'none' }],
    ['1', [entry(3_600)], { kind: 'none' }],
    ['2', [entry(3_600)], { kind: 'update', seconds: 7_200 }],
    ['+0:15', [entry(3_600)], { kind: 'update', seconds: 4_500 }],
    ['', [entry(3_600)], { kind: 'remove' }],
    ['0', [entry(3_600)], { kind: 'remove' }],
    ['soon', [], { kind: 'refuse' }],
    ['25', [], { kind: 'refuse' }],
    ['+5', [entry(80_000)], { kind: 'refuse' }],
    ['2', [entry(60), entry(120)], { kind: 'refuse' }],
    ['2', [entry(60, { status: 'approved' })], { kind: 'refuse' }],
  ] as const)('%j over %j', (text, entries, action) => {
    expect(cellAction(row, cellOf([...entries]), text)).toMatchObject(action);
  });

  it('offers the hours as they are, to the second', () => {
    expect([0, 5_400, 5_430].map((seconds) => cellText({ date: '', seconds, entries: [] }))).toEqual([
      '',
      '1:30',
      '1:30:30',
    ]);
  });

  it('is closed outside the project’s dates and without membership', () => {
    expect(lockOf(row, cellOf([], '2026-03-02'))).toContain('dates');
    expect(lockOf({ ...row, takesHours: false }, cellOf([]))).not.toBeNull();
    expect(lockOf(row, cellOf([]))).toBeNull();
    expect(lockOf(row, cellOf([entry(60, { status: 'rejected' })]))).toBeNull();
  });
});

describe('the totals of a week', () => {
  it('follow a saved cell', () => {
    const saved = withCell(week, 'p1 ', '2026-03-04', [entry(3_600), entry(1_800)]);
    expect(saved.dayTotals).toEqual([0, 0, 5_400, 0, 0, 0, 0]);
    expect(saved.totalSeconds).toBe(5_400);
    expect(week.totalSeconds).toBe(0);
  });

  it('follow what is about to be saved', () => {
    expect(withPending(week, new Map([['p1 |2026-03-05', 7_200]])).totalSeconds).toBe(7_200);
    expect(withPending(week, new Map())).toBe(week);
  });

  it('take a row once', () => {
    expect(withRows(week, [{ ...project, task: '' }])).toBe(week);
    expect(withRows(week, [{ ...project, task: 'Design' }]).rows).toHaveLength(2);
  });
});

describe('before a week is submitted', () => {
  it('names working days under target, missing notes and what was sent back', () => {
    const filled = withCell(week, 'p1 ', '2026-03-04', [
      entry(28_800),
      entry(60, { status: 'rejected', note: 'x' }),
    ]);
    expect(missingOf(filled).days.map(({ date }) => date.slice(8))).toEqual(['02', '03', '05', '06']);
    expect(missingOf(filled)).toMatchObject({ notes: 1, sentBack: 1 });
  });
});

describe('last week', () => {
  it('fills only cells that are empty and open', () => {
    const [first] = withCell(week, 'p1 ', '2026-03-04', [entry(60)]).rows as [typeof row];
    const rows = [{ ...first, lastWeek: [3_600, 3_600, 3_600, 0, 0, 0, 0] }];
    expect(copiesOf({ ...week, rows }).map(({ date }) => date)).toEqual(['2026-03-03']);
  });
});

describe('moving in the grid', () => {
  it.each([
    ['ArrowLeft', { row: 1, col: 0 }],
    ['ArrowRight', { row: 1, col: 2 }],
    ['ArrowUp', { row: 0, col: 1 }],
    ['ArrowDown', { row: 2, col: 1 }],
    ['Home', { row: 1, col: 0 }],
    ['End', { row: 1, col: 6 }],
    ['PageUp', { row: 0, col: 1 }],
    ['PageDown', { row: 2, col: 1 }],
    ['Tab', null],
  ])('%s', (key, cursor) => expect(moved({ row: 1, col: 1 }, key, 3, 7)).toEqual(cursor));

  it('stays inside', () => {
    expect(moved({ row: 0, col: 0 }, 'ArrowUp', 3, 7)).toEqual({ row: 0, col: 0 });
    expect(moved({ row: 2, col: 6 }, 'ArrowRight', 3, 7)).toEqual({ row: 2, col: 6 });
  });
});

describe('choosing a row', () => {
  const roles = { role: 'Consultant', otherRoles: [] };
  const projects = [
    { ...project, ...roles, lastUsed: '2026-03-01', tasks: ['Design', 'Review'] },
    {
      ...{ ...project, ...roles, projectId: 'p2', projectName: 'Audit', clientName: 'Beta' },
      ...{ lastUsed: null, tasks: [] },
    },
  ];
  const names = (text: string) => choicesFor(projects, text).map((c) => `${c.projectName}:${c.task}`);

  it('keeps the order given, tasks below their project', () => {
    expect(names('')).toEqual(['Website:', 'Website:Design', 'Website:Review', 'Audit:']);
  });

  it('finds by words of client, project and task', () => {
    expect(names('acme rev')).toEqual(['Website:Review']);
    expect(names('beta')).toEqual(['Audit:']);
    expect(names('nothing')).toEqual([]);
  });

  it('takes a new task after a slash', () => expect(names('aud / Interviews')).toEqual(['Audit:Interviews']));
});
