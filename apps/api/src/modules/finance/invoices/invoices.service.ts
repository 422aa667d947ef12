import { Injectable } from '@nestjs/common';
import { LIMITS } from '#libs/contracts';
import { normalise, round, subtract, timeAmount, withDecimals } from '#libs/money';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { notFound } from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import { contains, type Page } from '../../../platform/persistence/page.js';
import { DraftGathering, overCapFigures } from './draft-contents.js';
import { BILLED_ENTRIES, ENTRIES_ON_DRAFT } from './draft.queries.js';
import type {
  InvoiceDto,
  InvoiceEntriesDto,
  InvoiceEntryDto,
  InvoiceRowDto,
  ListInvoicesQuery,
} from './dto/invoice.dto.js';
import { FIGURES, type InvoiceHead, invoiceDtoOf, type InvoiceLineRow } from './invoice-view.js';
import { ENTRIES_APART, INVOICE, INVOICE_LINES, INVOICE_LIST } from './invoices.queries.js';

type Entry = Omit<InvoiceEntryDto, 'amount' | 'included' | 'withMonth'> & Pick<InvoiceLineRow, 'kind'>;

/** Everything that is read of invoices. */
@Injectable()
export class InvoicesService {
  constructor(
    private readonly database: Database,
    private readonly gathering: DraftGathering,
  ) {}

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
    // an invoice of one line per entry can differ in nothing; its entries need no counting
    const apart =
      head.grouping === 'entry' && lines.every(({ kind }) => kind === 'time')
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
    const head = await this.head(ctx, id);
    const { storedStatus, currency } = head;
    const billed = await this.database.query<Entry>(ctx, BILLED_ENTRIES, [ctx.firmId, id]);
    const onIt = billed.map((entry) => entryDtoOf(entry, currency, true));
    const isDraft = storedStatus === 'draft';
    const free = isDraft ? await this.free(ctx, head) : NOTHING_FREE;
    const limit = LIMITS.invoiceEntries;
    const items = [...onIt, ...free.items].sort(byDay);
    return {
      ...{ items: items.slice(0, limit), truncated: items.length > limit },
      ...{ includedCount: onIt.length, availableCount: free.items.length },
      ...{ withoutRateCount: free.withoutRate },
      ...overCapFigures(free, currency),
    };
  }

  /** What a draft could bill and does not, with what keeps other hours of its scope out. */
  private async free(ctx: RequestContext, head: InvoiceHead) {
    const [{ id: invoiceId, currency }, choose] = [head, () => true];
    const [contents, rows] = await Promise.all([
      this.gathering.gather(ctx, head, { invoiceId, currency, hold: false, choose }),
      this.database.query<{ id: string }>(ctx, ENTRIES_ON_DRAFT, [ctx.firmId, invoiceId]),
    ]);
    const taken = new Set(rows.map(({ id }) => id));
    const items = contents.hours
      .filter(({ id }) => !taken.has(id))
      .map((hours) => entryDtoOf({ ...hours, lineId: null, kind: 'time' }, currency, false));
    return { ...contents, items };
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

const NOTHING_FREE = { items: [], withoutRate: 0, overCap: [] };

const byDay = (a: InvoiceEntryDto, b: InvoiceEntryDto): number =>
  a.workDate === b.workDate ? (a.id < b.id ? -1 : 1) : a.workDate < b.workDate ? -1 : 1;

function entryDtoOf(row: Entry, currency: string, included: boolean): InvoiceEntryDto {
  const { id, workDate, membershipId, personName, projectId, projectName, task, note } = row;
  const { seconds, hourlyRate, lineId, kind } = row;
  return {
    ...{ id, workDate, membershipId, personName, projectId, projectName, task, note },
    ...{ seconds, hourlyRate, included, lineId, withMonth: kind !== 'time' },
    amount: hourlyRate === null ? normalise('0', currency) : timeAmount(seconds, hourlyRate, currency),
  };
}
