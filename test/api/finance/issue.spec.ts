import pg from 'pg';
import { Sequences } from '../../../apps/api/src/platform/sequences/sequences.js';
import type { InvoiceDto } from '../../../apps/api/src/modules/finance/invoices/dto/invoice.dto.js';
import { Billing, key, today } from '../../support/billing.js';
import { Harness } from '../../support/harness.js';

const YEAR = today().slice(0, 4);
const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);

describe('issuing an invoice', () => {
  let harness: Harness;
  let billing: Billing;
  beforeAll(async () => {
    harness = await Harness.start();
  });
  beforeEach(async () => {
    billing = await Billing.start(harness);
  });
  afterEach(() => vi.restoreAllMocks());
  afterAll(() => harness.stop());

  const counts = async () => {
    const [row] = await harness.database.sql<Record<string, number>>(
      `SELECT (SELECT count(*)::int FROM stored_files WHERE firm_id = $1) AS files,
         (SELECT count(*)::int FROM journal_entries WHERE firm_id = $1) AS journals,
         (SELECT coalesce(max(last_value), 0) FROM number_sequences WHERE firm_id = $1) AS drawn,
         (SELECT count(*)::int FROM time_entries WHERE firm_id = $1 AND status = 'invoiced') AS invoiced`,
      [billing.firmId],
    );
    return row;
  };
  const NOTHING = { files: 0, journals: 0, drawn: 0, invoiced: 0 };

  it('happens once: again is a 409, under the same key the same answer', async () => {
    await billing.hours({});
    const draft = await billing.drafted();
    const once = key();
    const first = await billing.issue(draft, {}, once);
    const replay = await billing.issue(draft, {}, once);
    expect(replay.status).toBe(200);
    expect(replay.body).toEqual(first.body);
    expect(replay.headers['idempotent-replayed']).toBe('true');
    expect((await billing.issue(draft)).body).toMatchObject({ status: 409, code: 'INVOICE_WRONG_STATE' });
    expect((await billing.issue(draft, { issueDate: yesterday }, once)).body).toMatchObject({
      status: 422,
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    expect(await counts()).toEqual({ files: 1, journals: 1, drawn: 1, invoiced: 1 });
  });

  it('asks which draft was seen, and refuses one that was changed since', async () => {
    await billing.hours({}, {});
    const seen = await billing.drafted();
    const blind = await billing.call('POST', `/invoices/${seen.id}/issue`, {});
    expect([blind.status, blind.body.code]).toEqual([428, 'PRECONDITION_REQUIRED']);
    const { body: changed } = await billing.patch(seen, { note: 'One more thing' });
    expect((await billing.issue(seen)).body).toMatchObject({ status: 412, code: 'STALE_VERSION' });
    expect(await counts()).toEqual(NOTHING);
    expect((await billing.issue(changed)).status).toBe(200);
  });

  it('of one draft by many at once succeeds for one', async () => {
    await billing.hours({});
    const draft = await billing.drafted();
    const answers = await Promise.all(Array.from({ length: 6 }, () => billing.issue(draft)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    expect(await counts()).toEqual({ files: 1, journals: 1, drawn: 1, invoiced: 1 });
  });

  it('numbers 20 drafts at once without a gap, although a third of them fails after drawing', async () => {
    const drafts: InvoiceDto[] = [];
    for (let n = 1; n <= 20; n++) {
      const workDate = `2026-03-${String(n).padStart(2, '0')}`;
      await billing.hours({ workDate });
      drafts.push(await billing.drafted({ periodFrom: workDate, periodTo: workDate }));
    }
    const draw = Sequences.prototype.next;
    let calls = 0;
    vi.spyOn(Sequences.prototype, 'next').mockImplementation(async function (this: Sequences, ...args) {
      const number = await draw.apply(this, args);
      if (++calls % 3 === 0) throw new Error('The power went out.');
      return number;
    });
    const first = await Promise.all(drafts.map((draft) => billing.issue(draft)));
    const failed = drafts.filter((_, at) => first[at]!.status === 500);
    expect(failed).toHaveLength(6);
    vi.restoreAllMocks();
    expect(await counts()).toEqual({ files: 14, journals: 14, drawn: 14, invoiced: 14 });
    const second = await Promise.all(failed.map((draft) => billing.issue(draft)));
    const numbers = [...first, ...second]
      .filter(({ status }) => status === 200)
      .map(({ body }) => body.number);
    expect(numbers.sort()).toEqual(
      Array.from({ length: 20 }, (_, n) => `INV-${YEAR}-${String(n + 1).padStart(5, '0')}`),
    );
  });

  it('leaves nothing behind when it fails', async () => {
    await billing.hours({});
    const draft = await billing.drafted();
    vi.spyOn(Sequences.prototype, 'next').mockRejectedValue(new Error('The power went out.'));
    expect((await billing.issue(draft)).status).toBe(500);
    expect(await counts()).toEqual(NOTHING);
    expect((await billing.get(draft.id)).body).toMatchObject({ status: 'draft', number: null });
  });

  it.each([
    ['sent back', `status = 'rejected'`],
    ['made unbillable', 'billable = false'],
    ['lengthened', 'seconds = seconds + 60'],
    ['priced anew', 'hourly_rate = 90'],
    ['reworded', `note = 'other', updated_at = now()`],
  ])('is refused when an entry was %s, and says which', async (_, change) => {
    const [first] = await billing.hours({ workDate: '2026-03-09' }, {});
    const draft = await billing.drafted();
    await harness.database.sql(`UPDATE time_entries SET ${change} WHERE id = $1`, [first]);
    const { status, body } = await billing.issue(draft);
    expect([status, body.code]).toEqual([409, 'INVOICE_ENTRIES_CHANGED']);
    expect(body.errors?.map(({ field }) => field)).toEqual([`entries.${first}`]);
    expect(body.detail).toContain('2026-03-09');
    expect(await counts()).toEqual(NOTHING);
    const { body: saved } = await billing.patch(draft, {});
    expect((await billing.issue(saved)).status).toBe(200);
  });

  it('of a draft without lines is refused', async () => {
    await billing.hours({});
    const { body: empty } = await billing.setEntries(await billing.drafted(), []);
    expect((await billing.issue(empty)).body).toMatchObject({ status: 422, code: 'INVOICE_EMPTY' });
  });

  it('of lines that come to nothing is refused', async () => {
    await billing.hours({ seconds: 1, hourlyRate: '0.01' });
    const draft = await billing.drafted();
    expect((await billing.issue(draft)).body).toMatchObject({ status: 422, code: 'INVOICE_TOTAL_ZERO' });
    expect(await counts()).toEqual(NOTHING);
  });

  it('keeps dates in the order of numbers, never in the future, and due by the terms', async () => {
    await billing.hours({}, { workDate: '2026-04-01' }, { workDate: '2026-05-01' });
    const april = { periodFrom: '2026-04-01', periodTo: '2026-04-30' };
    const first = await billing.issued({}, { issueDate: '2026-06-10' });
    expect(first).toMatchObject({ issueDate: '2026-06-10', dueDate: '2026-07-10' });
    const draft = await billing.drafted({ ...april, paymentTermsDays: 0 });
    expect((await billing.issue(draft, { issueDate: '2026-06-09' })).body).toMatchObject({
      ...{ status: 409, code: 'ISSUE_DATE_BEFORE_LAST' },
      detail: expect.stringContaining('2026-06-10') as string,
    });
    expect((await billing.issue(draft, { issueDate: tomorrow })).body.errors?.[0]?.field).toBe('issueDate');
    const { body } = await billing.issue(draft, { issueDate: '2026-06-10' });
    expect(body).toMatchObject({ number: 'INV-2026-00002', dueDate: '2026-06-10' });
    const may = { periodFrom: '2026-05-01', periodTo: '2026-05-31' };
    expect(await billing.issued(may, { issueDate: '2025-12-31' })).toMatchObject({
      number: 'INV-2025-00001',
    });
  });

  it('in another currency asks for the rate, and takes none for its own', async () => {
    await billing.hours({});
    const euros = await billing.drafted();
    expect((await billing.issue(euros, { baseRate: '1.1' })).body.errors?.[0]?.field).toBe('baseRate');
    const dollars = await Billing.start(harness, { currency: 'USD' });
    await dollars.hours({});
    const draft = await dollars.drafted();
    expect((await dollars.issue(draft)).body).toMatchObject({
      status: 422,
      errors: [{ field: 'baseRate', code: 'BASE_RATE_MISSING' }],
    });
    const { body } = await dollars.issue(draft, { baseRate: '0.9123456' });
    expect(body).toMatchObject({
      currency: 'USD',
      baseCurrency: 'EUR',
      baseRate: '0.9123456',
      total: '110.00',
    });
    expect(await dollars.balances()).toMatchObject({ receivable: '100.36', tax: '-9.12', revenue: '-91.24' });
  });

  it('taxes by the rate that is in force on the last day of the period', async () => {
    const accountant = billing.accountant.token;
    const rate = { code: 'standard', name: 'Sales tax', category: 'S' };
    const at = (percent: string, validFrom: string) =>
      billing.call('POST', '/tax-rates', { ...rate, percent, validFrom }, {}, accountant);
    expect((await at('12', '2026-04-01')).status).toBe(201);
    await billing.hours({}, { workDate: '2026-04-01' });
    const march = await billing.drafted();
    const april = await billing.drafted({ periodFrom: '2026-04-01', periodTo: '2026-04-30' });
    expect([march.taxTotal, april.taxTotal]).toEqual(['10.00', '12.00']);
    expect((await at('11', '2026-03-15')).status).toBe(201);
    const { body } = await billing.issue(march);
    expect(body).toMatchObject({
      taxTotal: '11.00',
      total: '111.00',
      lines: [{ taxPercent: '11' }],
      taxes: [{ percent: '11' }],
    });
    expect((await billing.get(april.id)).body.taxTotal).toBe('12.00');
  });

  it('freezes seller and buyer', async () => {
    await billing.hours({});
    const invoice = await billing.issued();
    await harness.database.sql(
      `UPDATE clients SET name = 'Renamed', billing_address = 'Elsewhere' WHERE id = $1`,
      [billing.client.id],
    );
    await harness.database.sql(`UPDATE firms SET name = 'Sold' WHERE id = $1`, [billing.firmId]);
    const { body } = await billing.get(invoice.id);
    expect(body.buyer).toEqual(invoice.buyer);
    expect(body.seller).toEqual(invoice.seller);
    expect(body.clientName).toBe('Renamed');
  });

  it('lets nothing be changed afterwards, through the API or by the application in SQL', async () => {
    await billing.hours({});
    const invoice = await billing.issued();
    const NOT_DRAFT = { status: 409, code: 'INVOICE_NOT_DRAFT' };
    expect((await billing.patch(invoice, { note: 'x' })).body).toMatchObject(NOT_DRAFT);
    expect((await billing.setEntries(invoice, [])).body).toMatchObject(NOT_DRAFT);
    expect((await billing.discard(invoice)).body).toMatchObject(NOT_DRAFT);
    expect((await billing.call('GET', `/invoices/${invoice.id}/preview.pdf`)).body).toMatchObject(NOT_DRAFT);
    const client = new pg.Client({ connectionString: harness.database.url, options: '-c role=votra_app' });
    await client.connect();
    try {
      const asApplication = async (sql: string) => {
        await client.query(`BEGIN; SET LOCAL app.firm_id = '${billing.firmId}'`);
        const said = await client.query(sql).then(
          ({ rowCount }) => `changed ${rowCount}`,
          (error: unknown) => (error as Error).message,
        );
        await client.query('ROLLBACK');
        return said;
      };
      const where = `WHERE firm_id = '${billing.firmId}'`;
      expect(
        await asApplication(`UPDATE invoices SET total = 1, subtotal = 1, tax_total = 0 ${where}`),
      ).toContain('cannot be changed');
      expect(await asApplication(`UPDATE invoices SET status = 'draft', number = NULL ${where}`)).toContain(
        'cannot be changed',
      );
      expect(await asApplication(`DELETE FROM invoices ${where}`)).toContain('cannot be deleted');
      for (const table of ['journal_entries', 'postings', 'audit_entries']) {
        expect(await asApplication(`DELETE FROM ${table} ${where}`)).toMatch(/permission denied/);
        expect(await asApplication(`UPDATE ${table} SET firm_id = firm_id ${where}`)).toMatch(
          /permission denied/,
        );
      }
    } finally {
      await client.end();
    }
  });

  it('is recorded with before and after', async () => {
    await billing.hours({});
    const invoice = await billing.issued();
    const [entry] = await harness.database.sql<{ before: object; after: object; actor_id: string }>(
      `SELECT before, after, actor_id FROM audit_entries WHERE object_id = $1 AND action = 'invoice.issued'`,
      [invoice.id],
    );
    expect(entry).toMatchObject({
      actor_id: billing.accountant.membershipId,
      before: { status: 'draft', number: null },
      after: { status: 'issued', number: invoice.number },
    });
  });

  it('needs a recipient to be sent, and can be sent again', async () => {
    await billing.hours({});
    const draft = await billing.drafted();
    const send = (body: object) =>
      billing.call<{ sentAt: string }>('POST', `/invoices/${draft.id}/send`, body);
    expect((await send({ to: 'a@b.example' })).body).toMatchObject({
      status: 409,
      code: 'INVOICE_NOT_SENDABLE',
    });
    await billing.issue(draft);
    expect((await send({})).body).toMatchObject({ status: 422, errors: [{ field: 'to' }] });
    expect((await send({ to: 'not an address' })).body.errors?.[0]?.field).toBe('to');
    expect((await send({ to: 'a@b.example', message: 'Good day,\nhere it is.' })).status).toBe(200);
    expect((await send({ to: 'c@d.example' })).status).toBe(200);
    const { body } = await billing.call<{ items: { id: string; recipient: string }[] }>(
      'GET',
      '/mails?sort=recipient',
    );
    expect(body.items.map(({ recipient }) => recipient)).toEqual(['a@b.example', 'c@d.example']);
    const mail = await billing.call<{ body: string; subject: string }>('GET', `/mails/${body.items[0]!.id}`);
    expect(mail.body.body).toMatch(/^Good day,\nhere it is\.\n\nInvoice INV-/);
    expect(mail.body.subject).toContain(`Invoice INV-${YEAR}-00001 from Firm`);
  });
});
