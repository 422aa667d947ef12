import { v7 as uuidv7 } from 'uuid';
import type { InvoiceDto } from '../../../apps/api/src/modules/finance/invoices/dto/invoice.dto.js';
import { Billing, key, today } from '../../support/billing.js';
import { Harness } from '../../support/harness.js';

const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);

describe('a payment', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await Harness.start();
  });
  afterAll(() => harness.stop());

  /** A firm with an issued invoice of ten hours. */
  async function owed(
    options: Parameters<typeof Billing.start>[1] = {},
    terms: object = {},
  ): Promise<[Billing, InvoiceDto]> {
    const billing = await Billing.start(harness, options);
    await billing.hours({ seconds: 36_000 });
    return [billing, await billing.issued({}, terms)];
  }
  const ties = async (billing: Billing): Promise<void> => {
    expect(Number((await billing.balances())['receivable'])).toBe(Number(await billing.openInBase()));
    expect((await billing.trialBalance()).balance).toBe('0.00');
  };

  it('of a part opens and of the rest closes the invoice', async () => {
    const [billing, invoice] = await owed();
    await billing.paid(invoice.id, '0.01', { method: 'card', note: 'A test' });
    expect((await billing.get(invoice.id)).body).toMatchObject({ status: 'partially_paid', due: '1099.99' });
    await ties(billing);
    await billing.paid(invoice.id, '1099.99');
    expect((await billing.get(invoice.id)).body).toMatchObject({
      status: 'paid',
      due: '0.00',
      payments: [{}, {}],
    });
    await ties(billing);
    expect((await billing.pay(invoice.id, '0.01')).body).toMatchObject({
      status: 409,
      code: 'INVOICE_NOT_PAYABLE',
    });
  });

  it('of more than is open is refused and names both amounts', async () => {
    const [billing, invoice] = await owed();
    await billing.paid(invoice.id, '1000.00');
    const { status, body } = await billing.pay(invoice.id, '100.01');
    expect([status, body.code]).toEqual([422, 'PAYMENT_EXCEEDS_DUE']);
    expect(body.detail).toContain('100.01 EUR is more than the 100.00 EUR');
    expect(body.errors).toMatchObject([{ field: 'amount' }]);
    expect((await billing.get(invoice.id)).body.paid).toBe('1000.00');
  });

  it('of everything by many at once succeeds once', async () => {
    const [billing, invoice] = await owed();
    const answers = await Promise.all(Array.from({ length: 5 }, () => billing.pay(invoice.id, '1100.00')));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
    expect(await billing.balances()).toMatchObject({ bank: '1100.00', receivable: '0.00' });
  });

  it('is one under one key, in turn and at once; another body under it is refused', async () => {
    const [billing, invoice] = await owed();
    const once = key();
    const first = await billing.pay(invoice.id, '100.00', {}, once);
    const again = await billing.pay(invoice.id, '100.00', {}, once);
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect((await billing.pay(invoice.id, '200.00', {}, once)).body).toMatchObject({
      status: 422,
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    const race = key();
    const raced = await Promise.all(
      Array.from({ length: 4 }, () => billing.pay(invoice.id, '10.00', {}, race)),
    );
    for (const { status, body } of raced)
      expect([201, 409]).toContain(
        status === 409 && body.code !== 'IDEMPOTENCY_IN_FLIGHT' ? body.code : status,
      );
    expect((await billing.get(invoice.id)).body.paid).toBe('110.00');
  });

  it.each([
    ['nothing', { amount: '0' }, 'amount'],
    ['a negative amount', { amount: '-5.00' }, 'amount'],
    ['a number', { amount: 5 }, 'amount'],
    ['half a cent', { amount: '0.005' }, 'amount'],
    ['a day to come', { date: tomorrow }, 'date'],
    ['a day before the invoice', { date: '2020-01-01' }, 'date'],
    ['an unknown method', { method: 'shells' }, 'method'],
    ['an unknown invoice', { invoiceId: uuidv7() }, 'invoiceId'],
    ['no invoice', { invoiceId: undefined }, 'invoiceId'],
    ['a rate where there is none', { baseRate: '1.2' }, 'baseRate'],
    ['a total of its own', { paid: '1.00' }, 'paid'],
  ])('of %s is a 422 that names the field', async (_, over, field) => {
    const [billing, invoice] = await owed();
    const { status, body } = await billing.pay(invoice.id, '10.00', over);
    expect([status, body.errors?.map((e) => e.field)]).toEqual([422, [field]]);
    expect((await billing.get(invoice.id)).body.paid).toBe('0.00');
  });

  it('on a draft is refused', async () => {
    const billing = await Billing.start(harness);
    await billing.hours({});
    const draft = await billing.drafted();
    expect((await billing.pay(draft.id, '1.00')).body).toMatchObject({
      status: 409,
      code: 'INVOICE_NOT_PAYABLE',
    });
  });

  it('realises a gain and a loss in the base currency', async () => {
    const [billing, invoice] = await owed({ currency: 'USD' }, { baseRate: '0.90' });
    expect((await billing.pay(invoice.id, '10.00')).body.errors).toMatchObject([{ field: 'baseRate' }]);
    await billing.paid(invoice.id, '600.00', { baseRate: '0.95' });
    expect(await billing.balances()).toMatchObject({ bank: '570.00', receivable: '450.00', fx: '-30.00' });
    await ties(billing);
    await billing.paid(invoice.id, '500.00', { baseRate: '0.80' });
    expect(await billing.balances()).toEqual({
      bank: '970.00',
      receivable: '0.00',
      revenue: '-900.00',
      tax: '-90.00',
      fx: '20.00',
    });
    await ties(billing);
    const { currencies } = await billing.trialBalance();
    expect(currencies).toEqual([{ currency: 'USD', debit: '2200.00', credit: '2200.00', balance: '0.00' }]);
  });

  it('in thirds at an awkward rate leaves nothing of the receivable', async () => {
    const [billing, invoice] = await owed({ currency: 'JPY' }, { baseRate: '0.0061237' });
    expect(invoice.total).toBe('1100');
    for (const amount of ['333', '333', '434'])
      await billing.paid(invoice.id, amount, { baseRate: '0.0061237' });
    expect((await billing.get(invoice.id)).body.status).toBe('paid');
    expect(await billing.balances()).toMatchObject({ receivable: '0.00' });
    await ties(billing);
  });

  it('settles several invoices of a client, and only such', async () => {
    const [billing, first] = await owed();
    await billing.hours({ workDate: '2026-04-01', seconds: 3_600 });
    const second = await billing.issued({ periodFrom: '2026-04-01', periodTo: '2026-04-30' });
    const allocations = [
      { invoiceId: first.id, amount: '1100.00' },
      { invoiceId: second.id, amount: '10.00' },
    ];
    const terms = { date: today(), method: 'bank_transfer' };
    const record = (body: object) => billing.call('POST', '/payments', { ...terms, ...body });
    expect((await record({ amount: '1110.01', allocations })).body.errors).toMatchObject([
      { field: 'amount', code: 'ALLOCATIONS_DIFFER' },
    ]);
    const billed = await record({ amount: '1110.00', allocations });
    expect(billed).toMatchObject({
      status: 201,
      body: { allocations: [{ amount: '1100.00' }, { amount: '10.00' }] },
    });
    expect((await billing.get(first.id)).body.status).toBe('paid');
    expect((await billing.get(second.id)).body.status).toBe('partially_paid');
    await ties(billing);
    const other = [{ invoiceId: second.id, amount: '500.00' }];
    expect((await record({ amount: '500.00', allocations: other })).body.errors).toMatchObject([
      { field: 'allocations.0.amount' },
    ]);
    expect((await record({ amount: '1.00', allocations: [...other, ...other] })).status).toBe(422);
  });

  it('is taken back by opposite postings; the invoice is open again', async () => {
    const [billing, invoice] = await owed({ currency: 'USD' }, { baseRate: '0.90' });
    const first = await billing.paid(invoice.id, '100.00', { baseRate: '0.95' });
    const second = await billing.paid(invoice.id, '1000.00', { baseRate: '0.85' });
    const reverse = (id: string, body: object = { reason: 'The bank took it back' }, headers = {}) =>
      billing.call('POST', `/payments/${id}/reverse`, body, headers);
    expect((await reverse(first.id, {})).body.errors?.[0]?.field).toBe('reason');
    const once = key();
    const reversed = await reverse(first.id, undefined, once);
    expect(reversed).toMatchObject({ status: 200, body: { reversedReason: 'The bank took it back' } });
    expect((await reverse(first.id, undefined, once)).body).toEqual(reversed.body);
    expect((await reverse(first.id)).body).toMatchObject({ status: 409, code: 'PAYMENT_ALREADY_REVERSED' });
    expect((await billing.get(invoice.id)).body).toMatchObject({
      status: 'partially_paid',
      paid: '1000.00',
      due: '100.00',
    });
    await ties(billing);
    await reverse(second.id);
    expect((await billing.get(invoice.id)).body).toMatchObject({
      status: 'issued',
      paid: '0.00',
      payments: [{ reversed: true }, { reversed: true }],
    });
    expect(await billing.balances()).toMatchObject({ bank: '0.00', receivable: '990.00', fx: '0.00' });
    await ties(billing);
    await billing.paid(invoice.id, '1100.00', { baseRate: '0.9' });
    expect(await billing.balances()).toMatchObject({ bank: '990.00', receivable: '0.00', fx: '0.00' });
  });

  it('is listed by client, invoice, day and text', async () => {
    const [billing, invoice] = await owed();
    await billing.paid(invoice.id, '100.00', { reference: 'Wire 77' });
    const listed = async (query: string) =>
      (await billing.call<{ items: { reference: string }[] }>('GET', `/payments${query}`)).body.items.length;
    expect(await listed('')).toBe(1);
    expect(await listed(`?invoiceId=${invoice.id}&clientId=${billing.client.id}`)).toBe(1);
    expect(await listed('?q=wire')).toBe(1);
    expect(await listed(`?q=${invoice.number}`)).toBe(1);
    expect(await listed('?q=nothing')).toBe(0);
    expect(await listed(`?to=2020-01-01`)).toBe(0);
    for (const sort of ['date', 'amount', 'client', 'createdAt'])
      expect(await listed(`?sort=${sort}`)).toBe(1);
  });
});
