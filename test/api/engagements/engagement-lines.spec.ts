import { Harness } from '../../support/harness.js';
import type { TestMember } from '../../support/make.js';

interface Line {
  id: string;
  title: string;
  model: string;
  value: string | null;
  schedule: { id: string; title: string }[];
}
interface Engagement {
  id: string;
  version: number;
  status: string;
  budgetHours: string | null;
  agreedVersion: number;
  loggedSeconds: number;
  lines: Line[];
}
interface Problem {
  code: string;
  detail: string;
  errors?: { field: string; code: string }[];
}

const HOURLY = { title: 'Advice', model: 'time_and_material' };
const FIXED = {
  title: 'Report',
  description: 'Two drafts',
  model: 'fixed',
  amount: '9000.00',
  schedule: [
    { title: 'At the start', date: '2026-01-15', amount: '3000.00' },
    { title: 'At the end', date: '2026-06-15', amount: '6000.00' },
  ],
};
const LINES = [
  HOURLY,
  { title: 'Build', model: 'capped', capBy: 'hours', capPer: 'month', cap: '80' },
  FIXED,
  {
    title: 'Rollout',
    model: 'milestone',
    milestones: [{ title: 'Live', amount: '700.00', acceptanceDays: 10 }],
  },
  { title: 'Support', model: 'retainer', hoursPerMonth: '20', monthlyFee: '1000.00', rollOverMonths: 2 },
  { title: 'Travel', model: 'expenses' },
];

