import { Billing, today } from '../../support/billing.js';
import { Harness } from '../../support/harness.js';
import { pdfPages } from '../../support/pdf-text.js';

describe('from approved hours to a balanced ledger', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await Harness.start();
  });
  afterAll(() => harness.stop());

  it('bills 1000.00, taxes 100.00, is paid 1100.00 and balances', async () => {
    const billing = await Billing.start(harness, { email: 'pay@client.example' });
    const ids = await billing.hours(
      { seconds: 8 * 3_600, task: 'Build' },
      { seconds: 2 * 3_600, task: 'Review' },
    );
    expect((await billing.ready()).body).toMatchObject({
      items: [
        {
          clientId: billing.client.id,
          entries: 2,
          seconds: 36_000,
          amount: '1000.00',
          currency: 'EUR',
          blockedReason: null,
        },
      ],
      totals: [{ currency: 'EUR', amount: '1000.00' }],
    });

    const draft = await billing.drafted({ grouping: 'task' });
    expect(draft).toMatchObject({
      ...{
        number: null,
        status: 'draft',
        currency: 'EUR',
        subtotal: '1000.00',
        taxTotal: '100.00',
        total: '1100.00',
      },
      ...{
        paid: '0.00',
        due: '0.00',
        entryCount: 2,
        seconds: 36_000,
        roundingDifference: '0.00',
        paymentTermsDays: 30,
      },
    });
    expect(
      draft.lines.map(({ description, quantity, unitPrice, amount }) => [
        description,
        quantity,
        unitPrice,
        amount,
      ]),
    ).toEqual([
      ['Build', '8.00', '100.00', '800.00'],
      ['Review', '2.00', '100.00', '200.00'],
    ]);
    expect((await billing.ready()).body.items).toEqual([]);
    expect(await billing.statusesOf(...ids)).toEqual(['approved']);

    const { status, body: issued, headers } = await billing.issue(draft);
    expect(status).toBe(200);
    const year = today().slice(0, 4);
    expect(issued).toMatchObject({
      ...{ number: `INV-${year}-00001`, status: 'issued', issueDate: today(), due: '1100.00', baseRate: '1' },
      buyer: { name: billing.client.name },
      taxes: [{ taxCode: 'standard', percent: '10', base: '1000.00', tax: '100.00' }],
    });
    expect(issued.dueDate! > issued.issueDate!).toBe(true);
    expect(headers['etag']).toBe(`"${issued.version}"`);
    expect(await billing.statusesOf(...ids)).toEqual(['invoiced']);

    const pdf = await billing.call('GET', `/invoices/${draft.id}/pdf`);
    expect(pdf.status).toBe(200);
    expect(pdf.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="INV-${year}-00001.pdf"`,
      'x-content-type-options': 'nosniff',
    });
    expect(pdfPages(pdf.raw).join('\n')).toContain(`INV-${year}-00001`);
    expect(pdfPages(pdf.raw).join('\n')).toContain('€1,100.00');
    expect((await billing.call('GET', `/invoices/${draft.id}/pdf`)).raw.equals(pdf.raw)).toBe(true);

    const sent = await billing.call<{ sentAt: string }>('POST', `/invoices/${draft.id}/send`, {});
    expect(sent.status).toBe(200);
    expect(sent.body.sentAt).toEqual(expect.any(String));
    const mails = await billing.call<{ items: object[] }>('GET', `/mails?relatedId=${draft.id}`);
    expect(mails.body.items).toEqual([
      expect.objectContaining({
        ...{ recipient: 'pay@client.example', status: 'queued', attachmentName: `INV-${year}-00001.pdf` },
      }),
    ]);

    const part = await billing.paid(draft.id, '100.00', { reference: 'Transfer 1' });
    expect(part).toMatchObject({
      amount: '100.00',
      allocations: [{ number: issued.number, amount: '100.00' }],
    });
    expect((await billing.get(draft.id)).body).toMatchObject({
      status: 'partially_paid',
      paid: '100.00',
      due: '1000.00',
    });
    await billing.paid(draft.id, '1000');
    expect((await billing.get(draft.id)).body).toMatchObject({
      status: 'paid',
      paid: '1100.00',
      due: '0.00',
    });

    expect(await billing.balances()).toEqual({
      bank: '1100.00',
      receivable: '0.00',
      tax: '-100.00',
      revenue: '-1000.00',
      fx: '0.00',
    });
    expect(await billing.trialBalance()).toMatchObject({
      debit: '2200.00',
      credit: '2200.00',
      balance: '0.00',
    });
  });
});
