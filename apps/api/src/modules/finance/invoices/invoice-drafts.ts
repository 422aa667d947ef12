import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { isWithin } from '#libs/calendar';
import { LIMITS } from '#libs/contracts';
import { invoiceTotals, type InvoiceTotals } from '#libs/money';
import { Audit } from '../../../platform/audit/audit.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { DomainError, wrongState } from '../../../platform/errors/domain-error.js';
import { given } from '../../../platform/http/given.js';
import { Database } from '../../../platform/persistence/database.js';
import type { TaxRateInForceDto } from '../tax/dto/tax-rate.dto.js';
import { TaxRatesService } from '../tax/tax-rates.service.js';
import {
  DELETE_LINES,
  DRAFT_FOR,
  EXPLAIN_ENTRIES,
  HOLD_CANDIDATES,
  INSERT_LINE_ENTRIES,
  INSERT_LINES,
  RETAX_LINES,
  WITHOUT_RATE,
} from './draft.queries.js';
import type {
  CreateInvoiceDto,
  InvoiceDto,
  SetInvoiceEntriesDto,
  UpdateInvoiceDto,
} from './dto/invoice.dto.js';
import { InvoiceTax } from './invoice-line.entity.js';
import { type BillableEntry, type EntryLine, linesOf } from './invoice-lines.js';
import { printableLocale } from './invoice-pdf.js';
import { Invoice } from './invoice.entity.js';
import {
  currenciesMixed,
  entryError,
  invoiceEmpty,
  type NamedEntry,
  namesOf,
  tooManyEntries,
} from './invoices.errors.js';
import { InvoicesService } from './invoices.service.js';

interface Candidate extends BillableEntry {
  currency: string;
  included: boolean;
}

