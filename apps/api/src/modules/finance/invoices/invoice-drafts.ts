import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { isWithin } from '#libs/calendar';
import { invoiceTotals, type InvoiceTotals } from '#libs/money';
import { Audit } from '../../../platform/audit/audit.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { DomainError, wrongState } from '../../../platform/errors/domain-error.js';
import { given } from '../../../platform/http/given.js';
import { Database } from '../../../platform/persistence/database.js';
import type { Hours } from '../billing/hours.js';
import type { TaxRateInForceDto } from '../tax/dto/tax-rate.dto.js';
import { TaxRatesService } from '../tax/tax-rates.service.js';
import {
  DELETE_LINES,
  DRAFT_FOR,
  ENTRIES_ON_DRAFT,
  EXPLAIN_ENTRIES,
  INSERT_LINE_ENTRIES,
  INSERT_LINES,
  RETAX_LINES,
} from './draft.queries.js';
import { type DraftContents, DraftGathering, isWithMonth, linesOfContents } from './draft-contents.js';
import type { DraftLine } from './draft-lines.js';
import type {
  CreateInvoiceDto,
  InvoiceDto,
  SetInvoiceEntriesDto,
  UpdateInvoiceDto,
} from './dto/invoice.dto.js';
import { InvoiceTax } from './invoice-line.entity.js';
import { Invoice } from './invoice.entity.js';
import {
  currenciesMixed,
  entriesOverCap,
  entryError,
  invoiceEmpty,
  type NamedEntry,
  namesOf,
} from './invoices.errors.js';
import { InvoicesService } from './invoices.service.js';

type Period = Pick<Invoice, 'periodFrom' | 'periodTo'>;
type Terms = Pick<Invoice, 'periodTo' | 'grouping' | 'currency' | 'taxCode'>;

interface DraftFor {
  paymentTermsDays: number;
  projectId: string | null;
  engagementId: string | null;
}

interface Refused extends NamedEntry {
  invoiceId: string | null;
  number: string | null;
}

/** Drafts: made of approved time, changed until they are issued or discarded. The server makes their lines. */
@Injectable()
export class InvoiceDrafts {
  constructor(
    private readonly database: Database,
    private readonly invoices: InvoicesService,
    private readonly gathering: DraftGathering,
    private readonly taxRates: TaxRatesService,
    private readonly audit: Audit,
  ) {}

  /**
   * A draft of all that can be billed in the period, and of what fell due by its end.
   * @throws 422 when there is nothing, too much, several currencies, or no tax rate; 409 when somebody else took an entry
   */
  async create(ctx: RequestContext, draft: CreateInvoiceDto): Promise<InvoiceDto> {
    const {
      clientId,
      engagementId = null,
      projectId = null,
      periodFrom,
      periodTo,
      grouping,
      taxCode = 'standard',
      note = '',
    } = draft;
    const scope = { clientId, engagementId, projectId, periodFrom, periodTo, grouping };
    assertPeriod(scope);
    const terms = await this.termsFor(ctx, draft);
    const contents = await this.gathering.gather(ctx, scope, {
      ...{ invoiceId: null, currency: draft.currency ?? null, hold: true, choose: () => true },
    });
    const { currencies } = contents;
    if (!currencies.length) throw emptyOf(scope, contents);
    if (currencies.length > 1) throw currenciesMixed(currencies);
    const paymentTermsDays = draft.paymentTermsDays ?? terms.paymentTermsDays;
    const settings = { ...scope, taxCode, note, paymentTermsDays, currency: currencies[0]! };
    const made = await this.priced(ctx, settings, contents);
    const invoice = await this.database.repo(ctx, Invoice).insert({ ...settings, ...figuresOf(made.totals) });
    await this.writeLines(ctx, invoice, made);
    await this.record(ctx, 'invoice.drafted', null, invoice);
    return this.invoices.get(ctx, invoice.id);
  }

  /**
   * Changes a draft's terms and makes its lines anew. A moved period drops the entries outside of it and takes those of
   * the days that are new; entries taken out before stay out. @throws 404, 409 once issued, 412, 422
   */
  async update(
    ctx: RequestContext,
    id: string,
    version: number,
    changes: UpdateInvoiceDto,
  ): Promise<InvoiceDto> {
    const before = await this.lockDraft(ctx, id, version);
    const after = Object.assign(structuredClone(before), given(changes));
    assertPeriod(after);
    const had = await this.entriesOn(ctx, id);
    const contents = await this.regather(
      ctx,
      after,
      ({ id: entryId, workDate }) =>
        had.has(entryId) || !isWithin(workDate, before.periodFrom, before.periodTo),
    );
    const isEmpty = !contents.chosen.length && !contents.dues.length;
    if (isEmpty && changes.periodFrom !== undefined) throw emptyOf(after, contents);
    return this.rewrite(ctx, before, after, contents);
  }

