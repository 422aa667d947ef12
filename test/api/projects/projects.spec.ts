import type { Engagement } from '../../../apps/api/src/modules/engagements/engagement.entity.js';
import { Harness } from '../../support/harness.js';
import type { TestMember } from '../../support/make.js';

interface Member {
  membershipId: string;
  role: string;
  hourlyRate: string | null;
}
interface Project {
  id: string;
  version: number;
  name: string;
  status: string;
  startDate: string;
  endDate: string;
  budget: string | null;
  value: string | null;
  members: Member[];
  hours: { of: string; loggedSeconds: number; billableSeconds: number; readyToBillSeconds: number };
}
interface Problem {
  code: string;
  detail: string;
  errors?: { field: string; code: string; message: string }[];
}
interface Rows {
  items: Project[];
}

describe('projects', () => {
  let harness: Harness;
  let firm: string;
  let clientId: string;
  let engagement: Engagement;
  let manager: TestMember;
  let consultant: TestMember;
  let stranger: TestMember;

  beforeAll(async () => {
    harness = await Harness.start();
    const { make } = harness;
    firm = await make.firm();
    clientId = (await make.client(firm)).id;
    engagement = await make.engagement(firm, clientId, {
      budget: '9000.00',
      rates: { Consultant: '100.00', Partner: '200.00' },
    });
    manager = await make.member(firm, 'project_manager');
    consultant = await make.member(firm, 'consultant');
    stranger = await make.member(await make.firm(), 'admin');
  });
  afterAll(() => harness.stop());

  let count = 0;
  const send = <T>(who: { token: string }, method: string, url: string, body?: unknown, version?: number) =>
    harness.request<T>(method, url, who.token, {
      body,
      headers: version === undefined ? {} : { 'if-match': `"${version}"` },
    });
  const post = <T>(over: object = {}) =>
    send<T>(manager, 'POST', '/projects', {
      engagementId: engagement.id,
      name: `Project no ${++count}`,
      ...over,
    });
  const create = async (over: object = {}): Promise<Project> => {
    const answer = await post<Project>(over);
    expect(answer.status).toBe(201);
    return answer.body;
  };
  const fieldsOf = ({ body }: { body: Problem }) => body.errors?.map(({ field }) => field);

  it('take the dates of their engagement and start it', async () => {
    const fresh = await harness.make.engagement(firm, clientId);
    const project = await create({ engagementId: fresh.id, managerId: manager.membershipId });
    expect(project).toMatchObject({
      status: 'active',
      startDate: '2026-01-01',
      endDate: '2049-12-31',
      clientId,
      managerId: manager.membershipId,
      members: [],
    });
    await create({ engagementId: fresh.id });
    const started = await harness.database.sql(
      `SELECT before, after FROM audit_entries WHERE object_id = $1 AND action = 'engagement.started'`,
      [fresh.id],
    );
    expect(started).toEqual([{ before: { status: 'approved' }, after: { status: 'in_progress' } }]);
  });

  it('take over scope, what is left of the budget, and a team that knows the client', async () => {
    const own = await harness.make.client(firm);
    const rates = { Consultant: '100.00', Partner: '200.00' };
    const terms = { description: 'Two sites', budget: '9000.00', budgetHours: '90', rates };
    const agreed = await harness.make.engagement(firm, own.id, terms);
    const suggested = async () =>
      (
        await send<{ name: string; role: string; knowsClient: boolean; membershipId: string }[]>(
          ...([manager, 'GET', `/projects/suggested-team?engagementId=${agreed.id}`] as const),
        )
      ).body;
    const members = [{ membershipId: consultant.membershipId, role: 'Consultant' }];
    const first = await create({ engagementId: agreed.id, budget: '4000.00', budgetHours: '90', members });
    expect(first).toMatchObject({ description: 'Two sites', budget: '4000.00', hasOwnBudget: true });
    expect(first.members).toMatchObject(members);
    expect(await suggested()).toMatchObject([{ ...members[0], knowsClient: true }]);
    const second = await create({ engagementId: agreed.id, description: '' });
    expect(second).toMatchObject({ description: '', budget: '5000.00', budgetHours: '90' });
    const third = await create({ engagementId: agreed.id, budget: null });
    expect(third).toMatchObject({ budget: '9000.00', hasOwnBudget: false });
    const bad = await post<Problem>({ engagementId: agreed.id, members: [{ ...members[0], role: 'Cook' }] });
    expect(bad.status).toBe(422);
    expect((await send(stranger, 'GET', `/projects/suggested-team?engagementId=${agreed.id}`)).status).toBe(
      404,
    );
  });

  it('are made from what is agreed only', async () => {
    for (const status of ['draft', 'pending', 'rejected', 'completed'] as const) {
      const other = await harness.make.engagement(firm, clientId, { status });
      const refused = await post<Problem>({ engagementId: other.id });
      expect(refused.status).toBe(409);
      expect(refused.body.code).toBe('ENGAGEMENT_NOT_APPROVED');
    }
  });

  it('name every field of bad input', async () => {
    const dates = await post<Problem>({ startDate: '2025-12-31', endDate: '2050-01-01' });
    expect(dates.status).toBe(422);
    expect(fieldsOf(dates)).toEqual(['startDate', 'endDate']);
    expect(fieldsOf(await post<Problem>({ managerId: stranger.membershipId }))).toEqual(['managerId']);
    expect(fieldsOf(await post<Problem>({ engagementId: manager.membershipId }))).toEqual(['engagementId']);
    expect(fieldsOf(await post<Problem>({ clientId }))).toEqual(['clientId']);
    const { name } = await create();
    const twin = await post<Problem>({ name });
    expect(twin.status).toBe(409);
    expect(fieldsOf(twin)).toEqual(['name']);
  });

  it('are edited by version, around the time that is logged', async () => {
    const { id } = await create();
    const url = `/projects/${id}`;
    await harness.make.timeEntry(firm, {
      membershipId: manager.membershipId,
      projectId: id,
      workDate: '2026-03-02',
    });
    expect(fieldsOf(await send<Problem>(manager, 'PATCH', url, { startDate: '2026-03-03' }, 1))).toEqual([
      'startDate',
    ]);
    const edited = await send<Project>(manager, 'PATCH', url, { endDate: '2026-03-02', code: 'P-1' }, 1);
    expect(edited.body).toMatchObject({ version: 2, endDate: '2026-03-02', code: 'P-1' });
    expect((await send(manager, 'PATCH', url, { code: 'x' }, 1)).status).toBe(412);
    expect((await send(manager, 'PATCH', url, { code: 'x' })).status).toBe(428);
    expect(fieldsOf(await send<Problem>(manager, 'PATCH', url, { status: 'completed' }, 2))).toEqual([
      'status',
    ]);
    expect(fieldsOf(await send<Problem>(manager, 'PATCH', url, { name: null }, 2))).toContain('name');
  });

  it('are held, resumed and closed for good', async () => {
    const { id } = await create();
    const act = <T = Project>(action: string) => send<T>(manager, 'POST', `/projects/${id}/${action}`);
    expect((await act('hold')).body.status).toBe('on_hold');
    expect((await act<Problem>('hold')).body.code).toBe('PROJECT_WRONG_STATE');
    expect((await act('resume')).body.status).toBe('active');
    expect((await act('close')).body.status).toBe('completed');
    expect((await act('cancel')).status).toBe(409);
    const late = await send<Problem>(manager, 'PATCH', `/projects/${id}`, { code: 'x' }, 4);
    expect(late.body.code).toBe('PROJECT_CLOSED');
    const member = { membershipId: consultant.membershipId, role: 'Consultant' };
    expect((await send(manager, 'POST', `/projects/${id}/members`, member)).status).toBe(409);
    const other = await create();
    expect((await send<Project>(manager, 'POST', `/projects/${other.id}/cancel`)).body.status).toBe(
      'cancelled',
    );
  });

  it('have members in a role that finds a rate', async () => {
    const { id } = await create();
    const url = `/projects/${id}/members`;
    const { membershipId } = consultant;
    const added = await send<Project>(manager, 'POST', url, { membershipId, role: 'Consultant' });
    expect(added.status).toBe(201);
    expect(added.body.members).toMatchObject([{ membershipId, role: 'Consultant', hourlyRate: '100.00' }]);
    const twice = await send<Problem>(manager, 'POST', url, { membershipId, role: 'Partner' });
    expect(twice.body).toMatchObject({ code: 'ALREADY_MEMBER', errors: [{ field: 'membershipId' }] });
    const unpriced = await send<Problem>(manager, 'PATCH', `${url}/${membershipId}`, { role: 'Intern' });
    expect(unpriced.status).toBe(422);
    expect(unpriced.body.errors).toEqual([
      {
        field: 'role',
        code: 'ROLE_WITHOUT_RATE',
        message:
          'No rate card of this project has a price for Intern. There are prices for Consultant, Partner.',
      },
    ]);
    const changed = await send<Project>(manager, 'PATCH', `${url}/${membershipId}`, { role: 'Partner' });
    expect(changed.body.members).toMatchObject([{ role: 'Partner', hourlyRate: '200.00' }]);
    await harness.make.timeEntry(firm, { membershipId, projectId: id });
    expect((await send<Project>(manager, 'DELETE', `${url}/${membershipId}`)).body.members).toEqual([]);
    expect((await send(manager, 'DELETE', `${url}/${membershipId}`)).status).toBe(404);
    const foreign = { membershipId: stranger.membershipId, role: 'Partner' };
    expect(fieldsOf(await send<Problem>(manager, 'POST', url, foreign))).toEqual(['membershipId']);
    expect((await send<Project>(manager, 'GET', `/projects/${id}`)).body.hours.loggedSeconds).toBe(3600);
    const deeds = await harness.database.sql(
      `SELECT action, before, after FROM audit_entries WHERE object_id = $1 AND action LIKE 'project.member%' ORDER BY at, id`,
      [id],
    );
    expect(deeds).toMatchObject([
      { action: 'project.member_added', before: null, after: { role: 'Consultant' } },
      { action: 'project.member_changed', before: { role: 'Consultant' }, after: { role: 'Partner' } },
      { action: 'project.member_removed', before: { role: 'Partner' }, after: null },
    ]);
  });

  it('show a consultant their own projects and hours, never money', async () => {
    const junior = await harness.make.member(firm, 'consultant');
    const project = await harness.make.project(firm, engagement, [junior.membershipId]);
    const hidden = await create();
    const log = { projectId: project.id, seconds: 7200 };
    await harness.make.timeEntry(firm, { ...log, membershipId: junior.membershipId, status: 'approved' });
    await harness.make.timeEntry(firm, { ...log, membershipId: manager.membershipId });
    const list = await send<Rows>(junior, 'GET', '/projects?mine=true&status=active');
    expect(list.body.items.map(({ id }) => id)).toEqual([project.id]);
    const all = (await send<Rows>(junior, 'GET', '/projects')).body.items.map(({ id }) => id);
    expect(all).toContain(project.id);
    expect(all).not.toContain(hidden.id);
    expect((await send(junior, 'GET', `/projects/${hidden.id}`)).status).toBe(404);
    const seen = await send<Project>(junior, 'GET', `/projects/${project.id}`);
    expect(seen.body).toMatchObject({
      budget: null,
      value: null,
      members: [{ role: 'Consultant', hourlyRate: null }],
      hours: { of: 'own', loggedSeconds: 7200, readyToBillSeconds: 7200 },
    });
    expect((await send<Project>(manager, 'GET', `/projects/${project.id}`)).body).toMatchObject({
      budget: '9000.00',
      value: '400.00',
      hours: { of: 'all', loggedSeconds: 14_400, readyToBillSeconds: 7200 },
    });
    const history = (id: string) => send(junior, 'GET', `/audit/timeline?objectType=project&objectId=${id}`);
    expect((await history(project.id)).status).toBe(200);
    expect((await history(hidden.id)).status).toBe(404);
    expect((await send(junior, 'POST', `/projects/${project.id}/close`)).status).toBe(403);
    expect((await send(junior, 'GET', '/projects?mine=maybe')).status).toBe(422);
  });

  it('are listed by client, engagement, status, member and text', async () => {
    const other = await harness.make.engagement(firm, clientId);
    const first = await create({ engagementId: other.id, name: 'Alpha wing', code: 'AW' });
    const second = await create({ engagementId: other.id, name: 'Beta wing' });
    await send(manager, 'POST', `/projects/${second.id}/hold`);
    const member = { membershipId: consultant.membershipId, role: 'Consultant' };
    await send(manager, 'POST', `/projects/${first.id}/members`, member);
    const names = async (query: string) =>
      (
        await send<Rows>(manager, 'GET', `/projects?engagementId=${other.id}&clientId=${clientId}${query}`)
      ).body.items.map(({ name }) => name);
    expect(await names('')).toEqual(['Alpha wing', 'Beta wing']);
    expect(await names('&sort=-name')).toEqual(['Beta wing', 'Alpha wing']);
    expect(await names('&status=on_hold')).toEqual(['Beta wing']);
    expect(await names('&q=AW')).toEqual(['Alpha wing']);
    expect(await names(`&memberId=${consultant.membershipId}`)).toEqual(['Alpha wing']);
  });

  it('are of one firm, and not for the portal', async () => {
    const { id } = await create();
    const portal = await harness.make.portalUser(firm, clientId);
    expect((await send(portal, 'GET', '/projects')).status).toBe(403);
    expect((await send(portal, 'GET', `/projects/${id}`)).status).toBe(403);
    const member = { membershipId: stranger.membershipId, role: 'Consultant' };
    for (const [method, path, body] of [
      ['GET', ''],
      ['PATCH', '', { name: 'Mine' }],
      ['POST', '/hold'],
      ['POST', '/close'],
      ['POST', '/cancel'],
      ['POST', '/members', member],
      ['DELETE', `/members/${consultant.membershipId}`],
    ] as const) {
      expect((await send(stranger, method, `/projects/${id}${path}`, body, 1)).status).toBe(404);
    }
    const foreign = await send<Problem>(stranger, 'POST', '/projects', {
      engagementId: engagement.id,
      name: 'Mine',
    });
    expect(fieldsOf(foreign)).toEqual(['engagementId']);
  });

  describe('for their members only', { shuffle: false }, () => {
    let own: string;
    let agreed: Engagement;
    let lead: TestMember;
    let other: TestMember;
    let worker: TestMember;
    let books: TestMember;
    let secret: string;

    beforeAll(async () => {
      const { make } = harness;
      own = await make.firm();
      const { id } = await make.client(own);
      agreed = await make.engagement(own, id, { budget: '9000.00', rates: { Consultant: '100.00' } });
      lead = await make.member(own, 'project_manager');
      other = await make.member(own, 'project_manager');
      worker = await make.member(own, 'consultant');
      books = await make.member(own, 'accountant');
      const { membershipId } = worker;
      secret = (
        await make.project(own, agreed, [membershipId], {
          ...{ managerId: lead.membershipId, privacy: 'members' },
        })
      ).id;
      const open = await make.project(own, agreed, [membershipId]);
      for (const projectId of [secret, open.id])
        await make.timeEntry(own, { membershipId, projectId, status: 'approved' });
    });

    const totals = async (who: TestMember) => {
      const of = async (url: string) => (await send<{ total: number }>(who, 'GET', url)).body.total;
      return [await of('/projects'), await of('/time-entries')];
    };

    it('are seen, with the hours on them, by manager, team and those who see everybody’s', async () => {
      expect(await totals(other)).toEqual([1, 1]);
      expect((await send(other, 'GET', `/projects/${secret}`)).status).toBe(404);
      for (const who of [lead, worker, books]) expect(await totals(who)).toEqual([2, 2]);
    });

    it('count in what is agreed and used, which is one number for everybody', async () => {
      const used = async (who: TestMember) =>
        (await send<{ budgetUsed: string; projects: unknown[] }>(who, 'GET', `/engagements/${agreed.id}`))
          .body;
      expect(await used(books)).toMatchObject({ budgetUsed: '200.00', projects: { length: 2 } });
      expect(await used(other)).toMatchObject({ budgetUsed: '200.00', projects: { length: 1 } });
    });

    it('are billed by those who see them', async () => {
      const draft = (who: TestMember) =>
        send<Problem>(who, 'POST', '/invoices', {
          ...{ clientId: agreed.clientId, periodFrom: '2026-03-01', periodTo: '2026-03-31' },
          grouping: 'entry',
        });
      expect(await draft(other)).toMatchObject({ status: 409, body: { code: 'PROJECTS_FOR_MEMBERS_ONLY' } });
      expect((await draft(books)).status).toBe(201);
    });

    it('stay one’s own hours after one left, and are nobody’s to hide from themselves', async () => {
      const { body } = await send<Project>(lead, 'GET', `/projects/${secret}`);
      await send(lead, 'DELETE', `/projects/${secret}/members/${worker.membershipId}`);
      expect(await totals(worker)).toEqual([1, 2]);
      const away = { managerId: other.membershipId };
      expect(
        (await send<Problem>(lead, 'PATCH', `/projects/${secret}`, away, body.version)).body,
      ).toMatchObject({
        code: 'VALIDATION_FAILED',
        errors: [{ field: 'privacy', code: 'PROJECT_HIDDEN_FROM_ONESELF' }],
      });
      await harness.database.sql(`UPDATE firms SET project_privacy = 'members' WHERE id = $1`, [own]);
      const start = (over: object) =>
        send<Project & Problem>(other, 'POST', '/projects', {
          ...{ engagementId: agreed.id, name: `Quiet ${++count}`, ...over },
        });
      expect((await start({})).status).toBe(422);
      const members = [{ membershipId: other.membershipId, role: 'Consultant' }];
      expect(await start({ members })).toMatchObject({ status: 201, body: { privacy: 'members' } });
      expect((await start({ privacy: 'firm' })).status).toBe(201);
    });
  });
});
