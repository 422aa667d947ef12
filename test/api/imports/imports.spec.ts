import { Harness } from '../../support/harness.js';
import { harvestFile, harvestLine } from '../../support/import-file.js';
import { expectedOf, fixture, ImportRuns } from '../../support/import-runs.js';
import type { TestMember } from '../../support/make.js';

let harness: Harness;
let firm: string;
let manager: TestMember;
let runs: ImportRuns;
beforeAll(async () => {
  harness = await Harness.start();
});
beforeEach(async () => {
  firm = await harness.make.firm();
  manager = await harness.make.member(firm, 'project_manager');
  runs = new ImportRuns(harness, manager);
});
afterAll(() => harness.stop());

const TABLES = [
  'clients',
  'engagements',
  'projects',
  'project_members',
  'memberships',
  'time_entries',
] as const;
const countRows = async (): Promise<Record<string, number>> => {
  const counts = TABLES.map((table) => `(SELECT count(*)::int FROM ${table} WHERE firm_id = $1) AS ${table}`);
  const [row] = await harness.database.sql<Record<string, number>>(`SELECT ${counts.join(', ')}`, [firm]);
  return row!;
};
const entries = <Row extends object>(select: string, rest = ''): Promise<Row[]> =>
  harness.database.sql<Row>(`SELECT ${select} FROM time_entries t WHERE firm_id = $1 ${rest}`, [firm]);

describe('the Harvest quarter', () => {
  const EXPECTED = expectedOf<{
    rows: number;
    byProject: {
      client: string;
      project: string;
      currency: string;
      entries: number;
      hours: string;
      billableHours: string;
      billableAmount: string;
    }[];
  }>('harvest-detailed-time-2026-q3.expected.json');

  it('is judged without writing anything, then created once, to the cent', async () => {
    const before = await countRows();
    const checked = await runs.import(fixture('harvest-detailed-time-2026-q3.csv'), 'check');
    expect(await countRows()).toEqual(before);
    expect(checked).toMatchObject({
      status: 'checked',
      percent: 100,
      rowsGood: EXPECTED.rows,
      rowsBad: 0,
      rowsKnown: 0,
    });
    expect(checked.summary?.creates).toEqual({
      clients: 6,
      engagements: 9,
      projects: 9,
      people: 11,
      entries: EXPECTED.rows,
    });
    const sums = checked.summary!.projects.map(
      ({ client, project, currency, entries: count, seconds, billableSeconds, billableAmount }) => {
        const hours = (of: number): string => (of / 3_600).toFixed(2);
        return {
          client,
          project,
          currency,
          entries: count,
          hours: hours(seconds),
          billableHours: hours(billableSeconds),
          billableAmount,
        };
      },
    );
    expect(sums).toEqual(EXPECTED.byProject);

    const run = await runs.finish(checked.id, 'run');
    expect(run).toMatchObject({ status: 'completed', rowsGood: EXPECTED.rows, rowsBad: 0, rowsKnown: 0 });
    expect(run.summary?.projects.every(({ projectId }) => projectId !== null)).toBe(true);
    const after = await countRows();
    expect(after).toMatchObject({ clients: 6, engagements: 9, projects: 9, time_entries: EXPECTED.rows });
    expect(after['memberships']).toBe(before['memberships']! + 11);

    const [wrong] = await harness.database.sql<{ count: number }>(
      `SELECT count(*)::int FROM engagements e JOIN projects p ON p.engagement_id = e.id
       WHERE e.firm_id = $1 AND NOT (e.origin = 'import' AND p.origin = 'import' AND e.status = 'in_progress' AND e.decided_at IS NOT NULL
         AND e.decided_by IS NULL AND p.status = 'active' AND (p.start_date, p.end_date) = (e.start_date, e.end_date)
         AND (p.start_date, p.end_date) = (SELECT min(work_date), max(work_date) FROM time_entries t WHERE t.project_id = p.id))`,
      [firm],
    );
    expect(wrong!.count).toBe(0);
    const amounts = await harness.database.sql(
      `SELECT c.name AS client, p.name AS project, e.currency,
         sum(round(t.seconds * t.hourly_rate / 3600, (SELECT exponent FROM currencies WHERE code = e.currency)::int))::text AS "billableAmount"
       FROM time_entries t JOIN projects p ON p.id = t.project_id JOIN engagements e ON e.id = p.engagement_id JOIN clients c ON c.id = p.client_id
       WHERE t.firm_id = $1 AND t.billable GROUP BY 1, 2, 3 ORDER BY 1, 2`,
      [firm],
    );
    expect(amounts).toEqual(
      EXPECTED.byProject.map(({ client, project, currency, billableAmount }) => ({
        client,
        project,
        currency,
        billableAmount,
      })),
    );

    const again = await runs.import(fixture('harvest-detailed-time-2026-q3.csv'));
    expect(again).toMatchObject({ status: 'completed', rowsGood: 0, rowsBad: 0, rowsKnown: EXPECTED.rows });
    expect(again.summary?.creates).toEqual({
      clients: 0,
      engagements: 0,
      projects: 0,
      people: 0,
      entries: 0,
    });
    expect(again.summary?.projects.map(({ billableAmount }) => billableAmount)).toEqual(
      EXPECTED.byProject.map((p) => p.billableAmount),
    );
    expect(await countRows()).toEqual(after);

    const toggl = expectedOf<{ rows: number }>('toggl-detailed-2026-07-08.expected.json');
    const second = await runs.import(fixture('toggl-detailed-2026-07-08.csv'));
    expect(second.rowsGood + second.rowsBad).toBe(toggl.rows);
    expect(await runs.problems(second.id)).toEqual([]);
    expect(second.summary?.creates).toMatchObject({ people: 0, projects: 0 });
  });

  it('records what it made and who made it', async () => {
    const { id } = await runs.import(harvestFile(harvestLine()));
    const audited = await harness.database.sql<{ action: string; actor_id: string; reason: string }>(
      `SELECT action, actor_id, reason FROM audit_entries WHERE firm_id = $1 ORDER BY at, id`,
      [firm],
    );
    expect(audited.map(({ action }) => action)).toEqual([
      'import.uploaded',
      'import.run_requested',
      'client.created',
      'member.created',
      'engagement.approved',
      'project.created',
      'import.completed',
    ]);
    expect(audited[4]).toMatchObject({
      actor_id: manager.membershipId,
      reason: 'Imported from Harvest: report.csv',
    });
    expect((await runs.get(id)).startedByName).toMatch(/^Member/);
  });
});