describe('the lines of an engagement', () => {
  let harness: Harness;
  let firm: string;
  let clientId: string;
  let manager: TestMember;

  beforeAll(async () => {
    harness = await Harness.start();
    firm = await harness.make.firm();
    clientId = (await harness.make.client(firm)).id;
    manager = await harness.make.member(firm, 'project_manager');
  });
  afterAll(() => harness.stop());

  const send = <T>(method: string, url: string, body?: unknown, version?: number) =>
    harness.request<T>(method, url, manager.token, {
      body,
      headers: version === undefined ? {} : { 'if-match': `"${version}"` },
    });
  const draft = (over: object = {}) => ({
    ...{ clientId, title: 'Platform', startDate: '2026-01-01', endDate: '2026-06-30' },
    ...over,
  });
  const create = async (over: object = {}): Promise<Engagement> => {
    const answer = await send<Engagement>('POST', '/engagements', draft(over));
    expect(answer.status).toBe(201);
    return answer.body;
  };

  it('are one by the hour where none are given', async () => {
    const { lines, agreedVersion } = await create();
    expect(lines).toMatchObject([{ title: 'Platform', model: 'time_and_material', value: null }]);
    expect(agreedVersion).toBe(1);
  });

  it('bill each in its own way, in their order', async () => {
    const { lines, budgetHours } = await create({ lines: LINES, budgetHours: '400' });
    expect(budgetHours).toBe('400');
    expect(lines).toMatchObject(LINES);
    expect(lines.map(({ value }) => value)).toEqual([null, null, '9000.00', '700.00', null, null]);
  });

  it('are replaced as a whole, and what says which it is stays the same', async () => {
    const { id, version, lines } = await create({ lines: LINES });
    const [first, , fixed] = lines;
    const schedule = [{ ...fixed!.schedule[0], amount: '9000.00' }];
    const wanted = [
      { ...FIXED, id: fixed!.id, schedule },
      { ...HOURLY, id: first!.id },
      { ...HOURLY, title: 'More' },
    ];
    const edited = (await send<Engagement>('PATCH', `/engagements/${id}`, { lines: wanted }, version)).body;
    expect(edited.lines.map(({ title }) => title)).toEqual(['Report', 'Advice', 'More']);
    expect(edited.lines.slice(0, 2).map((line) => line.id)).toEqual([fixed!.id, first!.id]);
    expect(edited.lines[0]!.schedule).toEqual([{ ...fixed!.schedule[0], amount: '9000.00' }]);
    const renamed = await send<Engagement>('PATCH', `/engagements/${id}`, { title: 'x' }, edited.version);
    expect(renamed.body.lines).toEqual(edited.lines);
    const strange = await create();
    for (const foreign of [
      { ...HOURLY, id: strange.lines[0]!.id },
      { ...FIXED, schedule },
    ]) {
      const body = { lines: [foreign] };
      const refused = await send<Problem>('PATCH', `/engagements/${id}`, body, renamed.body.version);
      expect(refused.body.errors).toMatchObject([{ field: 'lines.0.id', code: 'LINE_UNKNOWN' }]);
    }
  });

  it('are checked by their model and currency', async () => {
    const fields = async (line: object) =>
      (await send<Problem>('POST', '/engagements', draft({ lines: [line] }))).body.errors?.map(
        ({ field }) => field,
      );
    expect(await fields({ ...FIXED, amount: '9000.01' })).toEqual(['lines.0.amount']);
    expect(await fields({ ...HOURLY, cap: '5' })).toEqual(['lines.0.cap']);
    expect(await fields({ ...HOURLY, model: 'barter' })).toEqual(['lines.0.model']);
    const { id, version } = await create({ lines: [FIXED] });
    const yen = {
      currency: 'JPY',
      lines: [{ ...FIXED, amount: '1.5', schedule: [{ ...FIXED.schedule[0], amount: '1.5' }] }],
    };
    const refused = await send<Problem>('PATCH', `/engagements/${id}`, yen, version);
    expect(refused.body.errors?.map(({ code }) => code)).toEqual(['TOO_MANY_DECIMALS', 'TOO_MANY_DECIMALS']);
    expect((await send('POST', '/engagements', draft({ lines: [] }))).status).toBe(422);
  });

  it('hold in the database what must hold', async () => {
    const { id } = await create();
    const insert = (columns: string, values: string) =>
      harness.database.sql(
        `INSERT INTO engagement_lines (firm_id, id, line_id, engagement_id, position, title, model, ${columns})
         SELECT $1, n.id, n.id, $2, 9, 'x', ${values} FROM (SELECT uuidv7() AS id) n`,
        [firm, id],
      );
    await expect(insert('cap', `'time_and_material', 5`)).rejects.toThrow('ck_engagement_lines_fields');
    await expect(insert('amount', `'fixed', NULL`)).rejects.toThrow('ck_engagement_lines_fields');
    await expect(insert('cap_by, cap_per, cap', `'capped', 'hours', 'total', 0`)).rejects.toThrow(
      'ck_engagement_lines_positive',
    );
  });

  it('need a rate only where hours are billed at one', async () => {
    const { id } = await create({ lines: [FIXED] });
    expect((await send('POST', `/engagements/${id}/submit`)).status).toBe(200);
    const hourly = await create({ lines: [FIXED, HOURLY] });
    const refused = await send<Problem>('POST', `/engagements/${hourly.id}/submit`);
    expect(refused.body.code).toBe('ENGAGEMENT_WITHOUT_RATES');
  });

  it('take the hours of projects, which say which line where there are several', async () => {
    const one = await harness.make.engagement(firm, clientId);
    const only = await send<{ lineTitle: string }>('POST', '/projects', {
      engagementId: one.id,
      name: 'One',
    });
    expect(only.body.lineTitle).toBe(one.title);

    const lines = [HOURLY, FIXED, LINES[5]] as never;
    const { id: engagementId } = await harness.make.engagement(firm, clientId, { lines });
    const { body: engagement } = await send<Engagement>('GET', `/engagements/${engagementId}`);
    const missing = await send<Problem>('POST', '/projects', { engagementId, name: 'Two' });
    expect([missing.status, missing.body.detail]).toEqual([
      422,
      'Say which line of the engagement the hours go against: Advice, Report.',
    ]);
    const [advice, report, travel] = engagement.lines.map(({ id }) => id);
    const onTravel = { engagementId, name: 'Two', lineId: travel };
    const refused = await send<Problem>('POST', '/projects', onTravel);
    expect(refused.body.errors).toMatchObject([{ field: 'lineId', code: 'LINE_UNKNOWN' }]);
    const { body: project } = await send<{ id: string; version: number; lineModel: string }>(
      'POST',
      '/projects',
      { engagementId, name: 'Two', lineId: report },
    );
    expect(project.lineModel).toBe('fixed');
    const url = `/projects/${project.id}`;
    const moved = await send<{ version: number; lineId: string }>('PATCH', url, { lineId: advice }, 1);
    expect(moved.body.lineId).toBe(advice);
    await harness.make.timeEntry(firm, { membershipId: manager.membershipId, projectId: project.id });
    const kept = await send<Problem>('PATCH', url, { lineId: report }, moved.body.version);
    expect([kept.status, kept.body.code]).toEqual([409, 'PROJECT_HAS_TIME']);
    expect((await send<Engagement>('GET', `/engagements/${engagementId}`)).body.loggedSeconds).toBe(3_600);
  });
});
