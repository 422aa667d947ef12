import { Harness } from '../../support/harness.js';
import type { TestMember } from '../../support/make.js';

interface Prospect {
  id: string;
  version: number;
  name: string;
  status: string;
  stageId: string;
  stageName: string;
  chance: number;
  weighted: string;
  closedOn: string | null;
  lostReason: string;
}
interface Board {
  columns: {
    id: string;
    name: string;
    kind: string;
    totals: { currency: string; count: number; value: string; weighted: string }[];
    cards: Prospect[];
  }[];
  isWhole: boolean;
}
interface Lead {
  id: string;
  version: number;
  status: string;
  prospectId: string | null;
}

interface Campaign {
  id: string;
  version: number;
  status: string;
}

describe('leads and the pipeline', () => {
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
    headers: Record<string, string> = {},
    token = admin.token,
  ) => harness.request<Body>(method, url, token, { body, headers });
  const match = ({ version }: { version: number }) => ({ 'if-match': `"${version}"` });
  const lead = async (over: object = {}) =>
    (await call<Lead>('POST', '/leads', { company: 'Fernhill Foods', ...over })).body;
  const prospect = async (over: object = {}) =>
    (
      await call<Prospect>('POST', '/prospects', {
        name: 'Intranet',
        company: 'Fernhill',
        value: '1000',
        ...over,
      })
    ).body;
  const board = async (query = '') => (await call<Board>('GET', `/pipeline${query}`)).body;
  const column = async (name: string) => (await board()).columns.find((one) => one.name === name)!;
  const place = (one: Prospect, stageId: string, more: object = {}) =>
    call<Prospect>('PATCH', `/prospects/${one.id}/place`, { stageId, ...more }, match(one));
  const actions = async (objectType: string, id: string) =>
    (
      await call<{ items: { action: string }[] }>(
        'GET',
        `/audit/timeline?objectType=${objectType}&objectId=${id}`,
      )
    ).body.items.map(({ action }) => action);

  it('keeps a lead, by whom it was entered, and finds it again', async () => {
    const { body, status } = await call<Lead>('POST', '/leads', {
      ...{ company: 'Fernhill Foods', person: 'Ida Holm', email: 'Ida@Fernhill.example' },
      ...{ phone: '+44 20 7946 0123', source: 'Referral' },
    });
    expect([status, body]).toMatchObject([
      201,
      { status: 'open', email: 'ida@fernhill.example', ownerId: admin.membershipId, prospectId: null },
    ]);
    const changed = await call<Lead>('PATCH', `/leads/${body.id}`, { ownerId: null }, match(body));
    expect(changed.body).toMatchObject({ ownerId: null, ownerName: null, version: 2 });
    expect((await call('PATCH', `/leads/${body.id}`, { source: 'Web' }, match(body))).status).toBe(412);
    const { body: found } = await call<{ items: Lead[] }>('GET', '/leads?q=fernhill&sort=company');
    expect(found.items.map(({ id }) => id)).toEqual([body.id]);
  });

  it('drops a lead with a reason and takes it up again', async () => {
    const { id } = await lead();
    const dropped = await call('POST', `/leads/${id}/drop`, { reason: 'Too small' });
    expect(dropped.body).toMatchObject({ status: 'dropped', dropReason: 'Too small' });
    expect((await call<{ items: Lead[] }>('GET', '/leads')).body.items).toEqual([]);
    expect((await call('POST', `/leads/${id}/qualify`, { name: 'Work', value: '1' })).status).toBe(409);
    expect((await call('POST', `/leads/${id}/reopen`)).body).toMatchObject({
      status: 'open',
      dropReason: '',
    });
  });

  it('makes a lead a prospect exactly once, however often it is asked at the same time', async () => {
    const { id } = await lead({ person: 'Ida Holm' });
    const terms = { name: 'Intranet', value: '12000.50' };
    const answers = await Promise.all(
      [1, 2, 3].map(() => call<Prospect>('POST', `/leads/${id}/qualify`, terms)),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const ids = new Set(answers.map(({ body }) => body.id));
    expect(ids.size).toBe(1);
    expect(answers[0]!.body).toMatchObject({
      ...{ company: 'Fernhill Foods', person: 'Ida Holm', leadId: id, stageName: 'First talk' },
      ...{ chance: 10, weighted: '1200.05', currency: 'EUR', status: 'open' },
    });
    const { body: after } = await call<Lead>('GET', `/leads/${id}`);
    expect(after).toMatchObject({ status: 'qualified', prospectId: [...ids][0] });
    expect(await actions('lead', id)).toEqual(['lead.qualified', 'lead.created']);
  });

  it('tells what came of a campaign, currency by currency, with the counts of the lists behind it', async () => {
    const facts = { name: 'Fair', channel: 'event', cost: '1000', budget: '900.50' };
    const { body: fair } = await call<Campaign>('POST', '/campaigns', facts);
    const { id: campaignId } = fair;
    const [first] = [await lead({ campaignId }), await lead({ campaignId }), await lead()];
    const qualified = await call<Prospect>('POST', `/leads/${first.id}/qualify`, {
      name: 'Work',
      value: '3000',
    });
    expect(qualified.body).toMatchObject({ campaignId, campaignName: 'Fair' });
    await place(qualified.body, (await column('Won')).id);
    await prospect({ campaignId, value: '500', currency: 'USD' });
    const { body: result } = await call('GET', `/campaigns/${campaignId}`);
    expect(result).toMatchObject({
      ...{ leads: 2, qualified: 1, won: 1, costPerLead: '500.00', returnPercent: '200.0', budget: '900.50' },
      sums: [
        { currency: 'EUR', open: 0, won: 1, wonValue: '3000.00', openWeighted: '0.00' },
        { currency: 'USD', open: 1, won: 0, wonValue: '0.00', openValue: '500.00', openWeighted: '50.00' },
      ],
    });
    const count = async (url: string) =>
      (await call<{ total: number }>('GET', `${url}&campaignId=${campaignId}`)).body.total;
    expect(await count('/leads?status=all')).toBe(2);
    expect(await count('/prospects?status=won')).toBe(1);
    expect((await call<{ items: object[] }>('GET', '/campaigns?channel=event')).body.items).toMatchObject([
      { leads: 2, won: 1, cost: '1000.00' },
    ]);
    const refused = await call('DELETE', `/campaigns/${campaignId}`, undefined, match(fair));
    expect(refused).toMatchObject({ status: 409, body: { code: 'CAMPAIGN_USED' } });
  });

  it('keeps campaigns by their rules', async () => {
    const make = (facts: object) =>
      call<Campaign>('POST', '/campaigns', { name: 'Fair', channel: 'mail', ...facts });
    const { body: fair } = await make({});
    expect((await make({})).body).toMatchObject({ code: 'CAMPAIGN_NAME_TAKEN' });
    const wrong = { name: 'B', startsOn: '2026-02-02', endsOn: '2026-02-01' };
    expect((await make(wrong)).status).toBe(422);
    expect((await make({ name: 'B', cost: '1.005' })).status).toBe(422);
    expect((await call('POST', '/leads', { company: 'A', campaignId: admin.membershipId })).status).toBe(422);
    const move = async (to: string) => (await call<Campaign>('POST', `/campaigns/${fair.id}/${to}`)).body;
    expect(await move('start')).toMatchObject({ status: 'running' });
    expect(await move('start')).toMatchObject({ status: 409 });
    const ended = await move('end');
    expect(ended.status).toBe('ended');
    expect((await call('PATCH', `/campaigns/${fair.id}`, { cost: '5' }, match(fair))).status).toBe(412);
    expect((await call('DELETE', `/campaigns/${fair.id}`, undefined, match(ended))).status).toBe(204);
    expect(await actions('campaign', fair.id)).toEqual([
      ...['campaign.deleted', 'campaign.ended', 'campaign.started', 'campaign.created'],
    ]);
  });

  it.each([
    ['no company', { company: undefined }, 'company'],
    ['more decimals than the currency has', { value: '10.005' }, 'value'],
    ['a number for money', { value: 10 }, 'value'],
    ['a chance above all', { probability: 101 }, 'probability'],
    ['somebody of nowhere', { ownerId: '0190a000-0000-7000-8000-000000000000' }, 'ownerId'],
    ['a stage of nowhere', { stageId: '0190a000-0000-7000-8000-000000000000' }, 'stageId'],
  ])('refuses a prospect with %s', async (_, over, field) => {
    const facts = { name: 'Intranet', company: 'Fernhill', value: '1000', ...over };
    const { status, body } = await call<{ errors: { field: string }[] }>('POST', '/prospects', facts);
    expect([status, body.errors[0]?.field]).toEqual([422, field]);
  });

  it('sums each stage by currency, plainly and by chance', async () => {
    await prospect({ value: '1000' });
    await prospect({ value: '333.33', probability: 50 });
    await prospect({ value: '500', currency: 'USD' });
    await prospect({ value: '900', currency: 'JPY', probability: 5, name: 'Tokyo office' });
    expect((await column('First talk')).totals).toEqual([
      { currency: 'EUR', count: 2, value: '1333.33', weighted: '266.67' }, // 100.00 + 166.67
      { currency: 'JPY', count: 1, value: '900', weighted: '45' },
      { currency: 'USD', count: 1, value: '500.00', weighted: '50.00' },
    ]);
    const filtered = await board('?q=tokyo');
    expect(filtered.columns.flatMap(({ totals }) => totals).length).toBe(1);
    expect(filtered.columns.map(({ kind }) => kind)).toEqual(['open', 'open', 'open', 'open', 'won', 'lost']);
  });

  it('gives every place of a stage, also where many cards go into one gap', async () => {
    const last = await prospect({ name: 'Last' });
    const names: string[] = [];
    for (let n = 0; n < 20; n++) {
      const card = await prospect({ name: `Card ${n}` });
      expect((await place(card, last.stageId, { beforeProspectId: last.id })).status).toBe(200);
      names.push(card.name);
    }
    const { cards } = await column('First talk');
    expect(cards.map(({ name }) => name)).toEqual([...names, 'Last']);
    const first = await place(last, last.stageId, { beforeProspectId: cards[0]!.id });
    expect(first.body).toMatchObject({ version: last.version + 1, status: 'open' });
    expect((await column('First talk')).cards[0]!.name).toBe('Last');
    expect(await actions('prospect', last.id)).toEqual(['prospect.created']); // its order is nobody's history
  });

  it('keeps an order when several are moved to the same place at once', async () => {
    const target = await prospect({ name: 'Target' });
    const cards = [];
    for (let n = 0; n < 5; n++) cards.push(await prospect({ name: `Card ${n}` }));
    const moved = await Promise.all(
      cards.map((card) => place(card, target.stageId, { beforeProspectId: target.id })),
    );
    expect(moved.map(({ status }) => status)).toEqual(cards.map(() => 200));
    const places = await harness.database.sql<{ position: number }>(
      'SELECT DISTINCT position FROM prospects WHERE firm_id = $1',
      [admin.firmId],
    );
    expect(places.length).toBe(6);
    expect((await column('First talk')).cards.at(-1)!.name).toBe('Target');
    expect((await place(cards[0]!, target.stageId)).status).toBe(412);
  });

  it('wins, loses with a reason and reopens by where a prospect stands', async () => {
    const { columns } = await board();
    const [open, , , , won, lost] = columns.map(({ id }) => id);
    let one = await prospect({ probability: 40 });
    one = (await place(one, won!)).body;
    expect(one).toMatchObject({ status: 'won', chance: 100, weighted: '1000.00' });
    expect(one.closedOn).toMatch(/^\d{4}-/);
    expect((await place(one, lost!)).body).toMatchObject({ code: 'VALIDATION_FAILED' });
    one = (await place(one, lost!, { lostReason: 'Went with somebody cheaper' })).body;
    expect(one).toMatchObject({ status: 'lost', chance: 0, lostReason: 'Went with somebody cheaper' });
    one = (await place(one, open!)).body;
    expect(one).toMatchObject({ status: 'open', chance: 40, closedOn: null, lostReason: '' });
    expect(await actions('prospect', one.id)).toEqual([
      ...['prospect.reopened', 'prospect.lost', 'prospect.won', 'prospect.created'],
    ]);
    await place(one, won!);
    await harness.database.sql(`UPDATE prospects SET closed_on = current_date - 40 WHERE firm_id = $1`, [
      admin.firmId,
    ]);
    expect((await column('Won')).cards).toEqual([]);
    expect((await call<{ items: Prospect[] }>('GET', '/prospects?status=won')).body.items.length).toBe(1);
  });

  it('lets the firm name, order and remove its stages', async () => {
    const stages = async () =>
      (await call<{ id: string; name: string; version: number }[]>('GET', '/pipeline-stages')).body;
    const demo = { name: 'Demo', probability: 30 };
    const { body: added } = await call<{ id: string; version: number }>('POST', '/pipeline-stages', demo);
    const before = { beforeStageId: (await stages())[1]!.id };
    await call('PATCH', `/pipeline-stages/${added.id}`, before, match(added));
    expect((await stages()).map(({ name }) => name)).toEqual([
      ...['First talk', 'Demo', 'Needs understood', 'Proposal', 'Negotiation', 'Won', 'Lost'],
    ]);
    expect((await call('POST', '/pipeline-stages', demo)).body).toMatchObject({ code: 'STAGE_NAME_TAKEN' });
    const [first, second] = await stages();
    await prospect();
    const remove = (stage: { id: string; version: number }) =>
      call('DELETE', `/pipeline-stages/${stage.id}`, undefined, match(stage));
    expect((await remove(first!)).body).toMatchObject({ status: 409, code: 'STAGE_IN_USE' });
    expect((await remove((await stages()).at(-1)!)).body).toMatchObject({ code: 'STAGE_STAYS' });
    expect((await remove(second!)).status).toBe(204);
  });

  it('is for those who may read or manage it, and never for the portal', async () => {
    const client = await harness.make.client(admin.firmId);
    const contact = await harness.make.portalUser(admin.firmId, client.id);
    const viewer = await harness.make.member(admin.firmId, 'viewer');
    const consultant = await harness.make.member(admin.firmId, 'consultant');
    const one = await prospect({ clientId: client.id, company: undefined });
    expect(one).toMatchObject({ company: client.name, clientId: client.id });
    for (const [token, status] of [
      [viewer.token, 200],
      [consultant.token, 403],
      [contact.token, 403],
    ] as const) {
      expect((await call('GET', '/pipeline', undefined, {}, token)).status).toBe(status);
      expect((await call('GET', `/prospects/${one.id}`, undefined, {}, token)).status).toBe(status);
    }
    const move = await call('PATCH', `/prospects/${one.id}`, { name: 'Mine' }, match(one), viewer.token);
    expect(move.status).toBe(403);
  });

  it('outlives the client that it was about', async () => {
    const { id: clientId, name: company } = await harness.make.client(admin.firmId);
    const { id } = await prospect({ clientId, company: undefined });
    const gone = await call('DELETE', `/clients/${clientId}`, undefined, match({ version: 1 }));
    expect(gone.status).toBe(204);
    expect((await call('GET', `/prospects/${id}`)).body).toMatchObject({ clientId: null, company });
  });
});
