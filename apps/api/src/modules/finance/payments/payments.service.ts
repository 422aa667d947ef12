import { Injectable } from '@nestjs/common';
import { today } from '#libs/calendar';
import type { InvoiceStatus } from '#libs/contracts';
import { compare, normalise, subtract, sum, toBase } from '#libs/money';
import { Audit } from '../../../platform/audit/audit.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { DomainError, notFound } from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import { contains, type Page } from '../../../platform/persistence/page.js';
import { invoiceLifecycle, statusByPayments } from '../invoices/invoice.lifecycle.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { amountIn, baseRateOf } from '../money-input.js';
import type {
  AllocationDto,
  ListPaymentsQuery,
  PaymentDto,
  PaymentRowDto,
  RecordPaymentDto,
  ReversePaymentDto,
} from './dto/payment.dto.js';
import { type OpenInvoice, paymentTransfers, relievedBase } from './payment-postings.js';
import { Payment, PaymentAllocation } from './payment.entity.js';
import { alreadyReversed, notPayable, paymentExceedsDue } from './payments.errors.js';
import { LOCK_INVOICES, PAID_ON, PAYMENT, PAYMENT_LIST, SET_STATUSES } from './payments.queries.js';

interface LockedInvoice extends OpenInvoice {
  id: string;
  clientId: string;
  status: InvoiceStatus;
  number: string | null;
  currency: string;
  total: string;
  baseRate: string;
  issueDate: string;
  paid: string;
}

interface Settled {
  invoice: LockedInvoice;
  amount: string;
  relieved: string;
}

/** Money that came in, allocated to invoices. Never changed; a wrong one is reversed. */
@Injectable()
export class PaymentsService {
  constructor(
    private readonly database: Database,
    private readonly ledger: LedgerService,
    private readonly audit: Audit,
  ) {}

  async list(
    ctx: RequestContext,
    { q, id, clientId, invoiceId, from, to, ...page }: ListPaymentsQuery,
  ): Promise<Page<PaymentRowDto>> {
    const filters = { id, clientId, invoiceId, from, to, q: q && contains(q) };
    const found = await this.database.page<PaymentRowDto>(ctx, PAYMENT_LIST, page, filters);
    return { ...found, items: found.items.map(withDecimals) };
  }

  /** @throws 404 */
  async get(ctx: RequestContext, id: string): Promise<PaymentDto> {
    const payment = await this.database.one<PaymentDto>(ctx, PAYMENT, [ctx.firmId, id]);
    if (!payment) throw notFound('payment');
    return withDecimals(payment);
  }

  /**
   * Records money received, settles invoices with it and posts it, with the exchange difference it realises.
   * @throws 409 when an invoice is not open; 422 when it is more than what is open, badly dated, or lacks the rate
   */
  async record(ctx: RequestContext, given: RecordPaymentDto): Promise<PaymentDto> {
    const { date, method, reference = '', note = '' } = given;
    const wanted = allocationsOf(given);
    const invoices = await this.lock(
      ctx,
      wanted.map(({ invoiceId }) => invoiceId),
    );
    const { clientId, currency } = assertPayable(invoices, wanted, given);
    assertDate(date, invoices, today(ctx.firm.timeZone));
    const amount = amountIn(currency, 'amount', given.amount);
    const baseRate = baseRateOf(ctx, currency, given.baseRate);
    const { baseCurrency } = ctx.firm;
    const settled = wanted.map((allocation, at) =>
      settle(invoices, allocation, fieldOf(given, at), baseCurrency),
    );
    if (compare(sum(settled.map((s) => s.amount)), amount) !== 0)
      throw DomainError.field('amount', 'ALLOCATIONS_DIFFER', 'The allocations do not add up to the amount.');
    const payment = await this.database
      .repo(ctx, Payment)
      .insert({ clientId, date, amount, currency, method, reference, note, baseRate });
    await this.database.repo(ctx, PaymentAllocation).insertMany(
      settled.map((s) => ({
        ...{
          paymentId: payment.id,
          invoiceId: s.invoice.id,
          clientId,
          amount: s.amount,
          baseAmount: s.relieved,
        },
      })),
    );
    await this.moveInvoices(
      ctx,
      settled.map(({ invoice, amount: more }) => ({ ...invoice, paid: sum([invoice.paid, more]) })),
    );
    await this.ledger.post(ctx, {
      ...{ date, currency, clientId, sourceType: 'payment', sourceId: payment.id, kind: 'payment' },
      description: 'Payment received',
      transfers: settled.flatMap((s) => paymentTransfers({ ...s, baseRate }, baseCurrency)),
    });
    const label = settled.map(({ invoice }) => invoice.number).join(', ');
    await this.audit.record(ctx, {
      ...{
        action: 'payment.recorded',
        objectType: 'payment',
        objectId: payment.id,
        objectLabel: label,
        after: payment,
      },
    });
    return this.get(ctx, payment.id);
  }

  /** Takes a payment back: its invoices are open again, the ledger gets the opposite postings of today. @throws 404, 409 */
  async reverse(ctx: RequestContext, id: string, { reason }: ReversePaymentDto): Promise<PaymentDto> {
    const before = await this.database.repo(ctx, Payment).lockOrFail(id);
    if (before.reversedAt) throw alreadyReversed();
    const ended = await this.database
      .repo(ctx, PaymentAllocation)
      .updateWhere({ paymentId: id }, { live: false });
    const invoices = await this.lock(
      ctx,
      ended.map(({ invoiceId }) => invoiceId),
    );
    await this.moveInvoices(ctx, invoices);
    const after = await this.database
      .repo(ctx, Payment)
      .update(id, { reversedAt: new Date(), reversedReason: reason });
    const day = today(ctx.firm.timeZone);
    const original = { sourceType: 'payment', sourceId: id, kind: 'payment' } as const;
    await this.ledger.reverse(ctx, original, day, 'Payment reversed');
    await this.audit.record(ctx, {
      ...{ action: 'payment.reversed', objectType: 'payment', objectId: id, before, after, reason },
      objectLabel: invoices.map(({ number }) => number).join(', '),
    });
    return this.get(ctx, id);
  }

