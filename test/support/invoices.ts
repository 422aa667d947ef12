import { add, multiply, normalise } from '#libs/money';
import { v7 as uuidv7 } from 'uuid';
import { ISSUE } from '../../apps/api/src/modules/finance/invoices/draft.queries.js';
import { InvoiceLine, InvoiceTax } from '../../apps/api/src/modules/finance/invoices/invoice-line.entity.js';
import { Invoice } from '../../apps/api/src/modules/finance/invoices/invoice.entity.js';
import { Payment, PaymentAllocation } from '../../apps/api/src/modules/finance/payments/payment.entity.js';
import { Contexts } from '../../apps/api/src/platform/context/contexts.js';
import { Files } from '../../apps/api/src/platform/files/files.js';
import { Database } from '../../apps/api/src/platform/persistence/database.js';
import type { Harness } from './harness.js';

let counter = 0;

interface Given {
  status?: Invoice['status'];
  /** Days from today until it is due; negative is late. */
  dueInDays?: number;
  projectId?: string;
  currency?: string;
  /** Net amount; the tax is a tenth. */
  net?: string;
  paid?: string;
}

export const PDF = Buffer.from('%PDF-1.7 an invoice');

const dayFromNow = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** The rows of an invoice as issuing leaves them: one line, one tax, the file, and a payment when paid. */
export async function invoiceRows(
  harness: Harness,
  firmId: string,
  clientId: string,
  { status = 'issued', dueInDays = 14, projectId, currency = 'EUR', net = '1000.00', paid }: Given = {},
): Promise<{ id: string; number: string | null }> {
  const database = harness.get(Database);
  const tax = normalise(multiply(net, '0.1'), currency);
  return harness.get(Contexts).forFirm(firmId, 'Test data', async (ctx) => {
    const file = await harness
      .get(Files)
      .store(ctx, PDF, { name: 'invoice.pdf', contentType: 'application/pdf', clientId });
    const membership = await database.one<{ id: string }>(
      ctx,
      'SELECT id FROM memberships WHERE firm_id = $1 LIMIT 1',
      [firmId],
    );
    const party = {
      name: 'Somebody',
      addressLines: ['1 Street'],
      taxId: 'X1',
      email: 'billing@firm.example',
    };
    const total = add(net, tax);
    const invoice = await database.repo(ctx, Invoice).insert({
      clientId,
      projectId: projectId ?? null,
      currency,
      periodFrom: '2026-03-01',
      periodTo: '2026-03-31',
      taxCode: 'standard',
      paymentTermsDays: 30,
      subtotal: net,
      taxTotal: tax,
      total,
    });
    const key = { invoiceId: invoice.id, clientId };
    await database.repo(ctx, InvoiceLine).insert({
      ...key,
      taxCode: 'standard',
      taxCategory: 'S',
      position: 1,
      description: 'Advice',
      seconds: 36_000,
      unitPrice: tax,
      amount: net,
      taxPercent: '10',
    });
    await database.repo(ctx, InvoiceTax).append({
      ...key,
      taxCode: 'standard',
      category: 'S',
      percent: '10',
      name: 'Sales tax',
      base: net,
      tax,
    });
    if (status === 'draft') return { id: invoice.id, number: null };
    const number = `INV-${String(++counter).padStart(5, '0')}`;
    const seller = { ...party, bankName: 'Bank', iban: 'GB33BUKB20201555555555', bic: 'BUKBGB22' };
    await database.query(ctx, ISSUE, [
      ...[
        firmId,
        invoice.id,
        status,
        number,
        dayFromNow(dueInDays - 30),
        dayFromNow(dueInDays),
        seller,
        party,
      ],
      ...[net, tax, total, '1', file.id, membership?.id ?? null],
    ]);
    if (paid) {
      const payment = await database.repo(ctx, Payment).insert({
        id: uuidv7(),
        clientId,
        date: '2026-04-02',
        amount: paid,
        currency,
        method: 'bank_transfer',
        reference: 'REF 7',
        note: 'internal: paid late again',
        baseRate: '1',
      });
      await database
        .repo(ctx, PaymentAllocation)
        .append({ paymentId: payment.id, invoiceId: invoice.id, clientId, amount: paid, baseAmount: paid });
    }
    return { id: invoice.id, number };
  });
}
