import { addDays } from '#libs/calendar';
import { today } from '../../support/billing.js';
import { Harness } from '../../support/harness.js';
import type { TestMember } from '../../support/make.js';

interface Activity {
  id: string;
  version: number;
  subject: string;
  day: string;
  doneAt: string | null;
  ownerId: string;
  aboutName: string;
}

describe('activities', () => {
  let harness: Harness;
  let admin: TestMember;
  let clientId: string;
  let leadId: string;
  let prospectId: string;
  beforeAll(async () => {
    harness = await Harness.start();
    admin = await harness.make.member(await harness.make.firm(), 'admin');
    clientId = (await harness.make.client(admin.firmId)).id;
    leadId = (await call<{ id: string }>('POST', '/leads', { company: 'Fernhill' })).body.id;
    const terms = { name: 'Intranet', value: '1000', clientId };
    prospectId = (await call<{ id: string }>('POST', `/leads/${leadId}/qualify`, terms)).body.id;
  });
  afterAll(() => harness.stop());

  const call = <Body = Record<string, unknown>>(
    method: string,
    url: string,
    body?: object,
    headers: Record<string, string> = {},
    token = admin.token,
  ) => harness.request<Body>(method, url, token, { body, headers });
  const match = ({ version }: { version: number }) => ({ 'if-match': `"${version}"` });
  const add = async (facts: object) =>
    (await call<Activity>('POST', '/activities', { kind: 'call', subject: 'Talk', ...facts })).body;
  const list = async (query: string) =>
    (await call<{ items: Activity[] }>('GET', `/activities?${query}`)).body.items.map(
      ({ subject }) => subject,
    );

  it('follow a lead to its prospect and client', async () => {
    await add({ leadId, subject: 'First call', day: '2026-03-01' });
    await add({ prospectId, subject: 'Meeting', kind: 'meeting', day: '2026-03-02' });
    await add({ clientId, subject: 'Thanks', kind: 'mail', day: '2026-03-03' });
    expect(await list(`leadId=${leadId}`)).toEqual(['First call']);
    expect(await list(`prospectId=${prospectId}`)).toEqual(['Meeting', 'First call']);
    expect(await list(`clientId=${clientId}`)).toEqual(['Thanks', 'Meeting', 'First call']);
  });

  it.each([
    ['nothing', () => ({}), 'ABOUT_ONE'],
    ['two things', () => ({ leadId, prospectId }), 'ABOUT_ONE'],
    ['something of nowhere', () => ({ leadId: '0190a000-0000-7000-8000-000000000000' }), 'ABOUT_UNKNOWN'],
  ])('are not about %s', async (_, about, code) => {
    const { status, body } = await call<{ errors: { code: string }[] }>('POST', '/activities', {
      ...{ kind: 'call', subject: 'Talk' },
      ...about(),
    });
    expect([status, body.errors[0]?.code]).toEqual([422, code]);
  });

  it('that are due wait for their owner on the first page until they are done', async () => {
    const { token, membershipId } = await harness.make.member(admin.firmId, 'project_manager');
    const { id: leadId } = (await call<{ id: string }>('POST', '/leads', { company: 'Larkspur' })).body;
    const day = (by: number) => addDays(today(), by);
    const late = await add({
      leadId,
      kind: 'todo',
      subject: 'Call back',
      day: day(-1),
      ownerId: membershipId,
    });
    await add({ leadId, kind: 'todo', subject: 'Send paper', day: day(0), ownerId: membershipId });
    await add({ leadId, kind: 'todo', subject: 'Much later', day: day(9), ownerId: membershipId });
    const due = async (of: string) =>
      (await call<{ toDos: Activity[] }>('GET', '/home', undefined, {}, of)).body.toDos;
    expect(await due(token)).toMatchObject([
      { subject: 'Call back', overdue: true, aboutName: 'Larkspur', leadId },
      { subject: 'Send paper', overdue: false },
    ]);
    expect(await due(admin.token)).toEqual([]);
    expect(await list(`leadId=${leadId}&open=true&sort=day`)).toEqual([
      'Call back',
      'Send paper',
      'Much later',
    ]);

    const done = await call<Activity>('POST', `/activities/${late.id}/complete`);
    expect(done.body.doneAt).not.toBeNull();
    expect((await call('POST', `/activities/${late.id}/complete`)).status).toBe(409);
    expect((await due(token)).map(({ subject }) => subject)).toEqual(['Send paper']);
    expect((await call<Activity>('POST', `/activities/${late.id}/reopen`)).body.doneAt).toBeNull();
  });

  it('are corrected and removed, on record', async () => {
    const one = await add({ prospectId, subject: 'Typo' });
    const { body: fixed } = await call<Activity>(
      'PATCH',
      `/activities/${one.id}`,
      { subject: 'Type' },
      match(one),
    );
    expect(fixed).toMatchObject({ subject: 'Type', version: 2 });
    expect((await call('POST', `/activities/${one.id}/complete`)).body).toMatchObject({ code: 'NOT_OPEN' });
    expect((await call('DELETE', `/activities/${one.id}`, undefined, match(one))).status).toBe(412);
    expect((await call('DELETE', `/activities/${one.id}`, undefined, match(fixed))).status).toBe(204);
    const { body } = await call<{ items: { action: string }[] }>(
      'GET',
      `/audit/timeline?objectType=activity&objectId=${one.id}`,
    );
    expect(body.items.map(({ action }) => action)).toEqual([
      ...['activity.deleted', 'activity.updated', 'activity.created'],
    ]);
  });
});
