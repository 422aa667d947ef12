import { Harness } from '../../support/harness.js';
import type { TestMember } from '../../support/make.js';

interface Contact {
  id: string;
  version: number;
  name: string;
  isMain: boolean;
  roles: string[];
  portalUserId: string | null;
  portalStatus: string | null;
}
interface Tag {
  id: string;
  version: number;
  name: string;
  clients: number;
}
interface Client {
  id: string;
  version: number;
  taxId: string;
  website: string;
  ownerName: string | null;
  tags: { name: string; colour: string }[];
}
interface Problem {
  code: string;
  errors?: { field: string; code: string }[];
}

const VAT = { label: 'VAT', country: 'DE', number: 'DE136695976', onInvoices: true };

describe('what a firm knows of its clients', () => {
  let harness: Harness;
  let admin: TestMember;
  let clientId: string;
  beforeAll(async () => {
    harness = await Harness.start();
  });
  beforeEach(async () => {
    admin = await harness.make.member(await harness.make.firm(), 'admin');
    clientId = (await harness.make.client(admin.firmId)).id;
  });
  afterAll(() => harness.stop());

  const call = <Body>(method: string, url: string, body?: object, version?: number, token = admin.token) =>
    harness.request<Body>(method, url, token, {
      body,
      headers: version === undefined ? {} : { 'if-match': `"${version}"` },
    });
  const add = async (facts: object) =>
    (await call<Contact>('POST', `/clients/${clientId}/contacts`, facts)).body;
  const contacts = async () => (await call<Contact[]>('GET', `/clients/${clientId}/contacts`)).body;

  it('has one main contact, the first until another is', async () => {
    const ida = await add({ name: 'Ida', roles: ['billing'] });
    const jon = await add({ name: 'Jon', isMain: true });
    expect((await contacts()).map(({ name, isMain }) => [name, isMain])).toEqual([
      ['Jon', true],
      ['Ida', false],
    ]);
    const { version } = (await contacts())[1]!;
    const changed = await call<Contact>('PATCH', `/client-contacts/${ida.id}`, { isMain: true }, version);
    expect(changed.body).toMatchObject({ isMain: true, roles: ['billing'] });
    expect((await contacts()).find(({ id }) => id === jon.id)?.isMain).toBe(false);
  });

  it('has an address once', async () => {
    await add({ name: 'Ida', email: 'Ida@acme.example' });
    const twin = await call<Problem>('POST', `/clients/${clientId}/contacts`, {
      name: 'Ida Two',
      email: 'ida@acme.example',
    });
    expect([twin.status, twin.body.code]).toEqual([409, 'CONTACT_EMAIL_TAKEN']);
  });

  it('is the same person in the portal, whoever comes first', async () => {
    const ida = await add({ name: 'Ida', email: 'ida@acme.example' });
    expect(ida.portalUserId).toBeNull();
    const invited = await call('POST', `/client-contacts/${ida.id}/invite`, { rights: ['billing'] });
    expect(invited.status).toBe(200);
    expect((await contacts())[0]).toMatchObject({ portalStatus: 'invited' });
    expect((await call('POST', `/client-contacts/${ida.id}/invite`, { rights: [] })).status).toBe(409);

    const facts = { name: 'Jon', email: 'jon@acme.example', rights: [] };
    await call('POST', `/clients/${clientId}/portal-users`, facts);
    const jon = await add({ name: 'Jon', email: 'jon@acme.example' });
    expect(jon.portalStatus).toBe('invited');
    expect((await call('DELETE', `/client-contacts/${jon.id}`, undefined, jon.version)).status).toBe(204);
    expect((await call<object[]>('GET', `/clients/${clientId}/portal-users`)).body).toHaveLength(2);
  });

  it('forgets the contact with the erased portal user', async () => {
    const portal = await harness.make.portalUser(admin.firmId, clientId);
    await add({ name: 'Ida', email: portal.email });
    await call('POST', `/portal-users/${portal.portalUserId}/deactivate`, { reason: 'left' });
    const [user] = (
      await call<{ name: string; version: number }[]>('GET', `/clients/${clientId}/portal-users`)
    ).body;
    const erasure = { name: user!.name, reason: 'asked for it' };
    await call('POST', `/portal-users/${portal.portalUserId}/erase`, erasure, user!.version);
    expect(await contacts()).toEqual([]);
  });

  it('comes along with a converted prospect', async () => {
    const facts = { name: 'Intranet', company: 'Fernhill', person: 'Ida', email: 'ida@fernhill.example' };
    const prospect = (await call<{ id: string }>('POST', '/prospects', { ...facts, value: '100' })).body;
    await call('POST', `/prospects/${prospect.id}/convert`, { clientId });
    expect(await contacts()).toMatchObject([{ name: 'Ida', isMain: true, portalUserId: null }]);
  });

  it('is told of in the list by tag and owner', async () => {
    const tag = async (name: string) =>
      (await call<Tag>('POST', '/client-tags', { name, colour: 'teal' })).body;
    const [key, dormant] = [await tag('Key account'), await tag('Dormant')];
    const facts = { tagIds: [key.id, dormant.id], ownerId: admin.membershipId, website: 'acme.example' };
    const { body } = await call<Client>('PATCH', `/clients/${clientId}`, facts, 1);
    expect(body).toMatchObject({
      tags: [{ name: 'Dormant' }, { name: 'Key account', colour: 'teal' }],
      website: 'https://acme.example',
    });
    expect(body.ownerName).toBeTruthy();
    const found = async (query: string) =>
      (await call<{ items: { id: string; tags: object[] }[] }>('GET', `/clients?${query}`)).body.items;
    expect(await found(`tagId=${key.id}`)).toMatchObject([{ id: clientId, tags: [{}, {}] }]);
    expect(await found(`ownerId=${admin.membershipId}`)).toHaveLength(1);
    expect(await found(`ownerId=${clientId}`)).toEqual([]);
    expect((await call('DELETE', `/client-tags/${dormant.id}`, undefined, dormant.version)).status).toBe(204);
    expect((await found(''))[0]).toMatchObject({ tags: [{ name: 'Key account' }] });
    const stranger = await harness.make.member(await harness.make.firm(), 'admin');
    expect((await call<Tag[]>('GET', '/client-tags', undefined, undefined, stranger.token)).body).toEqual([]);
    const foreign = (
      await call<Tag>('POST', '/client-tags', { name: 'Theirs', colour: 'red' }, undefined, stranger.token)
    ).body;
    const refused = await call<Problem>('PATCH', `/clients/${clientId}`, { tagIds: [foreign.id] }, 2);
    expect([refused.status, refused.body.errors?.[0]?.field]).toEqual([422, 'tagIds']);
  });

  it('has tax ids with right check digits, one of them for invoices', async () => {
    const write = (...taxIds: object[]) =>
      call<Client & Problem>('PATCH', `/clients/${clientId}`, { taxIds }, 1);
    const wrong = await write({ ...VAT, number: 'DE136695977' });
    expect([wrong.status, wrong.body.errors?.[0]?.field]).toEqual([422, 'taxIds.0.number']);
    expect((await write(VAT, { ...VAT, country: '', number: 'HRB 1' })).status).toBe(422);
    const right = await write({ ...VAT, country: '', number: 'HRB 1', onInvoices: false }, VAT);
    expect(right.body).toMatchObject({ taxId: 'DE136695976' });
  });

  it('links to websites and nothing else', async () => {
    for (const website of ['javascript:alert(1)', 'ftp://acme.example', 'https://a:b@acme.example'])
      expect([website, (await call('PATCH', `/clients/${clientId}`, { website }, 1)).status]).toEqual([
        website,
        422,
      ]);
  });

  it('is for those who may read and write clients, and never for the portal', async () => {
    await add({ name: 'Ida' });
    const accountant = await harness.make.member(admin.firmId, 'accountant');
    const portal = await harness.make.portalUser(admin.firmId, clientId);
    const url = `/clients/${clientId}/contacts`;
    expect((await call('GET', url, undefined, undefined, accountant.token)).status).toBe(200);
    expect((await call('POST', url, { name: 'X' }, undefined, accountant.token)).status).toBe(403);
    for (const path of [url, '/client-tags'])
      expect((await call('GET', path, undefined, undefined, portal.token)).status).toBe(403);
  });
});
