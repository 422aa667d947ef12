import { Harness } from '../../support/harness.js';
import type { TestMember } from '../../support/make.js';

interface Engagement {
  id: string;
  version: number;
  title: string;
  status: string;
  currency: string;
  budget: string | null;
  budgetUsed: string | null;
  rates: { role: string; hourlyRate: string }[] | null;
  submittedByName: string | null;
  decidedByName: string | null;
  decisionNote: string | null;
  projects: { name: string }[];
}
interface Problem {
  code: string;
  detail: string;
  errors?: { field: string; code: string }[];
}

const RATES = [
  { role: 'Partner', hourlyRate: '200.00' },
  { role: 'Consultant', hourlyRate: '95.38' },
];

describe('engagements', () => {
  let harness: Harness;
  let firm: string;
  let clientId: string;
  let manager: TestMember;
  let partner: TestMember;
  let requester: TestMember;
  let approver: TestMember;
  let stranger: TestMember;

  beforeAll(async () => {
    harness = await Harness.start();
    const { make } = harness;
    firm = await make.firm();
    clientId = (await make.client(firm, { currency: 'USD' })).id;
    manager = await make.member(firm, 'project_manager');
    partner = await make.member(firm, 'partner');
    requester = await make.member(firm, 'requester');
    approver = await make.member(firm, 'approver');
    stranger = await make.member(await make.firm(), 'admin');
  });
  afterAll(() => harness.stop());

  const send = <T>(who: { token: string }, method: string, url: string, body?: unknown, version?: number) =>
    harness.request<T>(method, url, who.token, {
      body,
      headers: version === undefined ? {} : { 'if-match': `"${version}"` },
    });
  const draft = (over: object = {}) => ({
    clientId,
    title: 'Data platform',
    startDate: '2026-01-01',
    endDate: '2026-06-30',
    budget: '50000.00',
    rates: RATES,
    ...over,
  });
  const create = async (over: object = {}): Promise<Engagement> => {
    const answer = await send<Engagement>(manager, 'POST', '/engagements', draft(over));
    expect(answer.status).toBe(201);
    return answer.body;
  };
  /** Decisions name the version that stands now, unless another was seen. */
  const act = async <T = Engagement>(
    who: TestMember,
    id: string,
    action: string,
    body?: object,
    seen?: number,
  ) => {
    const [row] = await harness.database.sql<{ version: number }>(
      'SELECT version FROM engagements WHERE id = $1',
      [id],
    );
    return send<T>(who, 'POST', `/engagements/${id}/${action}`, body, seen ?? row!.version);
  };

  it('are drafted in the currency of the client, with rates by role', async () => {
    const engagement = await create();
    expect(engagement).toMatchObject({
      status: 'draft',
      currency: 'USD',
      budget: '50000.00',
      budgetUsed: '0.00',
      rates: RATES,
      projects: [],
    });
  });

  it('are edited as drafts: rates are replaced, a budget can go', async () => {
    const { id } = await create();
    const rates = [{ role: 'Analyst', hourlyRate: '80' }];
    const edited = await send<Engagement>(manager, 'PATCH', `/engagements/${id}`, { rates, budget: null }, 1);
    expect(edited.body).toMatchObject({ version: 2, rates, budget: null, title: 'Data platform' });
    expect((await send(manager, 'PATCH', `/engagements/${id}`, { title: 'x' }, 1)).status).toBe(412);
    expect((await send(manager, 'PATCH', `/engagements/${id}`, { title: 'x' })).status).toBe(428);
    const [entry] = await harness.database.sql<{ before: object; after: object }>(
      `SELECT before, after FROM audit_entries WHERE object_id = $1 AND action = 'engagement.updated'`,
      [id],
    );
    expect(entry).toEqual({ before: { budget: '50000.00', rates: RATES }, after: { budget: null, rates } });
  });

  it('go from draft over a rejection to in progress and completed', async () => {
    const { id } = await create();
    expect((await act(manager, id, 'submit')).body).toMatchObject({ status: 'pending' });
    const rejected = await act(partner, id, 'reject', { note: 'The rate of partners is last year’s.' });
    expect(rejected.body).toMatchObject({
      status: 'rejected',
      decisionNote: 'The rate of partners is last year’s.',
      decidedByName: expect.any(String) as string,
    });
    expect((await act(manager, id, 'reopen')).body).toMatchObject({ status: 'draft' });
    // whoever rejected it before may submit it now
    expect((await act(partner, id, 'submit')).body).toMatchObject({ status: 'pending', decisionNote: null });
    expect((await act(manager, id, 'approve', { note: 'Go' })).body).toMatchObject({
      status: 'approved',
      decisionNote: 'Go',
    });

    const project = await send<{ id: string }>(manager, 'POST', '/projects', {
      engagementId: id,
      name: 'Build',
    });
    const blocked = await act<Problem>(manager, id, 'complete');
    expect(blocked.status).toBe(409);
    expect(blocked.body.detail).toBe('Close or cancel its open projects first: Build.');
    expect((await send<Engagement>(manager, 'GET', `/engagements/${id}`)).body.status).toBe('in_progress');
    await send(manager, 'POST', `/projects/${project.body.id}/close`);
    expect((await act(manager, id, 'complete')).body).toMatchObject({ status: 'completed' });
    const deeds = await harness.database.sql<{ action: string }>(
      'SELECT action FROM audit_entries WHERE object_id = $1 ORDER BY at, id',
      [id],
    );
    expect(deeds.map(({ action }) => action.replace('engagement.', ''))).toEqual([
      'created',
      'submitted',
      'rejected',
      'reopened',
      'submitted',
      'approved',
      'started',
      'completed',
    ]);
  });

  it('are approved as they were seen', async () => {
    const { id } = await create();
    const { version } = (await act(manager, id, 'submit')).body;
    await act(partner, id, 'reject', { note: 'Too cheap' });
    await act(manager, id, 'reopen');
    const rates = [{ role: 'Partner', hourlyRate: '1.00' }];
    const reopened = (await send<Engagement>(manager, 'GET', `/engagements/${id}`)).body;
    expect((await send(manager, 'PATCH', `/engagements/${id}`, { rates }, reopened.version)).status).toBe(
      200,
    );
    await act(manager, id, 'submit');
    for (const decision of ['approve', 'reject']) {
      const stale = await act<Problem>(approver, id, decision, { note: 'Fine' }, version);
      expect([stale.status, stale.body.code]).toEqual([412, 'STALE_VERSION']);
      const url = `/engagements/${id}/${decision}`;
      expect((await send(approver, 'POST', url, { note: 'Fine' })).status).toBe(428);
    }
    expect((await act(approver, id, 'approve')).status).toBe(200);
  });

  it('are decided by somebody else than who submitted them', async () => {
    const { id } = await create();
    await act(manager, id, 'submit');
    for (const decision of ['approve', 'reject']) {
      const own = await act<Problem>(manager, id, decision, { note: 'Mine' });
      expect(own.status).toBe(403);
      expect(own.body.code).toBe('OWN_SUBMISSION');
    }
    expect((await act(requester, id, 'approve')).status).toBe(403);
    expect((await act(approver, id, 'approve')).status).toBe(200);
  });

  it('move only along their lifecycle', async () => {
    const { id } = await create();
    for (const action of ['approve', 'reopen', 'complete'])
      expect((await act<Problem>(partner, id, action)).body.code).toBe('ENGAGEMENT_WRONG_STATE');
    expect((await act(partner, id, 'reject')).status).toBe(422);
    await act(manager, id, 'submit');
    expect((await act(manager, id, 'submit')).status).toBe(409);
    const late = await send<Problem>(manager, 'PATCH', `/engagements/${id}`, { title: 'x' }, 2);
    expect(late.status).toBe(409);
    expect(late.body.code).toBe('ENGAGEMENT_NOT_DRAFT');
    expect((await send(manager, 'DELETE', `/engagements/${id}`, undefined, 2)).status).toBe(409);
  });

  it('are not submitted without a rate, and stay drafts then', async () => {
    const { id } = await create({ rates: undefined });
    const refused = await act<Problem>(manager, id, 'submit');
    expect(refused.body.code).toBe('ENGAGEMENT_WITHOUT_RATES');
    expect((await send<Engagement>(manager, 'GET', `/engagements/${id}`)).body.status).toBe('draft');
  });

  it('are deleted as drafts', async () => {
    const { id } = await create();
    expect((await send(manager, 'DELETE', `/engagements/${id}`, undefined, 1)).status).toBe(204);
    expect((await send(manager, 'GET', `/engagements/${id}`)).status).toBe(404);
  });

  it('name every field of bad input', async () => {
    const fields = async (over: object) =>
      (await send<Problem>(manager, 'POST', '/engagements', draft(over))).body.errors?.map(
        ({ field }) => field,
      );
    expect(await fields({ endDate: '2025-12-31', budget: '1.005' })).toEqual(['endDate', 'budget']);
    expect(await fields({ budget: '0' })).toEqual(['budget']);
    expect(await fields({ budget: 5 })).toEqual(['budget']);
    expect(await fields({ startDate: '2026-02-30' })).toEqual(['startDate']);
    expect(await fields({ rates: [{ role: 'A', hourlyRate: '-1' }] })).toEqual(['rates.0.hourlyRate']);
    expect(await fields({ rates: [...RATES, { role: 'partner', hourlyRate: '1' }] })).toEqual([
      'rates.2.role',
    ]);
    expect(await fields({ status: 'approved' })).toEqual(['status']);
    expect(await fields({ clientId: stranger.membershipId })).toEqual(['clientId']);
    const foreign = await harness.make.client(stranger.firmId);
    expect(await fields({ clientId: foreign.id })).toEqual(['clientId']);
  });

  it('are refused for an inactive client', async () => {
    const inactive = await harness.make.client(firm, { status: 'inactive' });
    const refused = await send<Problem>(manager, 'POST', '/engagements', draft({ clientId: inactive.id }));
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ code: 'CLIENT_INACTIVE', errors: [{ field: 'clientId' }] });
  });

  it('show rates and what is used of the budget to those with the right', async () => {
    const engagement = await harness.make.engagement(firm, clientId, { currency: 'USD' });
    const project = await harness.make.project(firm, engagement);
    const entry = { membershipId: manager.membershipId, projectId: project.id, hourlyRate: '95.38' };
    await harness.make.timeEntry(firm, { ...entry, seconds: 11_700 }); // 3.25 h: 309.985, half up
    await harness.make.timeEntry(firm, { ...entry, billable: false });
    await harness.make.timeEntry(firm, { ...entry, status: 'rejected' });
    const seen = async (who: TestMember) =>
      (await send<Engagement>(who, 'GET', `/engagements/${engagement.id}`)).body;
    expect(await seen(manager)).toMatchObject({ budgetUsed: '309.99', rates: [{ role: 'Consultant' }] });
    const viewer = await harness.make.member(firm, 'viewer');
    expect(await seen(viewer)).toMatchObject({ budgetUsed: '309.99', rates: null });
    expect(await seen(requester)).toMatchObject({ budgetUsed: null, rates: null });
  });

  it('are drafted by a requester, without rates', async () => {
    expect((await send(requester, 'POST', '/engagements', draft())).status).toBe(403);
    const mine = await send<Engagement>(requester, 'POST', '/engagements', draft({ rates: undefined }));
    expect(mine.status).toBe(201);
    const url = `/engagements/${mine.body.id}`;
    expect((await send(requester, 'PATCH', url, { rates: RATES }, 1)).status).toBe(403);
    expect((await send(requester, 'PATCH', url, { title: 'Better' }, 1)).status).toBe(200);
  });

  it('are listed by client, status and text, newest first', async () => {
    const own = await harness.make.client(firm, { name: 'Northwind' });
    const first = await create({ clientId: own.id, title: 'Audit' });
    await create({ clientId: own.id, title: 'Rollout' });
    await act(manager, first.id, 'submit');
    const titles = async (query: string) =>
      (
        await send<{ items: Engagement[] }>(manager, 'GET', `/engagements?clientId=${own.id}${query}`)
      ).body.items.map(({ title }) => title);
    expect(await titles('')).toEqual(['Rollout', 'Audit']);
    expect(await titles('&sort=title')).toEqual(['Audit', 'Rollout']);
    expect(await titles('&status=pending')).toEqual(['Audit']);
    expect(await titles('&q=northw')).toHaveLength(2);
    expect(await titles('&q=roll')).toEqual(['Rollout']);
  });

  it('are of one firm, and not for consultants or the portal', async () => {
    const { id } = await create();
    const portal = await harness.make.portalUser(firm, clientId);
    const consultant = await harness.make.member(firm, 'consultant');
    for (const who of [portal, consultant]) {
      expect((await send(who, 'GET', '/engagements')).status).toBe(403);
      expect((await send(who, 'GET', `/engagements/${id}`)).status).toBe(403);
      expect((await send(who, 'POST', `/engagements/${id}/submit`)).status).toBe(403);
    }
    expect((await send(stranger, 'GET', `/engagements/${id}`)).status).toBe(404);
    expect((await send(stranger, 'PATCH', `/engagements/${id}`, { title: 'x' }, 1)).status).toBe(404);
    for (const action of ['submit', 'approve', 'reopen', 'complete'])
      expect((await act(stranger, id, action)).status).toBe(404);
    expect((await act(stranger, id, 'reject', { note: 'x' })).status).toBe(404);
  });
});
