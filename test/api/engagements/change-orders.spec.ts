import { Harness } from '../../support/harness.js';
import type { TestMember } from '../../support/make.js';

interface Line {
  id: string;
  title: string;
  model: string;
  value: string | null;
  effectiveFrom: string | null;
  milestones: { id: string; title: string; amount: string }[];
}
interface Engagement {
  id: string;
  version: number;
  agreedVersion: number;
  endDate: string;
  budget: string | null;
  budgetHours: string | null;
  value: { original: string; changes: string; running: string } | null;
  lines: Line[];
  rates: { role: string; hourlyRate: string }[];
}
interface Order {
  id: string;
  version: number;
  number: number;
  status: string;
  basedOn: number;
  madeVersion: number | null;
  stale: boolean;
  before: { endDate: string; budget: string | null };
  lines: (Line & { before: Line | null })[];
  linesEffect: string;
  rates: { role: string; hourlyRate: string; before: string | null }[] | null;
  signedBy: string;
  recordedByName: string | null;
}
interface Version {
  number: number;
  endDate: string;
  budget: string;
  changeOrderNumber: number | null;
  lines: Line[];
}
interface Problem {
  code: string;
  detail: string;
  errors?: { field: string; code: string }[];
}

const SIGNATURE = { signedBy: 'Ada Client', signedOn: '2026-03-01', signedHow: 'By e-mail' };
const HOURLY = { title: 'Advice', model: 'time_and_material' };
const CAPPED = { title: 'Build', model: 'capped', capBy: 'amount', capPer: 'total', cap: '8000.00' };
const ROLLOUT = {
  title: 'Rollout',
  model: 'milestone',
  milestones: [
    { title: 'Design', amount: '500.00' },
    { title: 'Live', amount: '700.00' },
  ],
};

