import { addDays } from '#libs/calendar';
import { InvoiceDrafts, IssueInvoice, PaymentsService, SendInvoice } from '../../modules/finance/index.js';
import type { Agreed } from './agreements.js';
import type { Stage } from './stage.js';

/** An invoice that is overdue, one that is paid, and a draft; the hours in dollars still wait. */
export async function billHours(stage: Stage, { clients }: Agreed): Promise<void> {
  const northgate = { clientId: clients['Northgate Logistics']!, grouping: 'task' as const };
  const brightwater = { clientId: clients['Brightwater Health']!, grouping: 'person' as const };
  // numbers follow dates: the overdue one first
  await issue(stage, { ...northgate, ...weeks(stage, 7, 6) }, stage.monday(5));
  const paid = await issue(stage, { ...brightwater, ...weeks(stage, 7, 5) }, stage.monday(4));
  await stage.as('accountant', async (ctx) => {
    const payment = {
      date: addDays(stage.monday(2), 2),
      method: 'bank_transfer' as const,
      reference: 'Brightwater SEPA',
    };
    await stage.get(PaymentsService).record(ctx, { invoiceId: paid.id, amount: paid.total, ...payment });
    await stage.get(InvoiceDrafts).create(ctx, { ...brightwater, ...weeks(stage, 4, 3) });
  });
}

type Terms = Parameters<InvoiceDrafts['create']>[1];

async function issue(stage: Stage, terms: Terms, issueDate: string): Promise<{ id: string; total: string }> {
  return stage.as('accountant', async (ctx) => {
    const { id, version, total } = await stage.get(InvoiceDrafts).create(ctx, terms);
    await stage.get(IssueInvoice).issue(ctx, id, version, { issueDate });
    await stage.get(SendInvoice).send(ctx, id, {});
    return { id, total };
  });
}

/** From the Monday so many weeks ago to the Sunday of a later week. */
const weeks = (stage: Stage, first: number, last: number) => ({
  periodFrom: stage.monday(first),
  periodTo: addDays(stage.monday(last), 6),
});
