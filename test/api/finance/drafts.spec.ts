import { v7 as uuidv7 } from 'uuid';
import { Billing } from '../../support/billing.js';
import { Harness } from '../../support/harness.js';
import { pdfPages } from '../../support/pdf-text.js';

const HOUR = 3_600;
const THIRD = { seconds: 1_200 };

describe('an invoice draft', () => {
  let harness: Harness;
  let billing: Billing;
  beforeAll(async () => {
    harness = await Harness.start();
  });
  beforeEach(async () => {
    billing = await Billing.start(harness);
  });
  afterAll(() => harness.stop());

  it('takes only what is approved, billable, priced and nowhere else', async () => {
    const { make } = harness;
    const { membershipId } = billing.consultant;
    const scope = { membershipId, projectId: billing.project.id };
    const [wanted] = await billing.hours({});
    await make.timeEntry(billing.firmId, { ...scope, status: 'submitted' });
    await make.timeEntry(billing.firmId, { ...scope, status: 'approved', billable: false });
    await make.timeEntry(billing.firmId, { ...scope, status: 'approved', billedElsewhere: true });
    await billing.hours({ hourlyRate: null }, { workDate: '2026-02-28' }, { workDate: '2026-04-01' });
    const draft = await billing.drafted();
    expect(draft).toMatchObject({ entryCount: 1, total: '110.00' });
    const { body } = await billing.entries(draft.id);
    expect(body.items.map(({ id, included }) => [id, included])).toEqual([[wanted, true]]);
    expect(body).toMatchObject({
      includedCount: 1,
      availableCount: 0,
      withoutRateCount: 1,
      truncated: false,
    });
  });

  it('of nothing is refused and names the period, and what has no rate', async () => {
    const none = await billing.draft();
    expect(none.status).toBe(422);
    expect(none.body).toMatchObject({ code: 'INVOICE_EMPTY', errors: [{ field: 'periodFrom' }] });
    expect(none.body.detail).toContain('from 2026-03-01 to 2026-03-31');
    await billing.hours({ hourlyRate: null });
    expect((await billing.draft()).body.detail).toContain('1 entry has no rate');
    expect((await billing.list()).body.total).toBe(0);
  });

  it.each([
    ['an unknown client', () => ({ clientId: uuidv7() }), 'clientId'],
    ['an unknown project', () => ({ projectId: uuidv7() }), 'projectId'],
    ['a backward period', () => ({ periodFrom: '2026-04-01' }), 'periodTo'],
    ['an impossible date', () => ({ periodFrom: '2026-02-30' }), 'periodFrom'],
    ['an unknown grouping', () => ({ grouping: 'colour' }), 'grouping'],
    ['an unknown tax code', () => ({ taxCode: 'luxury' }), 'taxCode'],
    ['a total of its own', () => ({ total: '1.00' }), 'total'],
    ['null for a project', () => ({ projectId: null }), 'projectId'],
  ])('with %s is a 422 that names the field', async (_, over, field) => {
    await billing.hours({});
    const { status, body } = await billing.draft(over());
    expect(status).toBe(422);
    expect(body.errors?.map((e) => e.field)).toContain(field);
    expect((await billing.list()).body.total).toBe(0);
  });

  it('asks which currency when projects are priced in several', async () => {
    const other = await harness.make.engagement(billing.firmId, billing.client.id, { currency: 'USD' });
    const project = await harness.make.project(billing.firmId, other);
    await billing.hours({}, { projectId: project.id, hourlyRate: '150.00' });
    const mixed = await billing.draft();
    expect(mixed.body).toMatchObject({
      status: 422,
      code: 'INVOICE_CURRENCIES_MIXED',
      errors: [{ field: 'currency' }],
    });
    expect(mixed.body.detail).toContain('EUR and USD');
    expect((await billing.ready()).body.totals).toEqual([
      { currency: 'EUR', seconds: HOUR, amount: '100.00', blockedSeconds: 0 },
      { currency: 'USD', seconds: HOUR, amount: '150.00', blockedSeconds: 0 },
    ]);
    expect(await billing.drafted({ currency: 'USD' })).toMatchObject({ currency: 'USD', subtotal: '150.00' });
    expect(await billing.drafted()).toMatchObject({ currency: 'EUR', subtotal: '100.00' });
  });

  it('shows what grouping changes: 99.99 by entry, 100.00 by person', async () => {
    await billing.hours(THIRD, THIRD, THIRD);
    const byEntry = await billing.drafted();
    expect(byEntry).toMatchObject({
      subtotal: '99.99',
      taxTotal: '10.00',
      total: '109.99',
      roundingDifference: '0.00',
    });
    expect(byEntry.lines).toHaveLength(3);
    const { body: byPerson } = await billing.patch(byEntry, { grouping: 'person' });
    expect(byPerson).toMatchObject({
      subtotal: '100.00',
      total: '110.00',
      roundingDifference: '0.01',
      entryCount: 3,
    });
    expect(byPerson.lines).toMatchObject([{ quantity: '1.00', unitPrice: '100.00', amount: '100.00' }]);
    expect(byPerson.version).toBe(byEntry.version + 1);
  });

  it.each([
    ['JPY', '12345.5', 5_400, { subtotal: '18518', taxTotal: '1852', total: '20370' }],
    ['KWD', '10.333', 1_200, { subtotal: '3.444', taxTotal: '0.344', total: '3.788' }],
  ])('counts in the smallest unit of %s', async (currency, hourlyRate, seconds, figures) => {
    const foreign = await Billing.start(harness, { currency });
    await foreign.hours({ hourlyRate, seconds });
    expect(await foreign.drafted()).toMatchObject({ currency, ...figures });
  });

  it('lets entries be taken out and in; the server makes the lines', async () => {
    const [first, second] = await billing.hours({ seconds: HOUR }, { seconds: 2 * HOUR });
    const draft = await billing.drafted();
    const { body: without } = await billing.setEntries(draft, [second!]);
    expect(without).toMatchObject({ entryCount: 1, subtotal: '200.00' });
    const { body: listed } = await billing.entries(draft.id);
    expect(Object.fromEntries(listed.items.map(({ id, included }) => [id, included]))).toEqual({
      [first!]: false,
      [second!]: true,
    });
    expect((await billing.ready()).body.items).toMatchObject([{ entries: 1, amount: '100.00' }]);
    const { body: none } = await billing.setEntries(without, []);
    expect(none).toMatchObject({ lines: [], taxes: [], total: '0.00' });
    const { body: all } = await billing.setEntries(none, [first!, second!]);
    expect(all).toMatchObject({ entryCount: 2, subtotal: '300.00' });
  });

  it('refuses entries of another client, of another state and unknown ones', async () => {
    await billing.hours({});
    const draft = await billing.drafted();
    const stranger = await Billing.start(harness);
    const [foreign] = await stranger.hours({});
    for (const id of [foreign!, uuidv7()]) {
      const { status, body } = await billing.setEntries(draft, [id]);
      expect([status, body.errors]).toEqual([
        422,
        [expect.objectContaining({ field: 'entryIds', code: 'ENTRY_NOT_BILLABLE' })],
      ]);
      expect(body.detail).toBe('There is no such time entry.');
    }
    const late = await billing.hours({ workDate: '2026-04-02' });
    expect((await billing.setEntries(draft, late)).body.detail).toContain('on 2026-04-02');
  });

  it('keeps out what was taken out when the period moves, and takes the new days', async () => {
    const [first] = await billing.hours({ workDate: '2026-03-05' }, { workDate: '2026-03-20' });
    const draft = await billing.drafted();
    const { body: one } = await billing.setEntries(draft, [first!]);
    await billing.hours({ workDate: '2026-04-03' });
    const { body: longer } = await billing.patch(one, { periodTo: '2026-04-30' });
    expect(longer).toMatchObject({ entryCount: 2, periodTo: '2026-04-30' });
    const { body: april } = await billing.patch(longer, { periodFrom: '2026-04-01' });
    expect(april).toMatchObject({ entryCount: 1 });
    const nothing = await billing.patch(april, { periodFrom: '2025-01-01', periodTo: '2025-01-31' });
    expect(nothing.body).toMatchObject({ status: 422, code: 'INVOICE_EMPTY' });
  });

  it('does not share an entry with another draft', async () => {
    const [first] = await billing.hours({}, {});
    const one = await billing.drafted();
    expect((await billing.draft()).body.code).toBe('INVOICE_EMPTY');
    const { body: half } = await billing.setEntries(one, [first!]);
    const two = await billing.drafted();
    expect(two.entryCount).toBe(1);
    const { status, body } = await billing.setEntries(two, [first!]);
    expect(status).toBe(409);
    expect(body).toMatchObject({ code: 'ENTRY_ON_ANOTHER_INVOICE', errors: [{ field: `entries.${first}` }] });
    expect(half.entryCount).toBe(1);
  });

  it('loses a race for an entry cleanly: one draft has it, the others hear of it', async () => {
    await billing.hours({});
    const answers = await Promise.all(Array.from({ length: 5 }, () => billing.draft()));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses[0]).toBe(201);
    for (const { status, body } of answers.filter((answer) => answer.status !== 201))
      expect(['ENTRY_ON_ANOTHER_INVOICE:409', 'INVOICE_EMPTY:422']).toContain(`${body.code}:${status}`);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    const rows = await harness.database.sql(
      'SELECT 1 FROM invoice_line_entries x JOIN invoices i ON i.id = x.invoice_id WHERE i.firm_id = $1',
      [billing.firmId],
    );
    expect(rows).toHaveLength(1);
  });

  it('frees exactly its hours when it is discarded', async () => {
    const mine = await billing.hours({}, {});
    const draft = await billing.drafted();
    await billing.hours({ workDate: '2026-04-03' });
    const other = await billing.drafted({ periodFrom: '2026-04-01', periodTo: '2026-04-30' });
    expect((await billing.discard(draft)).status).toBe(204);
    expect((await billing.get(draft.id)).status).toBe(404);
    expect((await billing.ready()).body.items).toMatchObject([
      { entries: 2, oldestDate: '2026-03-02', newestDate: '2026-03-02' },
    ]);
    expect(await billing.statusesOf(...mine)).toEqual(['approved']);
    expect((await billing.get(other.id)).body.entryCount).toBe(1);
  });

  it('refuses a stale version and a missing one', async () => {
    await billing.hours({});
    const draft = await billing.drafted();
    await billing.patch(draft, { note: 'Thank you' });
    expect((await billing.patch(draft, { note: 'No' })).status).toBe(412);
    expect((await billing.setEntries(draft, [])).status).toBe(412);
    expect((await billing.discard(draft)).status).toBe(412);
    expect((await billing.call('PATCH', `/invoices/${draft.id}`, {})).status).toBe(428);
    expect((await billing.get(draft.id)).body.note).toBe('Thank you');
  });

  it('changes its words and terms', async () => {
    await billing.hours({});
    await harness.database.sql(
      `INSERT INTO tax_rates (firm_id, id, code, name, category, percent, valid_from) VALUES ($1, uuidv7(), 'export', 'Export', 'G', 0, '2020-01-01')`,
      [billing.firmId],
    );
    const draft = await billing.drafted({ note: 'First' });
    const { body } = await billing.patch(draft, { taxCode: 'export', paymentTermsDays: 14 });
    expect(body).toMatchObject({
      note: 'First',
      taxCode: 'export',
      paymentTermsDays: 14,
      taxTotal: '0.00',
      total: '100.00',
    });
    expect(body.taxes).toMatchObject([{ category: 'G', percent: '0', base: '100.00', tax: '0.00' }]);
  });

  it('previews as a PDF that says it is a draft', async () => {
    await billing.hours({ seconds: 2 * HOUR });
    const draft = await billing.drafted();
    const { status, headers, raw } = await billing.call('GET', `/invoices/${draft.id}/preview.pdf`);
    expect([status, headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(headers['content-security-policy']).toContain('sandbox');
    expect(pdfPages(raw).join('\n')).toMatch(/Draft invoice[\s\S]*Assigned at issue[\s\S]*€220.00/);
    expect((await billing.call('GET', `/invoices/${draft.id}/pdf`)).body).toMatchObject({
      status: 409,
      code: 'INVOICE_HAS_NO_PDF',
    });
  });

  it('is made once under one idempotency key', async () => {
    await billing.hours({});
    const body = {
      clientId: billing.client.id,
      periodFrom: '2026-03-01',
      periodTo: '2026-03-31',
      grouping: 'day',
    };
    const headers = { 'idempotency-key': uuidv7() };
    const first = await billing.call('POST', '/invoices', body, headers);
    const again = await billing.call('POST', '/invoices', body, headers);
    expect(again.body).toEqual(first.body);
    expect((await billing.list()).body.total).toBe(1);
  });

  it('lists by state, client, text and due date, as the screen sorts', async () => {
    await billing.hours({}, { workDate: '2026-04-02' });
    const issued = await billing.issued({}, { issueDate: '2026-04-01' });
    await billing.drafted({ periodFrom: '2026-04-01', periodTo: '2026-04-30' });
    const numbers = async (query: string) =>
      (await billing.list(query)).body.items.map(({ number }) => number);
    expect(await numbers('?status=overdue')).toEqual([issued.number]);
    expect(await numbers('?status=issued')).toEqual([]);
    expect(await numbers('?status=draft')).toEqual([null]);
    expect(await numbers(`?q=${issued.number}`)).toEqual([issued.number]);
    expect(await numbers(`?clientId=${uuidv7()}`)).toEqual([]);
    expect(await numbers('?from=2026-04-01&to=2026-04-01')).toEqual([issued.number]);
    for (const sort of ['createdAt', 'issueDate', 'dueDate', 'number', 'client', 'total', 'due'])
      expect(await numbers(`?sort=-${sort}`)).toHaveLength(2);
    const [row] = (await billing.list('?status=overdue')).body.items;
    expect(row).toMatchObject({ status: 'overdue', dueDate: '2026-05-01', due: '110.00', paid: '0.00' });
    expect(row!.overdueDays).toBeGreaterThan(30);
    expect((await billing.list('?sort=colour')).status).toBe(422);
  });
});
