import { ROLES, type Role } from '#libs/contracts';
import type { InvoiceDto } from '../../../apps/api/src/modules/finance/invoices/dto/invoice.dto.js';
import { Billing, match, today } from '../../support/billing.js';
import { Harness } from '../../support/harness.js';

describe('who may do what with money', () => {
  let harness: Harness;
  let billing: Billing;
  let draft: InvoiceDto;
  let invoice: InvoiceDto;
  let paymentId: string;
  let accountId: string;
  let journalId: string;
  let mailId: string;
  let rateId: string;
  beforeAll(async () => {
    harness = await Harness.start();
    billing = await Billing.start(harness, { email: 'pay@client.example' });
    await billing.hours({}, { workDate: '2026-04-01' });
    invoice = await billing.issued();
    draft = await billing.drafted({ periodFrom: '2026-04-01', periodTo: '2026-04-30' });
    ({ id: paymentId, journalId } = await billing.paid(invoice.id, '10.00'));
    await billing.call('POST', `/invoices/${invoice.id}/send`, {});
    accountId = (await billing.trialBalance()).rows[0]!.id;
    rateId = (await billing.call<{ items: { id: string }[] }>('GET', '/tax-rates')).body.items[0]!.id;
    mailId = (await billing.call<{ items: { id: string }[] }>('GET', '/mails')).body.items[0]!.id;
  });
  afterAll(() => harness.stop());

  /** Every operation, with a body that would do. */
  const operations = (): [method: string, url: string, body?: object, headers?: Record<string, string>][] => [
    ['GET', '/tax-rates'],
    ['GET', '/tax-rates/in-force?code=standard&date=2026-01-01'],
    [
      'POST',
      '/tax-rates',
      { code: 'late', name: 'Late', category: 'Z', percent: '0', validFrom: '2026-01-01' },
    ],
    ['GET', `/tax-rates/${rateId}`],
    ['PATCH', `/tax-rates/${rateId}`, {}, match({ version: 99 })],
    ['DELETE', `/tax-rates/${rateId}`, undefined, match({ version: 99 })],
    ['GET', '/billing/ready'],
    ['GET', '/invoices'],
    [
      'POST',
      '/invoices',
      { clientId: billing.client.id, periodFrom: '2026-04-01', periodTo: '2026-04-30', grouping: 'day' },
    ],
    ['GET', `/invoices/${draft.id}`],
    ['GET', `/invoices/${draft.id}/entries`],
    ['GET', `/invoices/${draft.id}/preview.pdf`],
    ['GET', `/invoices/${invoice.id}/pdf`],
    ['PATCH', `/invoices/${draft.id}`, {}, match({ version: 99 })],
    ['PUT', `/invoices/${draft.id}/entries`, { entryIds: [] }, match({ version: 99 })],
    ['DELETE', `/invoices/${draft.id}`, undefined, match({ version: 99 })],
    ['POST', `/invoices/${invoice.id}/issue`, {}, match(invoice)],
    ['POST', `/invoices/${draft.id}/send`, {}],
    ['GET', '/payments'],
    ['GET', `/payments/${paymentId}`],
    ['POST', '/payments', { invoiceId: draft.id, date: today(), amount: '1.00', method: 'cash' }],
    ['POST', `/payments/${paymentId}/reverse`, { reason: '' }],
    ['GET', '/ledger/accounts'],
    ['GET', '/ledger/trial-balance'],
    ['GET', `/ledger/accounts/${accountId}/postings`],
    ['GET', `/ledger/journals/${journalId}`],
    ['GET', '/mails'],
    ['GET', `/mails/${mailId}`],
  ];
  const refusedTo = async (token: string | undefined, status: number): Promise<string[]> => {
    const refused: string[] = [];
    for (const [method, url, body, headers] of operations()) {
      const answer = await harness.request(method, url, token, { body, headers });
      if (answer.status === status)
        refused.push(`${method} ${url.replace(/\?.*/, '').replace(/[0-9a-f-]{36}/, ':id')}`);
    }
    return refused.sort();
  };
  const names = (): string[] =>
    operations().map(
      ([method, url]) => `${method} ${url.replace(/\?.*/, '').replace(/[0-9a-f-]{36}/, ':id')}`,
    );

  const MAY: Partial<Record<Role, RegExp>> = {
    admin: /./,
    partner: /./,
    accountant: /./,
    project_manager: /^(GET (?!\/ledger)|.* \/invoices)/,
    viewer: /^GET \/(invoices|billing|payments)/,
  };

  it.each([...ROLES])('%s', async (role) => {
    const member = await billing.member(role);
    const expected = names().filter((name) => !MAY[role]?.test(name));
    expect(await refusedTo(member.token, 403)).toEqual(expected.sort());
  });

  it('a portal user of the client: nothing', async () => {
    const { token } = await harness.make.portalUser(billing.firmId, billing.client.id);
    expect(await refusedTo(token, 403)).toEqual(names().sort());
  });

  it('nobody: nothing', async () => {
    expect(await refusedTo(undefined, 401)).toEqual(names().sort());
  });

  it("another firm's admin: sees nothing of it and changes nothing", async () => {
    const stranger = await Billing.start(harness);
    const admin = await stranger.member('admin');
    const hash = async () =>
      (
        await harness.database.sql<{ all: string }>(
          `SELECT md5(string_agg(t::text, '' ORDER BY t::text)) AS all FROM (
             SELECT i::text AS t FROM invoices i WHERE firm_id = $1 UNION ALL SELECT p::text FROM payments p WHERE firm_id = $1
             UNION ALL SELECT p::text FROM postings p WHERE firm_id = $1 UNION ALL SELECT l::text FROM invoice_lines l WHERE firm_id = $1
             UNION ALL SELECT e::text FROM time_entries e WHERE firm_id = $1 UNION ALL SELECT m::text FROM mails m WHERE firm_id = $1) x`,
          [billing.firmId],
        )
      )[0]!.all;
    const before = await hash();
    for (const [method, url, body, headers] of operations()) {
      const answer = await harness.request(method, url, admin.token, { body, headers });
      if (/[0-9a-f-]{36}/.test(url))
        expect([url, answer.status]).toEqual([url, url.endsWith('reverse') ? 422 : 404]);
      else if (method === 'POST' && !url.includes('tax')) expect([url, answer.status]).toEqual([url, 422]);
      expect(answer.raw.toString()).not.toContain(billing.client.name);
    }
    const { body } = await harness.request<{ items: unknown[] }>('GET', '/invoices', admin.token);
    expect(body.items).toEqual([]);
    expect(await hash()).toBe(before);
  });

  it('a consultant sees no rate through any of it', async () => {
    const { status, raw } = await harness.request('GET', `/invoices/${invoice.id}`, billing.consultant.token);
    expect(status).toBe(403);
    expect(raw.toString()).not.toContain('100.00');
  });
});