  /** Holds the invoices, in one order, and reads what is paid on them only then. */
  private async lock(ctx: RequestContext, ids: readonly string[]): Promise<LockedInvoice[]> {
    const rows = await this.database.query<LockedInvoice>(ctx, LOCK_INVOICES, [ctx.firmId, ids]);
    const sums = await this.database.query<{ invoiceId: string; paid: string; basePaid: string }>(
      ctx,
      PAID_ON,
      [ctx.firmId, ids],
    );
    return rows.map((row) => {
      const { paid, basePaid } = sums.find(({ invoiceId }) => invoiceId === row.id) ?? {
        paid: '0',
        basePaid: '0',
      };
      if (row.status === 'draft') return { ...row, paid, due: '0', baseDue: '0' };
      const baseTotal = toBase(row.total, row.baseRate, ctx.firm.baseCurrency);
      return { ...row, paid, due: subtract(row.total, paid), baseDue: subtract(baseTotal, basePaid) };
    });
  }

  /** What is paid decides the state; an invoice that changes it has that in its history. */
  private async moveInvoices(ctx: RequestContext, invoices: readonly LockedInvoice[]): Promise<void> {
    const moved = invoices.flatMap(({ id, number, status, total, paid }) => {
      const row = { id, number, status, before: status };
      const next = statusByPayments(total, paid);
      if (next === status) return [];
      invoiceLifecycle.move(row, next);
      return [row];
    });
    if (!moved.length) return;
    await this.database.query(ctx, SET_STATUSES, [
      ctx.firmId,
      moved.map(({ id }) => id),
      moved.map(({ status }) => status),
    ]);
    await this.audit.recordAll(
      ctx,
      moved.map(({ id, number, status, before }) => ({
        ...{
          action: status === 'issued' ? 'invoice.unpaid' : `invoice.${status}`,
          objectType: 'invoice',
          objectId: id,
          objectLabel: number!,
        },
        ...{ before: { status: before }, after: { status } },
      })),
    );
  }
}

function allocationsOf({ invoiceId, allocations, amount }: RecordPaymentDto): AllocationDto[] {
  if (invoiceId && allocations)
    throw DomainError.field('allocations', 'INVOICE_TWICE', 'Give invoiceId or allocations, not both.');
  if (allocations) return allocations;
  if (!invoiceId) throw DomainError.field('invoiceId', 'INVOICE_MISSING', 'Say which invoice is paid.');
  return [{ invoiceId, amount }];
}

const fieldOf = ({ allocations }: RecordPaymentDto, at: number): string =>
  allocations ? `allocations.${at}.amount` : 'amount';

function assertPayable(
  invoices: readonly LockedInvoice[],
  wanted: readonly AllocationDto[],
  { allocations }: RecordPaymentDto,
): { clientId: string; currency: string } {
  const unknown = wanted.findIndex(({ invoiceId }) => !invoices.some(({ id }) => id === invoiceId));
  if (unknown >= 0) {
    const field = allocations ? `allocations.${unknown}.invoiceId` : 'invoiceId';
    throw DomainError.field(field, 'INVOICE_UNKNOWN', 'There is no such invoice.');
  }
  const closed = invoices.find(({ status }) => status !== 'issued' && status !== 'partially_paid');
  if (closed) throw notPayable(closed.status, closed.number);
  const [{ clientId, currency }] = invoices as [LockedInvoice];
  if (invoices.some((invoice) => invoice.clientId !== clientId || invoice.currency !== currency))
    throw DomainError.field(
      'allocations',
      'ALLOCATIONS_MIXED',
      'One payment settles invoices of one client in one currency.',
    );
  return { clientId, currency };
}

function assertDate(date: string, invoices: readonly LockedInvoice[], now: string): void {
  const issued = invoices
    .map(({ issueDate }) => issueDate)
    .sort()
    .at(-1)!;
  if (date < issued)
    throw DomainError.field(
      'date',
      'DATE_BEFORE_INVOICE',
      `The invoice is dated ${issued}: the payment cannot be earlier.`,
    );
  if (date > now)
    throw DomainError.field('date', 'DATE_IN_FUTURE', `A payment is dated today, ${now}, or earlier.`);
}

function settle(
  invoices: readonly LockedInvoice[],
  { invoiceId, amount: text }: AllocationDto,
  field: string,
  baseCurrency: string,
): Settled {
  const invoice = invoices.find(({ id }) => id === invoiceId)!;
  const amount = amountIn(invoice.currency, field, text);
  const due = normalise(invoice.due, invoice.currency);
  if (compare(amount, due) > 0)
    throw paymentExceedsDue(field, amount, due, invoice.currency, invoice.number!);
  return { invoice, amount, relieved: relievedBase(invoice, amount, baseCurrency) };
}

type Figures = Pick<PaymentRowDto, 'currency' | 'amount' | 'allocations'>;

/** The row's money with its currency's decimals. */
function withDecimals<Row extends Figures>({ amount: text, allocations: parts, ...row }: Row) {
  const decimals = (amount: string): string => normalise(amount, row.currency);
  const allocations = parts.map(({ amount, ...part }) => ({ ...part, amount: decimals(amount) }));
  return { ...row, amount: decimals(text), allocations };
}
