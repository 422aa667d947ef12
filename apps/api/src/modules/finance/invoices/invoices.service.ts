import { Injectable } from '@nestjs/common';
import { LIMITS } from '#libs/contracts';
import { normalise, round, subtract, sum, timeAmount, withDecimals } from '#libs/money';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { notFound } from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import { contains, type Page } from '../../../platform/persistence/page.js';
import { BILLED_ENTRIES, CANDIDATES, READY, WITHOUT_RATE } from './draft.queries.js';
import type { BillingReadyDto, BillingReadyQuery, BillingReadyRowDto } from './dto/billing.dto.js';
import type {
  InvoiceDto,
  InvoiceEntriesDto,
  InvoiceEntryDto,
  InvoiceRowDto,
  ListInvoicesQuery,
} from './dto/invoice.dto.js';
import { FIGURES, type InvoiceHead, invoiceDtoOf, type InvoiceLineRow } from './invoice-view.js';
import { ENTRIES_APART, INVOICE, INVOICE_LINES, INVOICE_LIST } from './invoices.queries.js';

interface Entry extends Omit<InvoiceEntryDto, 'amount'> {
  /** What the invoice charged, when it has the entry. */
  billedRate?: string;
}

/** Everything that is read of invoices and of time that waits to be invoiced. */
@Injectable()
export class InvoicesService {
  constructor(private readonly database: Database) {}

  async list(ctx: RequestContext, query: ListInvoicesQuery): Promise<Page<InvoiceRowDto>> {
    const { q, status, clientId, projectId, currency, from, to, ...page } = query;
    const found = await this.database.page<InvoiceRowDto>(ctx, INVOICE_LIST, page, {
      ...{ clientId, projectId, currency, from, to },
      q: q && contains(q),
      unpaid: status === 'open' ? true : undefined,
      overdue: status === 'overdue' ? true : undefined,
      open: status === 'issued' || status === 'partially_paid' ? status : undefined,
      settled: status === 'draft' || status === 'paid' || status === 'void' ? status : undefined,
    });
    return { ...found, items: found.items.map((row) => withDecimals(row, ...FIGURES)) };
  }

  /** @throws 404 */
  async get(ctx: RequestContext, id: string): Promise<InvoiceDto> {
    const [head, lines] = await Promise.all([this.head(ctx, id), this.lines(ctx, id)]);
    const { baseCurrency } = ctx.firm;
    // an issued invoice of one line per entry can differ in nothing; its entries need no counting
    const apart =
      head.grouping === 'entry'
        ? { entries: lines.length, difference: normalise('0', head.currency) }
        : await this.apart(ctx, head);
    return invoiceDtoOf(head, lines, apart, baseCurrency);
  }

  /** @throws 404 */
  async head(ctx: RequestContext, id: string): Promise<InvoiceHead> {
    const head = await this.database.one<InvoiceHead>(ctx, INVOICE, [ctx.firmId, id]);
    if (!head) throw notFound('invoice');
    return head;
  }

  lines(ctx: RequestContext, id: string): Promise<InvoiceLineRow[]> {
    return this.database.query<InvoiceLineRow>(ctx, INVOICE_LINES, [ctx.firmId, id]);
  }

  /** What the invoice bills and, for a draft, what else it could bill, oldest first. @throws 404 */
  async entries(ctx: RequestContext, id: string): Promise<InvoiceEntriesDto> {
    const { storedStatus, currency, clientId, projectId, periodFrom, periodTo } = await this.head(ctx, id);
    const isDraft = storedStatus === 'draft';
    const scope = [ctx.firmId, clientId, projectId, periodFrom, periodTo];
    const limit = LIMITS.invoiceEntries;
    const found = isDraft
      ? await this.database.query<Entry>(ctx, CANDIDATES, [...scope, id, currency, limit + 1])
      : await this.database.query<Entry>(ctx, BILLED_ENTRIES, [ctx.firmId, id]);
    const withoutRate = isDraft
      ? (await this.database.one<{ entries: number }>(ctx, WITHOUT_RATE, scope))!.entries
      : 0;
    const items = found.slice(0, limit).map((entry) => entryDtoOf(entry, currency));
    const includedCount = items.filter(({ included }) => included).length;
    return {
      items,
      includedCount,
      availableCount: items.length - includedCount,
      withoutRateCount: withoutRate,
      truncated: found.length > limit,
    };
  }

  /** Approved, uninvoiced, billable time by client and project, with the sums per currency. */
  async ready(ctx: RequestContext, { clientId, from, to, q }: BillingReadyQuery): Promise<BillingReadyDto> {
    const values = [ctx.firmId, clientId ?? null, from ?? null, to ?? null, q ? contains(q) : null];
    const rows = await this.database.query<Omit<BillingReadyRowDto, 'blockedReason'>>(ctx, READY, values);
    const items = rows.map((row) => ({
      ...row,
      amount: normalise(row.amount, row.currency),
      blockedReason: row.blockedEntries > 0 ? ('no_rate' as const) : null,
    }));
    const codes = [...new Set(items.map(({ currency }) => currency))].sort();
    const totals = codes.map((currency) => {
      const own = items.filter((row) => row.currency === currency);
      const seconds = own.reduce((total, row) => total + row.seconds, 0);
      return { currency, seconds, amount: normalise(sum(own.map(({ amount }) => amount)), currency) };
    });
    return { items, totals };
  }

  private async apart(
    ctx: RequestContext,
    head: InvoiceHead,
  ): Promise<{ entries: number; difference: string }> {
    const found = await this.database.one<{ entries: number; amount: string }>(ctx, ENTRIES_APART, [
      ctx.firmId,
      head.id,
    ]);
    return {
      entries: found!.entries,
      difference: round(subtract(head.subtotal, found!.amount), head.currency),
    };
  }
}

function entryDtoOf({ billedRate, ...row }: Entry, currency: string): InvoiceEntryDto {
  const {
    id,
    workDate,
    membershipId,
    personName,
    projectId,
    projectName,
    task,
    note,
    seconds,
    included,
    lineId,
  } = row;
  const hourlyRate = billedRate ?? row.hourlyRate;
  return {
    ...{
      id,
      workDate,
      membershipId,
      personName,
      projectId,
      projectName,
      task,
      note,
      seconds,
      included,
      lineId,
    },
    hourlyRate,
    amount: timeAmount(seconds, hourlyRate, currency),
  };
}