it('comes to the expected outcome for every awkward row, and says why', async () => {
  const expected = expectedOf<{ rows: { row: number; outcome: string }[] }>('harvest-awkward.expected.json');
  for (const action of ['check', 'run'] as const) {
    const done = await runs.import(fixture('harvest-awkward.csv'), action);
    const problems = await runs.problems(done.id);
    const bad = new Set(problems.map(({ row }) => row));
    expect(expected.rows.map(({ row }) => (bad.has(row) ? 'error' : 'created'))).toEqual(
      expected.rows.map(({ outcome }) => outcome),
    );
    expect(done).toMatchObject({ rowsRead: 19, rowsGood: 7, rowsBad: 12 });
    expect(problems.at(-1)).toMatchObject({
      row: 19,
      column: 'Hours',
      reason: 'DAY_OVER_24_HOURS',
      message: 'more than 24 hours in a day for this person',
      value: '',
    });
  }
  expect(await countRows()).toMatchObject({ time_entries: 7 });
  const again = await runs.import(fixture('harvest-awkward.csv'));
  expect(again).toMatchObject({ rowsGood: 0, rowsKnown: 7, rowsBad: 12 });
  const notes = await entries<{ note: string }>('note', `AND note ~ '[=<]' ORDER BY note`);
  expect(notes.map(({ note }) => note)).toEqual([
    '<script>alert(1)</script>',
    '=HYPERLINK("http://x.test","y")',
  ]);
});

describe('what becomes of a row', () => {
  const header =
    'Date,Client,Project,Notes,Hours,Billable?,First Name,Last Name,Billable Rate,Currency,Approved?,Invoiced?,Email,Roles';
  const file = (...lines: string[]) => [header, ...lines].join('\n');
  const line = (
    approved: string,
    invoiced: string,
    { email = '', ...over }: Partial<Record<string, string>> = {},
  ) => `${harvestLine(over)},${approved},${invoiced},${email},Senior consultant`;

  it('keeps rate, approval and invoicing of the other tool', async () => {
    const rows = [
      line('Yes', 'No', { note: 'a' }),
      line('No', 'No', { note: 'b' }),
      line('No', 'Yes', { note: 'c' }),
      line('Yes', 'No', { note: 'd', rate: '' }),
    ];
    await runs.import(file(...rows));
    const made = await entries(
      'note, status, billed_elsewhere, hourly_rate, rate_source, rate_reason, decided_by',
      'ORDER BY note',
    );
    const rate = { hourly_rate: '100.00', rate_source: 'override', rate_reason: 'Imported from Harvest' };
    const noRate = { hourly_rate: null, rate_source: null, rate_reason: null };
    const by = manager.membershipId;
    expect(made).toEqual([
      { note: 'a', status: 'approved', billed_elsewhere: false, ...rate, decided_by: by },
      { note: 'b', status: 'submitted', billed_elsewhere: false, ...rate, decided_by: null },
      { note: 'c', status: 'approved', billed_elsewhere: true, ...rate, decided_by: by },
      { note: 'd', status: 'approved', billed_elsewhere: false, ...noRate, decided_by: by },
    ]);
  });

  it('lets nobody approve their own hours by importing them', async () => {
    await runs.import(file(line('Yes', 'No', { email: manager.email })));
    expect(await entries('membership_id, status, decided_by')).toEqual([
      { membership_id: manager.membershipId, status: 'submitted', decided_by: null },
    ]);
  });

  it('finds people by address, then by name, and keeps namesakes apart', async () => {
    await runs.import(file(line('Yes', 'No'), line('Yes', 'No', { note: 'y', email: 'ann@a.test' })));
    await runs.import(
      file(
        line('Yes', 'No', { note: 'z', email: 'ann@a.test' }),
        line('Yes', 'No', { note: 'q', email: 'ann@b.test' }),
      ),
    );
    const people = await harness.database.sql(
      `SELECT m.name, m.email, m.status, m.job_title, string_agg(t.note, '' ORDER BY t.note) AS notes
       FROM memberships m JOIN time_entries t ON t.membership_id = m.id WHERE m.firm_id = $1 GROUP BY m.firm_id, m.id ORDER BY m.email`,
      [firm],
    );
    const ann = { name: 'Ann Lee', status: 'to_invite', job_title: 'Senior consultant' };
    expect(people).toEqual([
      { ...ann, email: 'ann@a.test', notes: 'xyz' },
      { ...ann, email: 'ann@b.test', notes: 'q' },
    ]);
    const unclear = await runs.import(file(line('Yes', 'No', { note: 'w' })), 'check');
    expect(await runs.problems(unclear.id)).toMatchObject([
      { row: 1, column: 'First Name', reason: 'PERSON_AMBIGUOUS', value: 'Ann Lee' },
    ]);
  });

  it('counts what stands in the books already against the 24 hours of a day', async () => {
    await runs.import(file(line('Yes', 'No', { hours: '20' })));
    const second = await runs.import(
      file(line('Yes', 'No', { note: 'y', hours: '5' }), line('Yes', 'No', { note: 'z', hours: '4' })),
    );
    expect(second).toMatchObject({ rowsGood: 1, rowsBad: 1 });
    expect(await runs.problems(second.id)).toMatchObject([{ row: 1, reason: 'DAY_OVER_24_HOURS' }]);
  });
});

