import { addDays } from '#libs/calendar';
import { Billing, today } from '../../support/billing.js';
import { Harness } from '../../support/harness.js';
import type { TestMember } from '../../support/make.js';
import { putFile } from '../../support/record-files.js';

interface Health {
  score: number;
  computed: string;
  level: string;
  override: string | null;
  reason: string;
  setByName: string | null;
  parts: { part: string; points: number; measure: number | null }[];
  overdueSums: { currency: string; amount: string }[];
}
interface Event {
  id: string;
  at: string;
  action: string;
  type: string;
  label: string;
}
interface Events {
  items: Event[];
  nextCursor: string | null;
}
interface Deletion {
  keeps: Record<string, number>;
  takes: Record<string, number>;
}

describe('what a client’s page tells', () => {
  let harness: Harness;
  let billing: Billing;
  let admin: TestMember;
  let clientId: string;
  beforeAll(async () => {
    harness = await Harness.start();
    billing = await Billing.start(harness);
    admin = await harness.make.member(billing.firmId, 'admin');
    clientId = billing.client.id;
    await billing.hours({ seconds: 3_600 });
    await billing.issued({}, { issueDate: addDays(today(), -42) }); // due after thirty days
  });
  afterAll(() => harness.stop());

  const send = <Body>(method: string, url: string, body?: object, version?: number, token = admin.token) =>
    harness.request<Body>(method, url, token, {
      body,
      headers: version === undefined ? {} : { 'if-match': `"${version}"` },
    });
  const versionOf = async (id: string) =>
    (await send<{ version: number }>('GET', `/clients/${id}`)).body.version;
  const health = async (id = clientId, token = admin.token) =>
    (await send<Health>('GET', `/clients/${id}/health`, undefined, undefined, token)).body;
  const part = ({ parts }: Health, name: string) => parts.find(({ part }) => part === name)!;

  it('is a hundred points for a client whom nothing ails', async () => {
    const { id } = await harness.make.client(billing.firmId);
    expect(await health(id)).toMatchObject({ score: 100, level: 'good', override: null });
  });

  it('takes points for what is overdue, quiet, forgotten and sent back, and says so', async () => {
    const toDo = { kind: 'todo', subject: 'Call back', clientId, day: addDays(today(), -3) };
    await send('POST', '/activities', toDo);
    const seen = await health();
    expect(part(seen, 'overdue')).toMatchObject({ points: 12, measure: 12 });
    expect(part(seen, 'todos')).toMatchObject({ points: 5, measure: 1 });
    expect(seen.overdueSums).toHaveLength(1);
    const lost = seen.parts.reduce((sum, { points }) => sum + points, 0);
    expect(seen.score).toBe(100 - lost);
    const scores = await send<Health[]>('GET', `/client-health?clientIds=${clientId}`);
    expect(scores.body).toEqual([
      { clientId, score: seen.score, computed: seen.computed, level: seen.level },
    ]);
  });

  it('keeps amounts and days from those who see no invoices, and the score for all', async () => {
    const requester = await harness.make.member(billing.firmId, 'requester');
    const [all, some] = [await health(), await health(clientId, requester.token)];
    expect(some.score).toBe(all.score);
    expect(some.overdueSums).toEqual([]);
    expect(part(some, 'overdue').measure).toBeNull();
  });

  it('is what somebody says, with a reason, until it is left to the points again', async () => {
    const set = (body: object, version: number) =>
      send<Health & { code: string }>('PUT', `/clients/${clientId}/health`, body, version);
    const version = await versionOf(clientId);
    expect((await set({ level: 'risk', reason: '' }, version)).status).toBe(422);
    const { body } = await set({ level: 'risk', reason: 'Their sponsor left' }, version);
    expect(body).toMatchObject({ level: 'risk', override: 'risk', reason: 'Their sponsor left' });
    expect(body.setByName).toBeTruthy();
    expect((await set({ level: null, reason: '' }, version)).status).toBe(412);
    const cleared = await set({ level: null, reason: '' }, version + 1);
    expect(cleared.body).toMatchObject({ override: null, level: cleared.body.computed, setByName: null });
  });

  it('is one list of everything that happened, page by page', async () => {
    await putFile(harness, admin.token, `recordKind=client&recordId=${clientId}`, 'a.txt', 'words');
    await send('POST', `/clients/${clientId}/contacts`, { name: 'Ida' });
    const call = { kind: 'call', subject: 'Long ago', clientId, day: '2020-02-03' };
    await send('POST', '/activities', call);
    const all: Event[] = [];
    for (let cursor = ''; ;) {
      const url = `/audit/client-events?clientId=${clientId}&perPage=3${cursor}`;
      const { body } = await send<Events>('GET', url);
      all.push(...body.items);
      if (!body.nextCursor) break;
      cursor = `&cursor=${encodeURIComponent(body.nextCursor)}`;
    }
    const whole = (await send<Events>('GET', `/audit/client-events?clientId=${clientId}&perPage=200`)).body;
    expect(all).toEqual(whole.items);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all.at(-1)).toMatchObject({ action: 'activity.call', label: 'Long ago' });
    expect(all.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['client_contact.created', 'file.uploaded', 'invoice.issued']),
    );
    const invoices = await send<Events>('GET', `/audit/client-events?clientId=${clientId}&kinds=invoice`);
    expect(new Set(invoices.body.items.map(({ type }) => type))).toEqual(new Set(['invoice']));
    const requester = await harness.make.member(billing.firmId, 'requester');
    const less = await send<Events>(
      'GET',
      `/audit/client-events?clientId=${clientId}`,
      undefined,
      undefined,
      requester.token,
    );
    expect(less.body.items.map(({ type }) => type)).not.toContain('invoice');
    const stranger = await harness.make.member(await harness.make.firm(), 'admin');
    const theirs = `/audit/client-events?clientId=${clientId}`;
    expect((await send('GET', theirs, undefined, undefined, stranger.token)).status).toBe(404);
  });

  it('says what a deletion takes along, and what forbids it', async () => {
    const { id } = await harness.make.client(billing.firmId);
    await harness.make.engagement(billing.firmId, id, { status: 'draft' });
    await send('POST', `/clients/${id}/contacts`, { name: 'Ida' });
    await putFile(harness, admin.token, `recordKind=client&recordId=${id}`, 'a.txt', 'words');
    await send('POST', `/clients/${id}/portal-users`, { name: 'Jon', email: 'jon@test.example', rights: [] });
    const lines = [{ title: 'Advice', model: 'fixed', amount: '100' }];
    expect((await send('POST', '/proposals', { title: 'Offer', clientId: id, lines })).status).toBe(201);
    const { body } = await send<Deletion>('GET', `/clients/${id}/deletion`);
    expect(Object.values(body.keeps).every((count) => count === 0)).toBe(true);
    expect(body.takes).toMatchObject({ engagements: 1, proposals: 1, contacts: 1, files: 1, portalUsers: 1 });
    expect((await send('DELETE', `/clients/${id}`, undefined, await versionOf(id))).status).toBe(204);
    const kept = (await send<Deletion>('GET', `/clients/${clientId}/deletion`)).body.keeps;
    expect(kept).toMatchObject({ engagements: 1, projects: 1, invoices: 1 });
    const refused = await send('DELETE', `/clients/${clientId}`, undefined, await versionOf(clientId));
    expect(refused.status).toBe(409);
  });

  it('lets nobody new into the portal of an inactive client', async () => {
    const { id } = await harness.make.client(billing.firmId);
    await send('POST', `/clients/${id}/deactivate`);
    const facts = { name: 'Jon', email: 'jon@test.example', rights: [] };
    const refused = await send<{ code: string }>('POST', `/clients/${id}/portal-users`, facts);
    expect([refused.status, refused.body.code]).toEqual([409, 'CLIENT_INACTIVE']);
  });
});
