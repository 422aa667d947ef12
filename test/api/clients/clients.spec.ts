import { randomUUID } from 'node:crypto';
import { Harness } from '../../support/harness.js';
import type { TestMember, TestPortalUser } from '../../support/make.js';

interface Client {
  id: string;
  version: number;
  name: string;
  status: string;
  currency: string;
  paymentTermsDays: number;
}
interface Problem {
  code: string;
  detail: string;
  errors?: { field: string; code: string }[];
}
interface Rows {
  items: Client[];
  total: number;
}

const VAT = { label: 'VAT', country: 'DE', number: 'DE136695976', onInvoices: true };

describe('clients', () => {
  let harness: Harness;
  let firm: string;
  let admin: TestMember;
  let manager: TestMember;
  let consultant: TestMember;
  let stranger: TestMember;
  let portal: TestPortalUser;

  beforeAll(async () => {
    harness = await Harness.start();
    const { make } = harness;
    firm = await make.firm();
    admin = await make.member(firm, 'admin');
    manager = await make.member(firm, 'project_manager');
    consultant = await make.member(firm, 'consultant');
    stranger = await make.member(await make.firm(), 'admin');
    portal = await make.portalUser(firm, (await make.client(firm)).id);
  });
  afterAll(() => harness.stop());

  const send = <T>(who: { token: string }, method: string, url: string, body?: unknown, version?: number) =>
    harness.request<T>(method, url, who.token, {
      body,
      headers: version === undefined ? {} : { 'if-match': `"${version}"` },
    });
  const create = async (over: object = {}): Promise<Client> => {
    const answer = await send<Client>(manager, 'POST', '/clients', {
      name: `Acme ${randomUUID()}`,
      ...over,
    });
    expect(answer.status).toBe(201);
    return answer.body;
  };
  const audit = (id: string) =>
    harness.database.sql<{ action: string; before: object | null; after: object | null }>(
      'SELECT action, before, after FROM audit_entries WHERE object_id = $1 ORDER BY at, id',
      [id],
    );

  it('are created with defaults and edited by version', async () => {
    const client = await create({ name: '  Harbour Labs ', email: 'ap@harbour.example', taxIds: [VAT] });
    expect(client).toMatchObject({
      name: 'Harbour Labs',
      currency: 'EUR',
      paymentTermsDays: 30,
      status: 'active',
      version: 1,
    });
    const edited = await send<Client>(manager, 'PATCH', `/clients/${client.id}`, { paymentTermsDays: 14 }, 1);
    expect(edited.body).toMatchObject({ name: 'Harbour Labs', paymentTermsDays: 14, version: 2 });
    expect(edited.headers['etag']).toBe('"2"');
    expect(await audit(client.id)).toEqual([
      expect.objectContaining({ action: 'client.created', before: null }),
      { action: 'client.updated', before: { paymentTermsDays: 30 }, after: { paymentTermsDays: 14 } },
    ]);
  });

  it('refuse a change of a version that is not the last, and one that names none', async () => {
    const { id } = await create();
    const url = `/clients/${id}`;
    expect((await send(manager, 'PATCH', url, { phone: '1' }, 7)).status).toBe(412);
    expect((await send(manager, 'PATCH', url, { phone: '1' })).status).toBe(428);
    expect((await send(admin, 'DELETE', url)).status).toBe(428);
    expect((await send(manager, 'GET', url)).body).toMatchObject({ version: 1, phone: '' });
  });

  it('have names of their own', async () => {
    const { name } = await create();
    const twin = await send<Problem>(manager, 'POST', '/clients', { name });
    expect(twin.status).toBe(409);
    expect(twin.body).toMatchObject({ code: 'CLIENT_NAME_TAKEN', errors: [{ field: 'name' }] });
    expect((await send(stranger, 'POST', '/clients', { name })).status).toBe(201);
  });

  it('name every field of bad input', async () => {
    const body = {
      name: ' ',
      currency: 'EURO',
      paymentTermsDays: 400,
      email: 'nobody',
      status: 'inactive',
      phone: null,
    };
    const refused = await send<Problem>(manager, 'POST', '/clients', body);
    expect(refused.status).toBe(422);
    const fields = new Set(refused.body.errors?.map(({ field }) => field));
    expect(fields).toEqual(new Set(Object.keys(body)));
    const none = await send<Problem>(manager, 'GET', '/clients?sort=internalNote&firmId=1');
    expect(none.body.errors?.map(({ field }) => field).sort()).toEqual(['firmId', 'sort']);
  });

  it('are listed, found, filtered and sorted', async () => {
    const own = await harness.make.firm();
    const owner = await harness.make.member(own, 'partner');
    for (const [name, currency, paymentTermsDays] of [
      ['Alpha', 'EUR', 30],
      ['Beta 100%', 'USD', 7],
      ['Gamma', 'EUR', 60],
    ])
      await send(owner, 'POST', '/clients', { name, currency, paymentTermsDays });
    const names = async (query: string) =>
      (await send<Rows>(owner, 'GET', `/clients?${query}`)).body.items.map(({ name }) => name);
    expect(await names('')).toEqual(['Alpha', 'Beta 100%', 'Gamma']);
    expect(await names('q=0%25')).toEqual(['Beta 100%']);
    expect(await names('currency=EUR&sort=-paymentTermsDays')).toEqual(['Gamma', 'Alpha']);
    expect(await names('page=2&perPage=2')).toEqual(['Gamma']);
    const [alpha] = (await send<Rows>(owner, 'GET', '/clients?q=alpha')).body.items;
    await send(owner, 'POST', `/clients/${alpha!.id}/deactivate`);
    expect(await names('')).toEqual(['Beta 100%', 'Gamma']);
    expect(await names('status=inactive')).toEqual(['Alpha']);
    expect(await names('status=all')).toHaveLength(3);
  });

  it('are deactivated and reactivated, once each', async () => {
    const { id } = await create();
    expect((await send(manager, 'POST', `/clients/${id}/deactivate`)).status).toBe(403);
    expect((await send<Client>(admin, 'POST', `/clients/${id}/deactivate`)).body.status).toBe('inactive');
    expect((await send(admin, 'POST', `/clients/${id}/deactivate`)).status).toBe(409);
    expect((await send<Client>(admin, 'POST', `/clients/${id}/reactivate`)).body.status).toBe('active');
    expect((await audit(id)).map(({ action }) => action)).toEqual([
      'client.created',
      'client.deactivated',
      'client.reactivated',
    ]);
  });

  it('are deleted only while nothing hangs on them', async () => {
    const { make } = harness;
    const client = await make.client(firm, { name: 'Busy' });
    const engagement = await make.engagement(firm, client.id);
    await make.engagement(firm, client.id, { status: 'draft' });
    await make.project(firm, engagement);
    await make.portalUser(firm, client.id);
    const refused = await send<Problem>(admin, 'DELETE', `/clients/${client.id}`, undefined, 1);
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      code: 'CLIENT_IN_USE',
      detail: 'Busy has 1 engagement, 1 project and 1 portal user. Deactivate it instead.',
    });

    const free = await make.client(firm);
    await make.engagement(firm, free.id, { status: 'draft' });
    expect((await send(admin, 'DELETE', `/clients/${free.id}`, undefined, 1)).status).toBe(204);
    expect((await send(admin, 'GET', `/clients/${free.id}`)).status).toBe(404);
    expect((await audit(free.id)).map(({ action }) => action)).toEqual(['client.deleted']);
  });

  it('list who may sign in to the portal', async () => {
    const users = await send<{ email: string }[]>(manager, 'GET', `/clients/${portal.clientId}/portal-users`);
    expect(users.body).toHaveLength(1);
    expect(users.body[0]).toMatchObject({ status: 'active', email: expect.stringContaining('@') as string });
  });

  it('are for those with the right, of this firm', async () => {
    const { id } = await create();
    expect((await harness.request('GET', '/clients')).status).toBe(401);
    for (const who of [consultant, portal]) {
      expect((await send(who, 'GET', '/clients')).status).toBe(403);
      expect((await send(who, 'GET', `/clients/${id}`)).status).toBe(403);
      expect((await send(who, 'PATCH', `/clients/${id}`, { name: 'x' }, 1)).status).toBe(403);
    }
    const accountant = await harness.make.member(firm, 'accountant');
    expect((await send(accountant, 'GET', `/clients/${id}`)).status).toBe(200);
    expect((await send(accountant, 'POST', '/clients', { name: 'x' })).status).toBe(403);
    for (const [method, path, body] of [
      ['GET', ''],
      ['PATCH', '', { name: 'Mine' }],
      ['DELETE', ''],
      ['POST', '/deactivate'],
      ['GET', '/portal-users'],
    ] as const) {
      expect((await send(stranger, method, `/clients/${id}${path}`, body, 1)).status).toBe(404);
    }
    expect(
      (await send<Rows>(stranger, 'GET', '/clients?status=all')).body.items.map((c) => c.id),
    ).not.toContain(id);
  });

  it('are created once for one idempotency key', async () => {
    const once = () =>
      harness.request<Client>('POST', '/clients', manager.token, {
        body: { name: 'Once' },
        headers: { 'idempotency-key': 'k-1' },
      });
    const [first, second] = [await once(), await once()];
    expect(second.body.id).toBe(first.body.id);
  });
});
