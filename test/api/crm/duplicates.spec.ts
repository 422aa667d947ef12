import { Harness } from '../../support/harness.js';
import type { TestMember } from '../../support/make.js';

interface Known {
  kind: string;
  id: string;
  company: string;
  reasons: string[];
}
interface Merged {
  id: string;
  version: number;
  status: string;
  person: string;
  note: string;
  value: string;
  leadId: string | null;
  clientId: string | null;
  clientName: string | null;
  convertedAt: string | null;
  stageName: string;
  mergedIntoId: string | null;
  merged: { id: string; name: string }[];
}

describe('who is known already', () => {
  let harness: Harness;
  let admin: TestMember;
  beforeAll(async () => {
    harness = await Harness.start();
  });
  beforeEach(async () => {
    admin = await harness.make.member(await harness.make.firm(), 'admin');
  });
  afterAll(() => harness.stop());

  const call = <Body = Record<string, unknown>>(
    method: string,
    url: string,
    body?: object,
    token = admin.token,
  ) => harness.request<Body>(method, url, token, { body });
  const add = async (what: 'leads' | 'prospects', facts: object) =>
    (
      await call<Merged>('POST', `/${what}`, {
        ...(what === 'prospects' && { name: 'Intranet', value: '100' }),
        ...facts,
      })
    ).body;
  const known = async (typed: Record<string, string>, token = admin.token) =>
    (await call<Known[]>('GET', `/duplicates?${new URLSearchParams(typed).toString()}`, undefined, token))
      .body;

  it.each([
    ['another spelling and legal form', { company: 'MÜLLER & Söhne AG' }, ['company']],
    ['a typing error', { company: 'Muller und Sohne' }, ['company']],
    ['the address, however it is written', { email: 'Ida@Mueller-Soehne.example' }, ['email']],
    ['a colleague’s address', { email: 'jon@mueller-soehne.example' }, ['domain']],
    ['the phone without its country code', { phone: '0221 / 496 01 23' }, ['phone']],
  ])('is found by %s', async (_, typed, reasons) => {
    const facts = {
      company: 'Müller & Söhne GmbH',
      email: 'ida@mueller-soehne.example',
      phone: '+49 221 496 0123',
    };
    const { id } = await add('leads', facts);
    await add('leads', {
      company: 'Quite Different Ltd',
      email: 'x@other.example',
      phone: '+49 30 111 2222',
    });
    expect(await known(typed)).toMatchObject([{ kind: 'lead', id, reasons }]);
    expect(await known({ ...typed, leadId: id })).toEqual([]);
    expect(await known(typed, (await harness.make.member(await harness.make.firm(), 'admin')).token)).toEqual(
      [],
    );
  });

  it('is found among prospects and clients too, and told by too little of nobody', async () => {
    const client = await harness.make.client(admin.firmId, { name: 'Fernhill Foods Ltd.' });
    const prospect = await add('prospects', { company: 'Fernhill Foods' });
    const found = await known({ company: 'fernhill foods' });
    expect(found.map(({ id }) => id).sort()).toEqual([client.id, prospect.id].sort());
    expect(await known({ company: 'Fe', phone: '12' })).toEqual([]);
    await add('leads', { company: 'Somebody', email: 'a@gmail.com' });
    expect(await known({ email: 'b@gmail.com' })).toEqual([]);
  });

  it('is found by a client’s contacts, website and tax id, and two clients as a pair until they are told apart', async () => {
    const VAT = { label: 'VAT', country: 'DE', number: 'DE136695976', onInvoices: true };
    const make = async (name: string, facts: object) =>
      (await call<{ id: string }>('POST', '/clients', { name, ...facts })).body.id;
    const first = await make('Harbour Labs', { website: 'https://www.harbour.example/en', taxIds: [VAT] });
    await call('POST', `/clients/${first}/contacts`, { name: 'Ida', email: 'ida@labs.example' });
    for (const [typed, reasons] of [
      [{ email: 'ida@labs.example' }, ['email']],
      [{ email: 'jon@labs.example' }, ['domain']],
      [{ website: 'harbour.example' }, ['domain']],
      [{ taxIds: 'de 136 695 976' }, ['taxId']],
    ] as const)
      expect(await known(typed)).toMatchObject([{ kind: 'client', id: first, reasons }]);

    const second = await make('HARBOUR LABS Ltd.', { email: 'books@labs.example' });
    await make('Somebody else', { email: 'a@gmail.com' });
    await make('Nobody else', { email: 'b@gmail.com' });
    type Pairs = { first: { id: string }; second: { id: string }; reasons: string[] }[];
    const pairs = async (query = '') => (await call<Pairs>('GET', `/client-suspects${query}`)).body;
    const pair = { first: { id: first }, second: { id: second }, reasons: ['company', 'domain'] };
    expect(await pairs()).toMatchObject([pair]);
    const tell = (apart: boolean) =>
      call('PUT', '/client-suspects', { clientId: second, otherClientId: first, apart });
    expect([(await tell(true)).status, (await tell(true)).status]).toEqual([204, 204]);
    expect([await pairs(), await pairs('?apart=true')]).toMatchObject([[], [pair]]);
    await tell(false);
    expect(await pairs()).toMatchObject([pair]);
    const stranger = await harness.make.member(await harness.make.firm(), 'admin');
    expect((await call<Pairs>('GET', '/client-suspects', undefined, stranger.token)).body).toEqual([]);
  });

  it('makes one lead of two, with all that was done', async () => {
    const stays = await add('leads', { company: 'Fernhill', note: 'First' });
    const goes = await add('leads', { company: 'Fernhill Ltd', person: 'Ida', note: 'Second' });
    await call('POST', '/activities', { kind: 'call', subject: 'Talk', leadId: goes.id });
    const merge = (id: string, leadId: string) => call<Merged>('POST', `/leads/${id}/merge`, { leadId });
    expect((await merge(stays.id, stays.id)).status).toBe(422);
    const [one, two] = await Promise.all([merge(stays.id, goes.id), merge(goes.id, stays.id)]);
    expect([one.status, two.status].sort()).toEqual([200, 409]); // only one of the two stands for both
    const winner = one.status === 200 ? one.body : two.body;
    expect(winner.person).toBe('Ida');
    expect(winner.note.split('\n\n').sort()).toEqual(['First', 'Second']);
    const loser = winner.id === stays.id ? goes.id : stays.id;
    expect(winner.merged).toMatchObject([{ id: loser }]);
    expect((await call<Merged>('GET', `/leads/${loser}`)).body).toMatchObject({
      status: 'merged',
      mergedIntoId: winner.id,
    });
    const { body: activities } = await call<{ total: number }>('GET', `/activities?leadId=${winner.id}`);
    expect(activities.total).toBe(1);
    const { body: list } = await call<{ total: number }>('GET', '/leads?status=all');
    expect(list.total).toBe(1);
    expect((await call('POST', `/leads/${loser}/reopen`)).status).toBe(409);
  });

  it('makes one prospect of two; the one that stays takes the lead, if it had none', async () => {
    const lead = await add('leads', { company: 'Fernhill' });
    const terms = { name: 'Old', value: '50' };
    const { body: goes } = await call<Merged>('POST', `/leads/${lead.id}/qualify`, terms);
    const stays = await add('prospects', { company: 'Fernhill', value: '70' });
    const { body } = await call<Merged>('POST', `/prospects/${stays.id}/merge`, { prospectId: goes.id });
    expect(body).toMatchObject({ value: '70.00', leadId: lead.id, merged: [{ id: goes.id, name: 'Old' }] });
    expect((await call('POST', `/prospects/${stays.id}/merge`, { prospectId: goes.id })).status).toBe(409);
    expect((await call<{ prospectId: string }>('GET', `/leads/${lead.id}`)).body.prospectId).toBe(stays.id);
  });

  describe('once it is won', () => {
    const convert = (id: string, body: object = {}, token = admin.token) =>
      call<Merged & { code: string }>('POST', `/prospects/${id}/convert`, body, token);

    it('becomes one client, however often that is asked at the same time, with its person', async () => {
      const { id } = await add('prospects', {
        ...{ company: 'Fernhill', person: 'Ida Holm', email: 'ida@fernhill.example', currency: 'USD' },
      });
      const answers = await Promise.all([1, 2, 3].map(() => convert(id, { withContact: true })));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
      const clients = new Set(answers.map(({ body }) => body.clientId));
      expect(clients.size).toBe(1);
      expect(answers[0]!.body).toMatchObject({ status: 'won', stageName: 'Won', clientName: 'Fernhill' });
      const [clientId] = clients;
      expect((await call('GET', `/clients/${clientId}`)).body).toMatchObject({ currency: 'USD' });
      const { body: contacts } = await call<object[]>('GET', `/clients/${clientId}/portal-users`);
      expect(contacts).toMatchObject([
        { name: 'Ida Holm', email: 'ida@fernhill.example', status: 'to_invite' },
      ]);
    });

    it('may be a client that is there already', async () => {
      const client = await harness.make.client(admin.firmId, { name: 'Fernhill' });
      const { id } = await add('prospects', { company: 'Fernhill' });
      expect((await convert(id)).body.code).toBe('CLIENT_NAME_TAKEN');
      expect((await convert(id, { withContact: true, clientId: client.id })).body.code).toBe(
        'VALIDATION_FAILED',
      );
      expect((await call<Merged>('GET', `/prospects/${id}`)).body.status).toBe('open');
      expect((await convert(id, { clientId: client.id })).body).toMatchObject({ clientId: client.id });
    });

    it('takes the rights to make clients and contacts', async () => {
      const role = { name: 'Seller', permissions: ['crm.read', 'crm.manage', 'firm.read'] };
      const { body } = await call<{ id: string }>('POST', '/roles', role);
      const seller = await harness.make.member(admin.firmId);
      await harness.database.sql(
        'INSERT INTO membership_custom_roles (firm_id, membership_id, role_id) VALUES ($1, $2, $3)',
        [admin.firmId, seller.membershipId, body.id],
      );
      const { id } = await add('prospects', { company: 'Fernhill' });
      expect((await convert(id, {}, seller.token)).status).toBe(403);
      const { body: found } = await call<Known[]>(
        'GET',
        '/duplicates?company=fernhill',
        undefined,
        seller.token,
      );
      expect(found.map(({ kind }) => kind)).toEqual(['prospect']);
    });
  });
});