  /**
   * Bills exactly these entries one by one; what fell due besides stays. @throws 404, 409 once issued or when another
   * invoice has one, 412, 422
   */
  async setEntries(
    ctx: RequestContext,
    id: string,
    version: number,
    { entryIds }: SetInvoiceEntriesDto,
  ): Promise<InvoiceDto> {
    const before = await this.lockDraft(ctx, id, version);
    const wanted = new Set(entryIds);
    const contents = await this.regather(ctx, before, (entry) => wanted.has(entry.id));
    const taken = new Set(contents.chosen.map((entry) => entry.id));
    const missing = entryIds.filter((entryId) => !taken.has(entryId) && !isWithMonth(contents, entryId));
    if (missing.length) throw await this.refused(ctx, before, missing, contents);
    return this.rewrite(ctx, before, before, contents);
  }

  /** Deletes a draft; its entries can be billed again. @throws 404, 409 once issued, 412 */
  async discard(ctx: RequestContext, id: string, version: number): Promise<void> {
    const draft = await this.lockDraft(ctx, id, version);
    await this.database.repo(ctx, Invoice).delete({ id });
    await this.record(ctx, 'invoice.discarded', draft, null);
  }

  /** Gives a draft's lines the rate in force at its period's end, should that have changed since. Answers the totals. */
  async retax(ctx: RequestContext, draft: Invoice): Promise<InvoiceTotals> {
    const rate = await this.taxRates.holdInForce(ctx, draft.taxCode, draft.periodTo, 'taxCode');
    const lines = await this.invoices.lines(ctx, draft.id);
    if (!lines.length) throw invoiceEmpty(draft.periodFrom, draft.periodTo);
    const totals = invoiceTotals(
      lines.map(({ amount }) => ({ amount, ...taxKey(rate) })),
      draft.currency,
    );
    if (lines.every((line) => line.taxPercent === rate.percent && line.taxCategory === rate.category))
      return totals;
    await this.database.query(ctx, RETAX_LINES, [
      ctx.firmId,
      draft.id,
      rate.code,
      rate.category,
      rate.percent,
    ]);
    await this.database.repo(ctx, InvoiceTax).delete({ invoiceId: draft.id });
    await this.writeTaxes(ctx, draft, totals, rate);
    return totals;
  }

  private async lockDraft(ctx: RequestContext, id: string, version: number): Promise<Invoice> {
    const invoice = await this.database.repo(ctx, Invoice).lockVersion(id, version);
    if (invoice.status !== 'draft')
      throw wrongState(
        'INVOICE_NOT_DRAFT',
        `Invoice ${invoice.number} is issued: it does not change any more.`,
      );
    return invoice;
  }

  private async rewrite(
    ctx: RequestContext,
    before: Invoice,
    after: Invoice,
    contents: DraftContents,
  ): Promise<InvoiceDto> {
    const made = await this.priced(ctx, after, contents);
    await this.database.query(ctx, DELETE_LINES, [ctx.firmId, before.id]);
    await this.database.repo(ctx, InvoiceTax).delete({ invoiceId: before.id });
    const { periodFrom, periodTo, grouping, taxCode, note, paymentTermsDays } = after;
    const terms = { periodFrom, periodTo, grouping, taxCode, note, paymentTermsDays };
    const invoice = await this.database
      .repo(ctx, Invoice)
      .update(before.id, { ...terms, ...figuresOf(made.totals) });
    await this.writeLines(ctx, invoice, made);
    await this.record(ctx, 'invoice.draft_updated', before, invoice);
    return this.invoices.get(ctx, before.id);
  }

  private regather(
    ctx: RequestContext,
    draft: Invoice,
    choose: (entry: { id: string; workDate: string }) => boolean,
  ): Promise<DraftContents> {
    const { id: invoiceId, currency } = draft;
    return this.gathering.gather(ctx, draft, { invoiceId, currency, hold: true, choose });
  }

  private async entriesOn(ctx: RequestContext, invoiceId: string): Promise<Set<string>> {
    const rows = await this.database.query<{ id: string }>(ctx, ENTRIES_ON_DRAFT, [ctx.firmId, invoiceId]);
    return new Set(rows.map(({ id }) => id));
  }

  private async priced(ctx: RequestContext, terms: Terms, contents: DraftContents) {
    const { periodTo, currency, taxCode } = terms;
    const rate = await this.taxRates.inForce(ctx, taxCode, periodTo, 'taxCode');
    const lines = linesOfContents(ctx, contents, terms);
    const totals = invoiceTotals(
      lines.map(({ amount }) => ({ amount, ...taxKey(rate) })),
      currency,
    );
    return { rate, lines, totals };
  }

