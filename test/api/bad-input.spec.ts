import { Billing, key, match } from '../support/billing.js';
import { Harness } from '../support/harness.js';
import { ImportRuns } from '../support/import-runs.js';
import type { TestMember } from '../support/make.js';
import { fingerprint } from '../support/victim.js';

interface Problem {
  code: string;
  detail: string;
  errors?: { field: string; message: string }[];
}

interface Case {
  what: string;
  call: () => Promise<{ status: number; headers: Record<string, unknown>; body: unknown }>;
  status: number;
  /** Fields that the answer must name, with a reason each. */
  fields?: string[];
  code?: string;
}

describe('bad input', () => {
  let harness: Harness;
  let billing: Billing;
  let admin: TestMember;
  let foreign: Billing;
  beforeAll(async () => {
    harness = await Harness.start();
    billing = await Billing.start(harness, { email: 'books@client.example' });
    foreign = await Billing.start(harness);
    admin = await billing.member('admin');
    await billing.hours({ seconds: 3_600 }, { seconds: 7_200, workDate: '2026-03-03' });
  });
  afterAll(() => harness.stop());

  const send = (method: string, url: string, body: unknown, headers?: Record<string, string>) =>
    harness.request(method, url, admin.token, { body, ...(headers ? { headers } : {}) });
  const log = (body: object) => harness.request('POST', '/time-entries', billing.consultant.token, { body });
  const entry = () => ({ projectId: billing.project.id, workDate: '2026-03-04', seconds: 60 });
  const engagement = () => ({
    ...{ clientId: billing.client.id, title: 'New', startDate: '2026-01-01', endDate: '2026-06-30' },
  });

  /** The refusal of a case: well formed, and nothing of the firm or of the other one changed. */
  async function refused({ call, status, fields = [], code }: Omit<Case, 'what'>): Promise<void> {
    const rows = async () => [
      await fingerprint(harness, billing.firmId),
      await fingerprint(harness, foreign.firmId),
    ];
    const before = await rows();
    const answer = await call();
    const problem = answer.body as Problem;
    expect({ status: answer.status, type: answer.headers['content-type'] }).toEqual({
      status,
      type: expect.stringContaining('application/problem+json') as string,
    });
    expect(problem.detail).toMatch(/^\S.*\S$/);
    const named = (problem.errors ?? []).map(({ field }) => field);
    expect(named).toEqual(expect.arrayContaining(fields));
    for (const { message } of problem.errors ?? []) expect(message.length).toBeGreaterThan(5);
    if (code) expect(problem.code).toBe(code);
    expect(await rows()).toEqual(before);
  }

  const cases: Case[] = [
    {
      what: 'wrong types',
      call: () => log({ projectId: 5, workDate: 'soon', seconds: '60', billable: 'yes', note: [] }),
      ...{ status: 422, fields: ['projectId', 'workDate', 'seconds', 'billable', 'note'] },
    },
    {
      what: 'fields that do not exist, and those that the server alone sets',
      call: () =>
        send('POST', '/clients', { name: 'A', status: 'inactive', firmId: foreign.firmId, id: '1' }),
      ...{ status: 422, fields: ['status', 'firmId', 'id'] },
    },
    {
      what: 'a total that is sent along',
      call: () => send('POST', '/invoices', { clientId: billing.client.id, total: '1.00' }),
      ...{ status: 422, fields: ['total', 'periodFrom', 'periodTo', 'grouping'] },
    },
    {
      what: "another firm's project",
      call: () => log({ ...entry(), projectId: foreign.project.id }),
      ...{ status: 422, fields: ['projectId'] },
    },
    {
      what: "another firm's client on an engagement",
      call: () => send('POST', '/engagements', { ...engagement(), clientId: foreign.client.id }),
      ...{ status: 422, fields: ['clientId'] },
    },
    {
      what: "another firm's client to invoice",
      call: () => billing.draft({ clientId: foreign.client.id }),
      ...{ status: 422, fields: ['clientId'] },
    },
    {
      what: '25 hours in seconds',
      call: () => log({ ...entry(), seconds: 90_000 }),
      status: 422,
      fields: ['seconds'],
    },
    {
      what: '25 hours as text',
      call: () => log({ projectId: billing.project.id, workDate: '2026-03-04', duration: '25:00' }),
      ...{ status: 422, fields: ['duration'] },
    },
    {
      what: 'hours before the project began',
      call: () => log({ ...entry(), workDate: '2025-12-31' }),
      ...{ status: 422, fields: ['workDate'] },
    },
    {
      what: 'a day that does not exist',
      call: () => log({ ...entry(), workDate: '2026-02-30' }),
      ...{ status: 422, fields: ['workDate'] },
    },
    {
      what: 'an end before the start',
      call: () => send('POST', '/engagements', { ...engagement(), endDate: '2025-12-31' }),
      ...{ status: 422, fields: ['endDate'] },
    },
    {
      what: 'an invoice period that ends before it begins',
      call: () => billing.draft({ periodFrom: '2026-03-31', periodTo: '2026-03-01' }),
      ...{ status: 422, fields: ['periodTo'] },
    },
    {
      what: 'money as a number',
      call: () => send('POST', '/engagements', { ...engagement(), budget: 1000.1 }),
      ...{ status: 422, fields: ['budget'] },
    },
    {
      what: 'an invoice of nothing',
      call: () => billing.draft({ periodFrom: '2026-01-01', periodTo: '2026-01-31' }),
      status: 422,
    },
    {
      what: 'a page that is too long, and a sort that is not declared',
      call: () => harness.request('GET', '/clients?perPage=1000&sort=password', admin.token),
      ...{ status: 422, fields: ['perPage', 'sort'] },
    },
    {
      what: 'a body of 50 MB',
      call: () => send('POST', '/clients', { name: 'x'.repeat(50 * 1_048_576) }),
      ...{ status: 413, code: 'BODY_TOO_LARGE' },
    },
    {
      what: 'a body that is no JSON',
      call: () => send('POST', '/clients', '{"name": ', { 'content-type': 'application/json' }),
      ...{ status: 400, code: 'BODY_UNREADABLE' },
    },
    {
      what: 'a CSV that is a PDF',
      call: () =>
        new ImportRuns(harness, admin).upload(Buffer.from('%PDF-1.7\n%\xe2\xe3\n1 0 obj', 'latin1')),
      ...{ status: 422, fields: ['file'] },
    },
    {
      what: 'a form without a file',
      call: () => new ImportRuns(harness, admin).upload('Date', { field: 'other' }),
      ...{ status: 422, fields: ['file'] },
    },
  ];

  it.each(cases)('$what is refused and nothing is written', refused);

  it('a stale version and a missing one', async () => {
    const url = `/clients/${billing.client.id}`;
    const change = (body: object, version: number) => send('PATCH', url, body, match({ version }));
    expect((await change({ phone: '1' }, 1)).status).toBe(200);
    await refused({ call: () => change({ phone: '2' }, 1), status: 412, code: 'STALE_VERSION' });
    await refused({
      call: () => send('PATCH', url, { phone: '2' }),
      ...{ status: 428, code: 'PRECONDITION_REQUIRED' },
    });
  });

  it('issuing twice, paying too much, and paying twice under one key', async () => {
    const invoice = await billing.issued({ periodFrom: '2026-03-01', periodTo: '2026-03-02' });
    await refused({ call: () => billing.issue(invoice), status: 409 });
    await refused({
      call: () => billing.pay(invoice.id, '110.01'),
      ...{ status: 422, fields: ['amount'] },
    });
    await refused({ call: () => billing.pay(invoice.id, '-1.00'), status: 422, fields: ['amount'] });

    const once = key();
    const first = await billing.pay(invoice.id, '60.00', {}, once);
    expect(first.status).toBe(201);
    const before = await fingerprint(harness, billing.firmId);
    const second = await billing.pay(invoice.id, '60.00', {}, once);
    expect([second.status, second.body.id]).toEqual([201, first.body.id]);
    expect(await fingerprint(harness, billing.firmId)).toEqual(before);
    await refused({
      call: () => billing.pay(invoice.id, '50.00', {}, once),
      ...{ status: 422, code: 'IDEMPOTENCY_KEY_REUSED' },
    });
    await refused({ call: () => billing.discard(invoice), status: 412 });
  });

  it("an id of another firm's row, which is answered like one that nobody has", async () => {
    const invoice = await billing.drafted({ periodFrom: '2026-03-03', periodTo: '2026-03-03' });
    const theirs = await harness.make.member(foreign.firmId, 'admin');
    const read = (id: string) => harness.request('GET', `/invoices/${id}`, theirs.token);
    const [real, random] = [await read(invoice.id), await read('0190a000-0000-7000-8000-000000000000')];
    expect(real.status).toBe(404);
    expect({ ...real.body, requestId: '' }).toEqual({ ...random.body, requestId: '' });
  });
});