describe('projects that are there', () => {
  const rows = (project: string, ...over: Partial<Record<string, string>>[]) =>
    harvestFile(...over.map((changes) => harvestLine({ client: 'Acme', project, ...changes })));

  it('keep their dates, their currency and their end', async () => {
    const client = await harness.make.client(firm, { name: 'Acme' });
    const engagement = await harness.make.engagement(firm, client.id, {
      startDate: '2026-08-01',
      endDate: '2026-08-31',
    });
    await harness.make.project(firm, engagement, [], { name: 'Plan' });
    await harness.make.project(firm, engagement, [], { name: 'Done', status: 'completed' });
    const dates = await runs.import(
      rows(
        'Plan',
        { date: '2026-07-31' },
        { currency: 'US Dollar - USD' },
        { rate: '', currency: 'US Dollar - USD' },
        {},
      ),
    );
    expect(dates).toMatchObject({ rowsGood: 2, rowsBad: 2 });
    expect(await runs.problems(dates.id)).toMatchObject([
      { row: 1, column: 'Date', reason: 'OUTSIDE_PROJECT', value: '2026-07-31' },
      { row: 2, column: 'Currency', reason: 'CURRENCY_DIFFERS', message: 'USD, but the project is in EUR' },
    ]);
    const done = await runs.import(rows('Done', {}));
    expect(await runs.problems(done.id)).toMatchObject([
      { row: 1, column: 'Project', reason: 'PROJECT_CLOSED' },
    ]);
  });

  it('give a row without a rate the rate of the person’s role', async () => {
    const client = await harness.make.client(firm, { name: 'Acme' });
    const engagement = await harness.make.engagement(firm, client.id, { rates: { Consultant: '87.50' } });
    await harness.make.project(firm, engagement, [manager.membershipId], { name: 'Plan' });
    const [first = '', last = ''] = (
      await harness.database.sql<{ name: string }>('SELECT name FROM memberships WHERE id = $1', [
        manager.membershipId,
      ])
    )[0]!.name.split(' ');
    await runs.import(rows('Plan', { first, last, rate: '' }));
    expect(await entries('hourly_rate, rate_source')).toEqual([
      { hourly_rate: '87.50', rate_source: 'engagement' },
    ]);
  });

  it('stretch when they came from an import', async () => {
    await runs.import(rows('Plan', { date: '2026-08-25' }));
    await runs.import(rows('Plan', { date: '2026-10-01' }, { date: '2026-07-01' }));
    const spans = await harness.database.sql(
      `SELECT p.start_date::text AS from, p.end_date::text AS to, e.start_date = p.start_date AND e.end_date = p.end_date AS both
       FROM projects p JOIN engagements e ON e.id = p.engagement_id WHERE p.firm_id = $1`,
      [firm],
    );
    expect(spans).toEqual([{ from: '2026-07-01', to: '2026-10-01', both: true }]);
  });

  it('are not found in another firm', async () => {
    const other = await harness.make.firm();
    await harness.make.client(other, { name: 'Acme', currency: 'USD' });
    const done = await runs.import(rows('Plan', {}));
    expect(done.summary?.creates).toMatchObject({ clients: 1, projects: 1 });
  });
});