type Scope = Pick<Invoice, 'clientId' | 'projectId' | 'periodFrom' | 'periodTo'>;
type Terms = Pick<Invoice, 'periodTo' | 'grouping' | 'currency' | 'taxCode'>;

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
    private readonly taxRates: TaxRatesService,
    private readonly audit: Audit,
  ) {}

  /**
   * A draft of all that can be billed in the period.
   * @throws 422 when there is nothing, too much, several currencies, or no tax rate; 409 when somebody else took an entry
   */
  async create(ctx: RequestContext, draft: CreateInvoiceDto): Promise<InvoiceDto> {
    const {
      clientId,
      projectId = null,
      periodFrom,
      periodTo,
      grouping,
      taxCode = 'standard',
      note = '',
    } = draft;
    const scope = { clientId, projectId, periodFrom, periodTo };
    assertPeriod(scope);
    const terms = await this.termsFor(ctx, clientId, projectId);
    const entries = await this.candidates(ctx, scope, { currency: draft.currency });
    if (!entries.length) throw await this.empty(ctx, scope);
    const codes = [...new Set(entries.map(({ currency }) => currency))].sort();
    if (codes.length > 1) throw currenciesMixed(codes);
    const paymentTermsDays = draft.paymentTermsDays ?? terms.paymentTermsDays;
    const settings = { ...scope, grouping, taxCode, note, paymentTermsDays, currency: codes[0]! };
    const made = await this.priced(ctx, settings, entries);
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
    const found = await this.candidates(ctx, after, { invoiceId: id, currency: before.currency });
    const entries = found.filter(
      ({ included, workDate }) => included || !isWithin(workDate, before.periodFrom, before.periodTo),
    );
    if (!entries.length && changes.periodFrom !== undefined) throw await this.empty(ctx, after);
    return this.rewrite(ctx, before, after, entries);
  }

  /** Bills exactly these entries. @throws 404, 409 once issued or when another invoice has one, 412, 422 */
  async setEntries(
    ctx: RequestContext,
    id: string,
    version: number,
    { entryIds }: SetInvoiceEntriesDto,
  ): Promise<InvoiceDto> {
    const before = await this.lockDraft(ctx, id, version);
    const wanted = new Set(entryIds);
    const found = await this.candidates(ctx, before, { invoiceId: id, currency: before.currency });
    const entries = found.filter((entry) => wanted.has(entry.id));
    if (entries.length < wanted.size) throw await this.refused(ctx, before, entryIds, entries);
    return this.rewrite(ctx, before, before, entries);
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
    entries: readonly Candidate[],
  ): Promise<InvoiceDto> {
    const made = await this.priced(ctx, after, entries);
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

  private async candidates(
    ctx: RequestContext,
    { clientId, projectId, periodFrom, periodTo }: Scope,
    { invoiceId, currency }: { invoiceId?: string; currency?: string },
  ): Promise<Candidate[]> {
    const limit = LIMITS.invoiceEntries;
    const scope = [ctx.firmId, clientId, projectId, periodFrom, periodTo];
    const values = [...scope, invoiceId ?? null, currency ?? null, limit + 1];
    const entries = await this.database.query<Candidate>(ctx, HOLD_CANDIDATES, values);
    if (entries.length > limit) throw tooManyEntries(limit);
    return entries;
  }

  private async priced(
    ctx: RequestContext,
    { periodTo, grouping, currency, taxCode }: Terms,
    entries: readonly Candidate[],
  ) {
    const rate = await this.taxRates.inForce(ctx, taxCode, periodTo, 'taxCode');
    const lines = linesOf(entries, { grouping, currency, formatDay: dayFormat(ctx, currency) });
    const totals = invoiceTotals(
      lines.map(({ amount }) => ({ amount, ...taxKey(rate) })),
      currency,
    );
    return { rate, lines, totals };
  }

  private async writeLines(
    ctx: RequestContext,
    invoice: Invoice,
    { rate, lines, totals }: { rate: TaxRateInForceDto; lines: EntryLine[]; totals: InvoiceTotals },
  ): Promise<void> {
    if (!lines.length) return;
    const ids = lines.map(() => uuidv7());
    await this.database.query(ctx, INSERT_LINES, [
      ...[ctx.firmId, invoice.id, invoice.clientId, rate.code, rate.category, rate.percent, ids],
      lines.map((line) => line.description),
      lines.map((line) => line.seconds),
      lines.map((line) => line.unitPrice),
      lines.map((line) => line.amount),
    ]);
    await this.database.query(ctx, INSERT_LINE_ENTRIES, [
      ...[ctx.firmId, invoice.id],
      lines.flatMap((line, at) => line.entryIds.map(() => ids[at])),
      lines.flatMap((line) => line.entryIds),
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

  private async termsFor(
    ctx: RequestContext,
    clientId: string,
    projectId: string | null,
  ): Promise<{ paymentTermsDays: number }> {
    const found = await this.database.one<{ paymentTermsDays: number; projectId: string | null }>(
      ctx,
      DRAFT_FOR,
      [...[ctx.firmId, clientId, projectId]],
    );
    if (!found) throw DomainError.field('clientId', 'CLIENT_UNKNOWN', 'There is no such client.');
    if (projectId && !found.projectId)
      throw DomainError.field('projectId', 'PROJECT_UNKNOWN', 'The client has no such project.');
    return found;
  }

  private async empty(
    ctx: RequestContext,
    { clientId, projectId, periodFrom, periodTo }: Scope,
  ): Promise<DomainError> {
    const values = [ctx.firmId, clientId, projectId, periodFrom, periodTo];
    const { entries } = (await this.database.one<{ entries: number }>(ctx, WITHOUT_RATE, values))!;
    return invoiceEmpty(periodFrom, periodTo, entries);
  }

  /** Says of entries that cannot be billed here whether another invoice has them, and which. */
  private async refused(
    ctx: RequestContext,
    draft: Invoice,
    wanted: readonly string[],
    found: readonly Candidate[],
  ): Promise<DomainError> {
    const missing = wanted.filter((id) => !found.some((entry) => entry.id === id));
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

function assertPeriod({ periodFrom, periodTo }: Pick<Scope, 'periodFrom' | 'periodTo'>): void {
  if (periodTo < periodFrom)
    throw DomainError.field('periodTo', 'PERIOD_BACKWARDS', 'The period ends before it begins.');
}

function dayFormat(ctx: RequestContext, currency: string): (day: string) => string {
  const locale = printableLocale(ctx.firm.locale, currency);
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  return (day) => format.format(new Date(`${day}T00:00:00Z`));
}
