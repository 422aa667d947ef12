import { addDays, today } from '#libs/calendar';
import type { Client } from '../../../apps/api/src/modules/clients/client.entity.js';
import { ContractWatch } from '../../../apps/api/src/modules/contracts/contract-watch.js';
import type {
  ContractDto,
  ContractPageDto,
} from '../../../apps/api/src/modules/contracts/dto/contract.dto.js';
import type { HomeDto } from '../../../apps/api/src/modules/home/dto/home.dto.js';
import type { PortalContractPageDto } from '../../../apps/api/src/modules/portal/dto/portal-contract.dto.js';
import type { Body } from '../../support/billing.js';
import { Harness } from '../../support/harness.js';
import type { TestMember, TestPortalUser } from '../../support/make.js';
import { pdfOf, upload } from '../../support/pdf.js';

describe('contracts', () => {
  let harness: Harness;
  let client: Client;
  let manager: TestMember;
  let viewer: TestMember;
  let contact: TestPortalUser;
  let pdf: Buffer;
  const day = today('UTC');

  beforeAll(async () => {
    harness = await Harness.start();
    const { make } = harness;
    const firm = await make.firm({ timeZone: 'UTC' });
    client = await make.client(firm, { name: 'Acme' });
    manager = await make.member(firm, 'project_manager');
    viewer = await make.member(firm, 'viewer');
    contact = await make.portalUser(firm, client.id, ['documents']);
    pdf = await pdfOf('Master agreement');
  });
  afterAll(() => harness.stop());

  const send = <T>(who: { token: string }, method: string, url: string, body?: unknown, version?: number) =>
    harness.request<Body<T>>(method, url, who.token, {
      body,
      headers: version === undefined ? {} : { 'if-match': `"${version}"` },
    });
  const terms = (over: object = {}) => ({
    ...{ clientId: client.id, kind: 'msa', title: 'Master agreement', startDate: '2026-01-01' },
    ...over,
  });
  const create = async (over: object = {}): Promise<ContractDto> => {
    const { status, body } = await send<ContractDto>(manager, 'POST', '/contracts', terms(over));
    expect([status, body.errors]).toEqual([201, undefined]);
    return body;
  };
  const put = (contract: ContractDto, content: Buffer, name?: string) => {
    const { body, headers } = upload(content, name);
    return harness.request<Body<ContractDto>>('PUT', `/contracts/${contract.id}/document`, manager.token, {
      body,
      headers: { ...headers, 'if-match': `"${contract.version}"` },
    });
  };
  const deed = (contract: ContractDto, what: string, body: object) =>
    send<ContractDto>(manager, 'POST', `/contracts/${contract.id}/${what}`, body, contract.version);
  const withPdf = async (over: object = {}): Promise<ContractDto> =>
    (await put(await create(over), pdf)).body;
  const active = async (over: object = {}): Promise<ContractDto> =>
    (await deed(await withPdf(over), 'activate', { signedOn: '2026-01-01' })).body;

  it('are numbered in the order in which they are drafted, in the currency of the client', async () => {
    const [one, two] = [await create({ value: '1000' }), await create()];
    const year = day.slice(0, 4);
    expect(one).toMatchObject({ status: 'draft', value: '1000.00', currency: 'EUR', hasDocument: false });
    expect(one.number).toMatch(new RegExp(`^C-${year}-\\d{4}$`));
    expect(Number(two.number.slice(-4))).toBe(Number(one.number.slice(-4)) + 1);
  });

  it.each([
    ['an end before the start', { endDate: '2025-12-31' }, 'endDate'],
    ['a notice without an end', { renewalNoticeDays: 30 }, 'renewalNoticeDays'],
    ['a value finer than the currency', { value: '1.005' }, 'value'],
    ['nobody as owner', { ownerId: '018f0000-0000-7000-8000-000000000000' }, 'ownerId'],
    ['an unknown client', { clientId: '018f0000-0000-7000-8000-000000000000' }, 'clientId'],
  ])('refuse %s', async (_, over, field) => {
    const { status, body } = await send(manager, 'POST', '/contracts', terms(over));
    expect([status, body.errors?.[0]?.field]).toEqual([422, field]);
  });

  it('are changed and deleted as drafts, by the version that was seen', async () => {
    const draft = await create({ endDate: '2026-12-31', renewalNoticeDays: 60 });
    const url = `/contracts/${draft.id}`;
    const changes = { title: 'Frame', endDate: null, renewalNoticeDays: null };
    const changed = await send<ContractDto>(manager, 'PATCH', url, changes, draft.version);
    expect(changed.body).toMatchObject({ title: 'Frame', endDate: null, noticeBy: null });
    expect((await send(manager, 'PATCH', url, changes, draft.version)).status).toBe(412);
    expect((await send(viewer, 'PATCH', url, changes, changed.body.version)).status).toBe(403);
    expect((await send(manager, 'DELETE', url, undefined, changed.body.version)).status).toBe(204);
    expect((await send(viewer, 'GET', url)).status).toBe(404);
  });

  it('keep one PDF, byte for byte, under a harmless name', async () => {
    const draft = await create();
    for (const [content, code] of [
      [Buffer.from('<html>%PDF-1.7'), 'NOT_A_PDF'],
      [pdf.subarray(0, -40), 'NOT_A_PDF'],
      [Buffer.concat([pdf.subarray(0, 40), Buffer.from('/Encrypt'), pdf.subarray(40)]), 'PDF_LOCKED'],
    ] as const)
      expect((await put(draft, content)).body.errors?.[0]?.code).toBe(code);
    const first = (await put(draft, await pdfOf('Another text'), '../../etc/one.txt')).body;
    expect(first).toMatchObject({ hasDocument: true, documentName: 'one.txt.pdf' });
    expect((await put(draft, pdf)).status).toBe(412);
    const second = (await put(first, pdf)).body;
    const { raw, headers } = await send(viewer, 'GET', `/contracts/${draft.id}/document`);
    expect(raw.equals(pdf)).toBe(true);
    expect(headers['content-disposition']).toContain('attachment; filename="agreement.pdf"');
    expect(second.documentSize).toBe(pdf.length);
  });

  it('hold once they were signed elsewhere, and end by their day or before', async () => {
    const bare = await create();
    expect((await deed(bare, 'activate', { signedOn: day })).body.code).toBe('CONTRACT_WITHOUT_DOCUMENT');
    const ready = (await put(bare, pdf)).body;
    expect((await deed(ready, 'activate', { signedOn: addDays(day, 2) })).body.errors?.[0]?.field).toBe(
      'signedOn',
    );
    const held = (await deed(ready, 'activate', { signedOn: day })).body;
    expect(held).toMatchObject({ status: 'active', signedOn: day });
    expect((await put(held, pdf)).body.code).toBe('CONTRACT_NOT_DRAFT');
    const early = { terminatedOn: '2025-12-31', reason: 'Sold' };
    expect((await deed(held, 'terminate', early)).body.errors?.[0]?.field).toBe('terminatedOn');
    const over = await deed(held, 'terminate', { terminatedOn: day, reason: 'Sold' });
    expect(over.body).toMatchObject({ status: 'terminated', terminatedOn: day, endReason: 'Sold' });
    const void_ = await deed(await create(), 'void', { reason: 'Typed twice' });
    expect(void_.body).toMatchObject({ status: 'void', endReason: 'Typed twice' });

    const past = await active({ endDate: addDays(day, -2) });
    await harness.get(ContractWatch).watchAll();
    expect((await send<ContractDto>(viewer, 'GET', `/contracts/${past.id}`)).body.status).toBe('ended');
  });

  it('tell their owner once when the notice of renewal is due', async () => {
    const end = addDays(day, 70);
    const due = await active({ endDate: end, renewalNoticeDays: 60 });
    await active({ endDate: end, renewalNoticeDays: 30 });
    expect(due).toMatchObject({ noticeBy: addDays(end, -60), noticeDue: true });
    for (let twice = 0; twice < 2; twice++) await harness.get(ContractWatch).watchAll();
    const mails = await harness.database.sql<{ recipient: string; subject: string }>(
      'SELECT recipient, subject FROM mails WHERE firm_id = $1',
      [manager.firmId],
    );
    expect(mails).toEqual([
      { recipient: manager.email, subject: expect.stringContaining(due.number) as string },
    ]);
    const home = await send<HomeDto>(manager, 'GET', '/home');
    expect(home.body.notices?.map(({ id }) => id)).toEqual([due.id]);
    const list = await send<ContractPageDto>(viewer, 'GET', '/contracts?noticeDue=true&sort=endDate');
    expect(list.body.items.map(({ id }) => id)).toEqual([due.id]);
  });

  it('show a client its own that were signed, and their PDF, by the right to documents', async () => {
    const mine = await active({ title: 'Seen by the client' });
    const draft = await withPdf({ title: 'Not yet' });
    const list = await send<PortalContractPageDto>(contact, 'GET', '/portal/contracts?perPage=100');
    const titles = list.body.items.map(({ title }) => title);
    expect(titles).toContain('Seen by the client');
    expect(titles).not.toContain('Not yet');
    const { raw } = await send(contact, 'GET', `/portal/contracts/${mine.id}/document`);
    expect(raw.equals(pdf)).toBe(true);
    expect((await send(contact, 'GET', `/portal/contracts/${draft.id}/document`)).status).toBe(404);
    const other = await harness.make.client(manager.firmId);
    const neighbour = await harness.make.portalUser(manager.firmId, other.id);
    expect((await send(neighbour, 'GET', `/portal/contracts/${mine.id}/document`)).status).toBe(404);
    const unread = await harness.make.portalUser(manager.firmId, client.id, ['billing']);
    expect((await send(unread, 'GET', '/portal/contracts')).status).toBe(403);
  });
});
