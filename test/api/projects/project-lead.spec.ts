import type {
  ApprovalQueueDto,
  DecisionReportDto,
} from '../../../apps/api/src/modules/time/approvals/dto/approval.dto.js';
import type { TimeEntryPageDto } from '../../../apps/api/src/modules/time/entries/dto/time-entry.dto.js';
import type { HomeDto } from '../../../apps/api/src/modules/home/dto/home.dto.js';
import type { ProjectDto } from '../../../apps/api/src/modules/projects/dto/project.dto.js';
import { Harness } from '../../support/harness.js';
import type { TestMember } from '../../support/make.js';
import { ifMatch, type TimeWorld, timeWorld } from '../time/time-world.js';

/** Two projects with the same team; a consultant without any right over all projects manages the first. */
describe('who manages a project', () => {
  let harness: Harness;
  let world: TimeWorld;
  let lead: TestMember;
  let otherId: string;
  beforeAll(async () => {
    harness = await Harness.start();
    world = await timeWorld(harness);
    lead = await harness.make.member(world.firmId, 'consultant');
    const team = [world.consultant.membershipId, lead.membershipId];
    otherId = (await harness.make.project(world.firmId, world.engagement, team)).id;
    const { membershipId } = lead;
    const member = { membershipId, role: 'Consultant' };
    await call('POST', `/projects/${world.project.id}/members`, member, world.manager);
  });
  beforeEach(() =>
    call('PATCH', `/projects/${world.project.id}`, { managerId: lead.membershipId }, world.manager),
  );
  afterAll(() => harness.stop());

  const get = async (id: string, who: TestMember = lead) =>
    (await world.call<ProjectDto>(who, 'GET', `/projects/${id}`)).body;
  const call = async <T = ProjectDto & { detail: string }>(
    method: string,
    url: string,
    body?: object,
    who: TestMember = lead,
  ) => {
    const seen =
      method === 'PATCH' ? await get(/projects\/([^/]+)/.exec(url)![1]!, world.manager) : undefined;
    return world.call<T>(who, method, url, body, seen ? ifMatch(seen.version) : {});
  };
  /** A submitted entry of the consultant. */
  const submitted = async (projectId: string, workDate: string, who = world.consultant) => {
    const { body } = await world.log(who, { projectId, workDate });
    await world.submit(who, workDate);
    return { id: body.id, version: body.version + 1 };
  };
  const waiting = async (who: TestMember) => {
    const { status, body } = await world.call<Partial<ApprovalQueueDto>>(who, 'GET', '/time-approvals');
    return { status, ids: (body.items ?? []).flatMap(({ entries }) => entries.map(({ id }) => id)) };
  };
  const approve = async (entry: { id: string; version: number }, who: TestMember = lead) =>
    (await world.call<DecisionReportDto>(who, 'POST', '/time-entries/approve', { entries: [entry] })).body;

  it('changes it, its team and its state, and no other project', async () => {
    const { id } = world.project;
    expect(await get(id)).toMatchObject({ mayEdit: true, hours: { of: 'all' } });
    expect(await get(otherId)).toMatchObject({ mayEdit: false, hours: { of: 'own' } });
    expect((await call('PATCH', `/projects/${id}`, { code: 'LED-1' })).body.code).toBe('LED-1');
    expect((await call('POST', `/projects/${id}/hold`, {})).body.status).toBe('on_hold');
    expect((await call('POST', `/projects/${id}/resume`, {})).body.status).toBe('active');
    const { membershipId } = await harness.make.member(world.firmId, 'consultant');
    const added = await call('POST', `/projects/${id}/members`, { membershipId, role: 'Consultant' });
    expect(added.status).toBe(201);
    for (const [method, path, body] of [
      ['PATCH', '', { code: 'MINE' }],
      ['POST', '/hold', {}],
      ['POST', '/cancel', {}],
      ['POST', '/members', { membershipId, role: 'Consultant' }],
      ['DELETE', `/members/${membershipId}`, undefined],
    ] as const)
      expect([path, (await call(method, `/projects/${otherId}${path}`, body)).status]).toEqual([path, 403]);
    expect(
      (await call('POST', '/projects', { engagementId: world.engagement.id, name: 'Mine' })).status,
    ).toBe(403);
  });

  it('keeps that office until somebody who may edit all projects gives it to another', async () => {
    const { id } = world.project;
    const managerId = world.consultant.membershipId;
    expect((await call('PATCH', `/projects/${id}`, { managerId })).status).toBe(403);
    expect((await call('PATCH', `/projects/${id}`, { managerId: lead.membershipId })).status).toBe(200);
  });

  it('knows nothing of projects that they are not on: 404, as for any id', async () => {
    const hidden = await harness.make.project(world.firmId, world.engagement, [world.manager.membershipId]);
    const foreign = '0190a000-0000-7000-8000-000000000000';
    for (const path of ['/hold', '/cancel', '/members']) {
      const body = path === '/members' ? { membershipId: lead.membershipId, role: 'Consultant' } : {};
      const [known, random] = [
        await call('POST', `/projects/${hidden.id}${path}`, body),
        await call('POST', `/projects/${foreign}${path}`, body),
      ];
      expect([known.status, known.body.detail]).toEqual([404, random.body.detail]);
    }
    const stale = await world.call(lead, 'PATCH', `/projects/${hidden.id}`, { code: 'X' }, ifMatch(99));
    expect(stale.status).toBe(404);
  });

  it('sees and decides the hours of others on it, and those alone', async () => {
    const here = await submitted(world.project.id, '2026-04-06');
    const there = await submitted(otherId, '2026-04-13');
    const own = await submitted(world.project.id, '2026-04-20', lead);
    expect((await waiting(lead)).ids).toEqual([here.id]);
    expect((await waiting(world.manager)).ids).toEqual(expect.arrayContaining([here.id, there.id, own.id]));

    const home = await world.call<HomeDto>(lead, 'GET', '/home');
    expect(home.body.approvals).toMatchObject({ count: 1, oldest: '2026-04-06' });

    expect((await approve(there)).refused).toMatchObject([{ id: there.id, code: 'NOT_FOUND' }]);
    expect((await approve(own)).refused).toMatchObject([{ id: own.id, code: 'OWN_TIME_ENTRY' }]);
    expect((await approve(here)).done).toEqual([here.id]);
    const reopen = (id: string) =>
      world.call<DecisionReportDto>(lead, 'POST', '/time-entries/reopen', {
        ids: [id],
        reason: 'Wrong task',
      });
    expect((await approve(there, world.manager)).done).toEqual([there.id]);
    expect((await reopen(there.id)).body.refused).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await reopen(here.id)).body.done).toEqual([here.id]);
  });

  it('finds the hours of others on it once they are decided', async () => {
    const here = await submitted(world.project.id, '2026-05-04');
    const there = await submitted(otherId, '2026-05-11');
    await approve(here);
    const seen = async (query: string, who = lead) => {
      const url = `/time-entries?from=2026-05-04&to=2026-05-17${query}`;
      const { status, body } = await world.call<Partial<TimeEntryPageDto>>(who, 'GET', url);
      return {
        status,
        entries: (body.items ?? []).map(({ id, projectManagerId }) => ({ id, projectManagerId })),
      };
    };
    const led = { status: 200, entries: [{ id: here.id, projectManagerId: lead.membershipId }] };
    expect(await seen('')).toEqual(led);
    expect(await seen(`&membershipId=${world.consultant.membershipId}&status=approved`)).toEqual(led);
    expect(await seen(`&projectId=${otherId}`)).toEqual({ status: 200, entries: [] });
    const outsider = await harness.make.member(world.firmId, 'consultant');
    expect(await seen('', outsider)).toEqual({ status: 200, entries: [] });
    expect((await seen(`&membershipId=${lead.membershipId}`, outsider)).status).toBe(403);
    const one = async (id: string) => (await world.call(lead, 'GET', `/time-entries/${id}`)).status;
    expect([await one(here.id), await one(there.id)]).toEqual([200, 404]);
  });

  it('is nobody special where their firm roles let them lead nothing', async () => {
    const viewer = await harness.make.member(world.firmId, 'viewer');
    const { id } = await harness.make.project(world.firmId, world.engagement, []);
    await call('PATCH', `/projects/${id}`, { managerId: viewer.membershipId }, world.manager);
    expect((await waiting(viewer)).status).toBe(403);
    expect((await call('POST', `/projects/${id}/hold`, {}, viewer)).status).toBe(403);
    expect((await get(id, viewer)).mayEdit).toBe(false);
  });

  it('loses it with the office, at the next request', async () => {
    const { id } = world.project;
    await call('PATCH', `/projects/${id}`, { managerId: null }, world.manager);
    expect((await call('POST', `/projects/${id}/hold`, {})).status).toBe(403);
    expect((await waiting(lead)).ids).toEqual([]);
  });
});
