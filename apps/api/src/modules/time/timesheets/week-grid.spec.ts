import { type GridEntry, type GridProject, layOut, weekState } from './week-grid.js';

const project = (projectId: string, over: Partial<GridProject> = {}): GridProject => ({
  projectId,
  projectName: `Project ${projectId}`,
  clientId: 'c',
  clientName: 'Client',
  startDate: '2026-01-01',
  endDate: '2026-12-31',
  takesHours: true,
  isNew: false,
  ...over,
});

const entry = (projectId: string, workDate: string, seconds: number, task = ''): GridEntry => ({
  id: `${projectId}-${workDate}-${seconds}`,
  version: 1,
  projectId,
  task,
  workDate,
  seconds,
  note: '',
  billable: true,
  status: 'draft',
  decidedAt: null,
  decidedByName: null,
  decisionNote: null,
});

describe('the grid of a week', () => {
  it('adds up cells, days and the week', () => {
    const grid = layOut(
      '2026-03-02',
      [entry('a', '2026-03-02', 3_600), entry('a', '2026-03-02', 1_800), entry('b', '2026-03-08', 60)],
      [project('a'), project('b')],
    );
    expect(grid.rows.map((row) => row.cells.map((cell) => cell.seconds))).toEqual([
      [5_400, 0, 0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0, 0, 60],
    ]);
    expect(grid.rows[0]!.cells[0]!.entries).toHaveLength(2);
    expect(grid.dayTotals).toEqual([5_400, 0, 0, 0, 0, 0, 60]);
    expect(grid.totalSeconds).toBe(5_460);
  });

  it('keeps the rows of last week, without hours', () => {
    const grid = layOut('2026-03-02', [entry('a', '2026-02-25', 3_600, 'Design')], [project('a')]);
    expect(grid.rows).toMatchObject([{ task: 'Design', lastWeek: [0, 0, 3_600, 0, 0, 0, 0] }]);
    expect(grid.totalSeconds).toBe(0);
  });

  it('drops a row of last week whose project takes no hours any more, but no hours of this week', () => {
    const closed = project('a', { takesHours: false });
    expect(layOut('2026-03-02', [entry('a', '2026-02-25', 60)], [closed]).rows).toEqual([]);
    expect(layOut('2026-03-02', [entry('a', '2026-03-03', 60)], [closed]).rows).toHaveLength(1);
  });

  it('lists a project that began this week, once', () => {
    const fresh = project('a', { isNew: true });
    expect(layOut('2026-03-02', [], [fresh]).rows).toMatchObject([{ projectId: 'a', task: '' }]);
    expect(layOut('2026-03-02', [entry('a', '2026-03-03', 60, 'Design')], [fresh]).rows).toHaveLength(1);
  });

  it('orders by client, project and task', () => {
    const grid = layOut(
      '2026-03-02',
      [entry('b', '2026-03-02', 60), entry('a', '2026-03-02', 60, 'Z'), entry('a', '2026-03-02', 60, 'A')],
      [project('a'), project('b', { clientName: 'Able' })],
    );
    expect(grid.rows.map((row) => row.projectId + row.task)).toEqual(['b', 'aA', 'aZ']);
  });
});

describe('the state of a week', () => {
  it.each([
    [[], null, 'open'],
    [[], new Date(), 'submitted'],
    [['draft'], null, 'open'],
    [['submitted', 'rejected'], new Date(), 'open'],
    [['submitted', 'approved'], new Date(), 'submitted'],
    [['approved', 'invoiced'], new Date(), 'approved'],
  ] as const)('of %j submitted at %s is %s', (statuses, at, state) =>
    expect(weekState(statuses, at)).toBe(state),
  );
});