describe('change orders', () => {
  let harness: Harness;
  let firm: string;
  let clientId: string;
  let manager: TestMember;
  let partner: TestMember;
  let viewer: TestMember;

  beforeAll(async () => {
    harness = await Harness.start();
    firm = await harness.make.firm();
    clientId = (await harness.make.client(firm)).id;
    manager = await harness.make.member(firm, 'project_manager');
    partner = await harness.make.member(firm, 'partner');
    viewer = await harness.make.member(firm, 'viewer');
  });
  afterAll(() => harness.stop());

  const send = <T>(who: TestMember, method: string, url: string, body?: unknown, version?: number) =>
    harness.request<T & Problem>(method, url, who.token, {
      ...(body === undefined ? {} : { body }),
      headers: version === undefined ? {} : { 'if-match': `"${version}"` },
    });
  const agreed = async (over: object = {}): Promise<Engagement> => {
    const lines = [HOURLY, CAPPED, ROLLOUT] as never;
    const terms = { endDate: '2026-12-31', budget: '10000.00', budgetHours: '100', lines, ...over };
    const { id } = await harness.make.engagement(firm, clientId, terms);
    return get(id);
  };
  const get = async (id: string): Promise<Engagement> =>
    (await send<Engagement>(manager, 'GET', `/engagements/${id}`)).body;
  const draft = async (engagementId: string, over: object = {}): Promise<Order> => {
    const body = { title: 'More', effectiveFrom: '2026-04-01', budgetChange: '2500.00', ...over };
    const answer = await send<Order>(manager, 'POST', `/engagements/${engagementId}/change-orders`, body);
    expect([answer.status, answer.body.detail]).toEqual([201, undefined]);
    return answer.body;
  };
  const act = (who: TestMember, order: Order, deed: string, body?: object) =>
    send<Order>(who, 'POST', `/change-orders/${order.id}/${deed}`, body ?? {}, order.version);
  const signed = async (order: Order): Promise<Order> => {
    const { body: sent } = await act(manager, order, 'send');
    const answer = await act(partner, sent, 'sign', SIGNATURE);
    expect([answer.status, answer.body.detail]).toEqual([200, undefined]);
    return answer.body;
  };

  it('go from draft to applied and make the next version, which leaves the original as it was', async () => {
    const { id, lines } = await agreed();
    const [, build, rollout] = lines;
    const [design, live] = rollout!.milestones;
    const order = await draft(id, {
      reason: 'Two more sites',
      endDate: '2027-03-31',
      budgetHoursChange: '-10',
      lines: [
        { ...CAPPED, id: build!.id, cap: '9000.00' },
        { ...ROLLOUT, id: rollout!.id, milestones: [design, { ...live, amount: '900.00' }] },
        { title: 'Support', model: 'retainer', hoursPerMonth: '10', monthlyFee: '800.00', rollOverMonths: 0 },
      ],
    });
    expect(order).toMatchObject({ number: 1, status: 'draft', basedOn: 1, linesEffect: '1200.00' });
    expect(order.lines.map(({ title, before }) => [title, before?.value ?? null])).toEqual([
      ['Build', '8000.00'],
      ['Rollout', '1200.00'],
      ['Support', null],
    ]);
    expect(await get(id)).toMatchObject({ agreedVersion: 1, budget: '10000.00', lines });

    const ready = await signed(order);
    expect(ready).toMatchObject({
      ...SIGNATURE,
      status: 'signed',
      recordedByName: expect.any(String) as string,
    });
    const value = { original: '10000.00', changes: '2500.00', running: '12500.00' };
    expect(await get(id)).toMatchObject({ budget: '10000.00', value });
    const applied = await act(manager, ready, 'apply');
    expect(applied.body).toMatchObject({ status: 'applied', madeVersion: 2, before: { budget: '10000.00' } });

    const now = await get(id);
    expect(now).toMatchObject({
      agreedVersion: 2,
      endDate: '2027-03-31',
      budget: '12500.00',
      budgetHours: '90',
      value,
    });
    expect(now.lines.map((line) => [line.title, line.value, line.effectiveFrom])).toEqual([
      ['Advice', null, null],
      ['Build', '9000.00', '2026-04-01'],
      ['Rollout', '1400.00', '2026-04-01'],
      ['Support', null, '2026-04-01'],
    ]);
    expect(now.lines.slice(0, 3).map((line) => line.id)).toEqual(lines.map((line) => line.id));
    expect(now.lines[2]!.milestones.map((part) => part.id)).toEqual([design!.id, live!.id]);
    const { body: versions } = await send<Version[]>(viewer, 'GET', `/engagements/${id}/versions`);
    expect(
      versions.map(({ number, endDate, budget, changeOrderNumber }) => [
        number,
        endDate,
        budget,
        changeOrderNumber,
      ]),
    ).toEqual([
      [2, '2027-03-31', '12500.00', 1],
      [1, '2026-12-31', '10000.00', null],
    ]);
    expect(versions[1]!.lines).toEqual(lines);
    const deeds = await harness.database.sql<{ action: string }>(
      'SELECT action FROM audit_entries WHERE object_id = ANY ($1) ORDER BY at, id',
      [[id, order.id]],
    );
    expect(deeds.map(({ action }) => action)).toEqual([
      ...['change_order.drafted', 'change_order.sent', 'change_order.signed'],
      ...['engagement.amended', 'change_order.applied'],
    ]);
  });

  it('are applied once, by whoever is first of two at the same moment', async () => {
    const { id } = await agreed();
    const order = await signed(await draft(id));
    const answers = await Promise.all([act(manager, order, 'apply'), act(partner, order, 'apply')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const again = await send<Order>(manager, 'GET', `/change-orders/${order.id}`);
    expect((await act(manager, again.body, 'apply')).body.code).toBe('CHANGE_ORDER_WRONG_STATE');
    expect(await get(id)).toMatchObject({ agreedVersion: 2, budget: '12500.00' });
  });

  it('are applied on the version that they were written for, and taken over to a later one', async () => {
    const { id } = await agreed();
    const [first, second] = [
      await signed(await draft(id)),
      await signed(await draft(id, { title: 'Other' })),
    ];
    const answers = await Promise.all([act(manager, first, 'apply'), act(partner, second, 'apply')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const late = answers.find(({ status }) => status === 409)!;
    expect(late.body.code).toBe('CHANGE_ORDER_STALE');
    const { body: orders } = await send<Order[]>(manager, 'GET', `/engagements/${id}/change-orders`);
    const stale = orders.find((order) => order.stale)!;
    expect(orders.map((order) => order.status).sort()).toEqual(['applied', 'signed']);
    const { body: rebased } = await act(manager, stale, 'rebase');
    expect(rebased).toMatchObject({ status: 'draft', basedOn: 2, stale: false, signedBy: '' });
    expect(rebased.before.budget).toBe('12500.00');
    expect((await act(manager, rebased, 'rebase')).body.code).toBe('CHANGE_ORDER_CURRENT');
    await act(manager, await signed(rebased), 'apply');
    expect(await get(id)).toMatchObject({ agreedVersion: 3, budget: '15000.00' });
  });

  it('leave no trace when the client rejects them, or the firm withdraws them', async () => {
    const before = await agreed();
    const { body: sent } = await act(manager, await draft(before.id, { lines: [HOURLY] }), 'send');
    const rejected = await act(manager, sent, 'reject', { note: 'Too dear' });
    expect(rejected.body).toMatchObject({ status: 'rejected', decisionNote: 'Too dear' });
    const withdrawn = await act(manager, await signed(await draft(before.id)), 'withdraw');
    expect(withdrawn.body).toMatchObject({ status: 'withdrawn', signedBy: '', number: 2 });
    const { budgetHours, ...after } = await get(before.id);
    expect(after).toMatchObject({ agreedVersion: 1, budget: '10000.00', lines: before.lines });
    expect(after.value).toMatchObject({ changes: '0', running: '10000.00' });
    expect((await act(manager, rejected.body, 'apply')).status).toBe(409);
  });

  it('are signed for by somebody else than who drafted them, on a day that was', async () => {
    const { id } = await agreed();
    const { body: sent } = await act(manager, await draft(id), 'send');
    expect((await act(viewer, sent, 'sign', SIGNATURE)).status).toBe(403);
    const byPartner = await send<Order>(partner, 'POST', `/engagements/${id}/change-orders`, {
      title: 'Mine',
      effectiveFrom: '2026-04-01',
      endDate: '2027-01-01',
    });
    const { body: own } = await act(partner, byPartner.body, 'send');
    expect((await act(partner, own, 'sign', SIGNATURE)).body.code).toBe('OWN_CHANGE_ORDER');
    const future = await act(partner, sent, 'sign', { ...SIGNATURE, signedOn: '2999-01-01' });
    expect(future.body.errors?.[0]?.code).toBe('SIGNED_LATER');
    expect((await send(partner, 'POST', `/change-orders/${sent.id}/sign`, SIGNATURE)).status).toBe(428);
  });

  it('are drafted for what is agreed, and checked against it', async () => {
    const { id, lines } = await agreed({ budgetHours: null });
    const url = `/engagements/${id}/change-orders`;
    const fields = async (over: object) =>
      (
        await send(manager, 'POST', url, { title: 'x', effectiveFrom: '2026-04-01', ...over })
      ).body.errors?.map(({ field, code }) => `${field} ${code}`);
    expect(await fields({ budgetChange: '-10000.00' })).toEqual(['budgetChange BUDGET_GONE']);
    expect(await fields({ budgetChange: '1.005' })).toEqual(['budgetChange TOO_MANY_DECIMALS']);
    expect(await fields({ budgetHoursChange: '5' })).toEqual(['budgetHoursChange BUDGET_OPEN']);
    expect(await fields({ effectiveFrom: '2025-12-31' })).toEqual(['effectiveFrom OUTSIDE_ENGAGEMENT']);
    expect(await fields({ endDate: '2025-12-31' })).toEqual(['endDate END_BEFORE_START']);
    expect(await fields({ lines: [{ ...CAPPED, cap: null }] })).toEqual(['lines.0.cap REQUIRED']);
    expect(await fields({ lines: [{ ...CAPPED, id: lines[0]!.id }] })).toEqual([
      'lines.0.model LINE_MODEL_CHANGED',
    ]);
    const nothing = await draft(id, { budgetChange: '0.00' });
    expect((await act(manager, nothing, 'send')).body.code).toBe('CHANGE_ORDER_EMPTY');
    const open = await harness.make.engagement(firm, clientId, { status: 'draft' });
    const early = await send(manager, 'POST', `/engagements/${open.id}/change-orders`, {
      title: 'x',
      effectiveFrom: '2026-04-01',
    });
    expect([early.status, early.body.code]).toEqual([409, 'ENGAGEMENT_NOT_AGREED']);
  });

  it('are edited as drafts', async () => {
    const { id } = await agreed();
    const order = await draft(id, { lines: [HOURLY] });
    const url = `/change-orders/${order.id}`;
    const edited = await send<Order>(
      manager,
      'PATCH',
      url,
      { budgetChange: null, lines: [CAPPED] },
      order.version,
    );
    expect(edited.body).toMatchObject({ version: 2, budgetChange: null, lines: [CAPPED], title: 'More' });
    expect((await send(manager, 'PATCH', url, { title: 'x' }, order.version)).status).toBe(412);
    const { body: sent } = await act(manager, edited.body, 'send');
    expect((await send(manager, 'PATCH', url, { title: 'x' }, sent.version)).body.code).toBe(
      'CHANGE_ORDER_NOT_DRAFT',
    );
  });

  it('extend what projects may use, and never end before they do', async () => {
    const engagement = await agreed();
    const [{ id: lineId }] = engagement.lines as [Line];
    const made = await send<{ id: string; version: number }>(manager, 'POST', '/projects', {
      ...{ engagementId: engagement.id, name: 'Sites', lineId, endDate: '2026-06-30' },
    });
    const url = `/projects/${made.body.id}`;
    const longer = { endDate: '2027-02-01' };
    expect((await send(manager, 'PATCH', url, longer, made.body.version)).status).toBe(422);
    await act(manager, await signed(await draft(engagement.id, { endDate: '2027-03-31' })), 'apply');
    expect((await send(manager, 'PATCH', url, longer, made.body.version)).status).toBe(200);
    const shorter = await signed(await draft(engagement.id, { endDate: '2027-01-31' }));
    const refused = await act(manager, shorter, 'apply');
    expect([refused.status, refused.body.code]).toEqual([409, 'PROJECTS_AFTER_END']);
  });

  it('name the line of projects that had no choice until then', async () => {
    const engagement = await agreed({ lines: [HOURLY] });
    const row = await harness.make.engagement(firm, clientId, { lines: [HOURLY] as never });
    const project = await harness.make.project(firm, row);
    await act(manager, await signed(await draft(row.id, { budgetChange: null, lines: [CAPPED] })), 'apply');
    const { body } = await send<{ lineTitle: string; lineId: string }>(
      manager,
      'GET',
      `/projects/${project.id}`,
    );
    expect(body.lineTitle).toBe('Advice');
    const [kept] = await harness.database.sql<{ line_id: string | null }>(
      'SELECT line_id FROM projects WHERE id = $1',
      [project.id],
    );
    expect(kept!.line_id).toBe(body.lineId);
    expect(engagement.lines).toHaveLength(1);
  });

  it('change rates from their first day on, as the preview says', async () => {
    const { id, ...row } = await harness.make.engagement(firm, clientId, { rates: { Consultant: '100.00' } });
    const project = await harness.make.project(firm, { id, ...row }, [manager.membershipId]);
    const log = (workDate: string) =>
      send<{ id: string }>(manager, 'POST', '/time-entries', {
        projectId: project.id,
        workDate,
        seconds: 3_600,
      });
    const [old, recent] = [(await log('2026-03-31')).body, (await log('2026-04-01')).body];
    const rates = [
      { role: 'consultant', hourlyRate: '120.00' },
      { role: 'Partner', hourlyRate: '250.00' },
    ];
    const order = await signed(await draft(id, { budgetChange: null, rates }));
    expect(order.rates).toMatchObject([
      { role: 'Partner', before: null },
      { role: 'consultant', before: '100.00' },
    ]);
    const seen = await send<Order>(viewer, 'GET', `/change-orders/${order.id}`);
    expect(seen.body.rates).toBeNull();
    const preview = await send<{ entries: number; stamp: string; items: { difference: string }[] }>(
      ...([manager, 'POST', `/change-orders/${order.id}/preview`] as const),
    );
    expect(preview.body).toMatchObject({ entries: 1, items: [{ difference: '20.00' }] });
    const other = await log('2026-04-02');
    const late = await act(manager, order, 'apply', { previewed: preview.body.stamp });
    expect([late.status, late.body.code]).toEqual([409, 'RATE_EFFECT_CHANGED']);
    expect((await act(manager, order, 'apply')).status).toBe(200);
    const priced = await harness.database.sql<{ hourly_rate: string }>(
      'SELECT hourly_rate FROM time_entries WHERE id = ANY ($1) ORDER BY work_date',
      [[old.id, recent.id, other.body.id]],
    );
    expect(priced.map(({ hourly_rate }) => hourly_rate)).toEqual(['100.00', '120.00', '120.00']);
  });

  it('need the right to read rates where they have some', async () => {
    const { id } = await agreed();
    const requester = await harness.make.member(firm, 'requester');
    const body = {
      title: 'x',
      effectiveFrom: '2026-04-01',
      rates: [{ role: 'Partner', hourlyRate: '1.00' }],
    };
    expect((await send(requester, 'POST', `/engagements/${id}/change-orders`, body)).status).toBe(403);
    const consultant = await harness.make.member(firm, 'consultant');
    expect((await send(consultant, 'GET', `/engagements/${id}/versions`)).status).toBe(403);
  });

  it('are never altered in the database: lines keep what was agreed', async () => {
    const { id } = await agreed();
    const change = harness.database.sql(
      `SET ROLE votra_app; UPDATE engagement_lines SET title = 'x' WHERE engagement_id = '${id}'`,
    );
    await expect(change).rejects.toThrow('permission denied');
  });
});