  private async writeLines(
    ctx: RequestContext,
    invoice: Invoice,
    { rate, lines, totals }: { rate: TaxRateInForceDto; lines: DraftLine[]; totals: InvoiceTotals },
  ): Promise<void> {
    if (!lines.length) return;
    const ids = lines.map(() => uuidv7());
    await this.database.query(ctx, INSERT_LINES, [
      ...[ctx.firmId, invoice.id, invoice.clientId, rate.code, rate.category, rate.percent, ids],
      lines.map((line) => line.description),
      lines.map((line) => line.seconds),
      lines.map((line) => line.unitPrice),
      lines.map((line) => line.amount),
      lines.map((line) => line.kind),
      lines.map((line) => line.engagementLineId),
      lines.map((line) => line.partId),
      lines.map((line) => line.month),
    ]);
    const hours = lines.flatMap((line) => line.hours);
    const isWhole = ({ fromSecond, restSeconds }: Hours): boolean => fromSecond === 0 && restSeconds === 0;
    await this.database.query(ctx, INSERT_LINE_ENTRIES, [
      ...[ctx.firmId, invoice.id],
      lines.flatMap((line, at) => line.hours.map(() => ids[at])),
      hours.map(({ id }) => id),
      hours.map(({ fromSecond }) => fromSecond),
      hours.map((stretch) => (isWhole(stretch) ? null : stretch.seconds)),
    ]);
    await this.writeTaxes(ctx, invoice, totals, rate);
  }

  private async writeTaxes(
    ctx: RequestContext,
    invoice: Invoice,
    { taxes }: InvoiceTotals,
    rate: TaxRateInForceDto,
  ): Promise<void> {
    const { id: invoiceId, clientId } = invoice;
    await this.database.repo(ctx, InvoiceTax).insertMany(
      taxes.map(({ taxCode, taxCategory: category, taxPercent: percent, base, tax }) => ({
        ...{ invoiceId, clientId, taxCode, percent, category, base, tax },
        name: rate.name,
      })),
    );
  }

  private async termsFor(ctx: RequestContext, draft: CreateInvoiceDto): Promise<DraftFor> {
    const { clientId, engagementId = null, projectId = null } = draft;
    const found = await this.database.one<DraftFor>(ctx, DRAFT_FOR, [
      ...[ctx.firmId, clientId, projectId, engagementId],
    ]);
    if (!found) throw DomainError.field('clientId', 'CLIENT_UNKNOWN', 'There is no such client.');
    if (projectId && !found.projectId)
      throw DomainError.field('projectId', 'PROJECT_UNKNOWN', 'The client has no such project.');
    if (engagementId && !found.engagementId)
      throw DomainError.field('engagementId', 'ENGAGEMENT_UNKNOWN', 'The client has no such engagement.');
    return found;
  }

  /** Says of entries that cannot be billed here whether another invoice has them, and which, or a cap is reached. */
  private async refused(
    ctx: RequestContext,
    draft: Invoice,
    missing: readonly string[],
    { overCap }: DraftContents,
  ): Promise<DomainError> {
    const over = overCap.filter(({ id }) => missing.includes(id));
    if (over.length) return entriesOverCap(over);
    const known = await this.database.query<Refused>(ctx, EXPLAIN_ENTRIES, [ctx.firmId, missing]);
    const taken = known.filter(({ invoiceId }) => invoiceId !== null && invoiceId !== draft.id);
    if (taken.length) {
      const where = taken[0]!.number ? `on invoice ${taken[0]!.number}` : 'on another draft';
      const detail = `Already ${where}: ${namesOf(taken)}.`;
      const errors = taken.map(entryError('ENTRY_ON_ANOTHER_INVOICE', 'is on another invoice'));
      return new DomainError('ENTRY_ON_ANOTHER_INVOICE', 409, detail, errors);
    }
    const detail = known.length
      ? `Not approved, billable time of this client, period and currency with a rate: ${namesOf(known)}.`
      : 'There is no such time entry.';
    return DomainError.field('entryIds', 'ENTRY_NOT_BILLABLE', detail);
  }

  private record(
    ctx: RequestContext,
    action: string,
    before: object | null,
    after: object | null,
  ): Promise<void> {
    const { id, number } = (after ?? before) as Invoice;
    return this.audit.record(ctx, {
      ...{
        action,
        objectType: 'invoice',
        objectId: id,
        objectLabel: number ?? 'Draft invoice',
        before,
        after,
      },
    });
  }
}

const figuresOf = ({ subtotal, taxTotal, total }: InvoiceTotals) => ({ subtotal, taxTotal, total });

const taxKey = ({ code, category, percent }: TaxRateInForceDto) => ({
  taxCode: code,
  taxCategory: category,
  taxPercent: percent,
});

const emptyOf = ({ periodFrom, periodTo }: Period, { withoutRate, overCap }: DraftContents): DomainError =>
  invoiceEmpty(periodFrom, periodTo, withoutRate, overCap.length);

function assertPeriod({ periodFrom, periodTo }: Period): void {
  if (periodTo < periodFrom)
    throw DomainError.field('periodTo', 'PERIOD_BACKWARDS', 'The period ends before it begins.');
}
