import { Injectable } from '@nestjs/common';
import { dueDate, today } from '#libs/calendar';
import { isZero } from '#libs/money';
import { Audit } from '../../../platform/audit/audit.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { DomainError, staleVersion, wrongState } from '../../../platform/errors/domain-error.js';
import { Files } from '../../../platform/files/files.js';
import { Database } from '../../../platform/persistence/database.js';
import { Sequences } from '../../../platform/sequences/sequences.js';
import { StoredImages } from '../../identity/index.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { baseRateOf } from '../money-input.js';
import { HOLD_AND_CHECK, HOLD_EXCEEDED_CAPS, ISSUE, MARK_INVOICED } from './draft.queries.js';
import type { InvoiceDto, IssueInvoiceDto } from './dto/invoice.dto.js';
import { InvoiceDrafts } from './invoice-drafts.js';
import { renderInvoicePdf } from './invoice-pdf.js';
import { issueTransfers } from './invoice-postings.js';
import { buyerOf, documentOf, sellerOf } from './invoice-view.js';
import { Invoice } from './invoice.entity.js';
import { invoiceLifecycle } from './invoice.lifecycle.js';
import { capExceeded, entriesChanged, type NamedEntry } from './invoices.errors.js';
import { LAST_ISSUE_DATE } from './invoices.queries.js';
import { InvoicesService } from './invoices.service.js';

/** Turns a draft into an invoice, wholly or not at all. */
@Injectable()
export class IssueInvoice {
  constructor(
    private readonly database: Database,
    private readonly invoices: InvoicesService,
    private readonly drafts: InvoiceDrafts,
    private readonly ledger: LedgerService,
    private readonly sequences: Sequences,
    private readonly files: Files,
    private readonly images: StoredImages,
    private readonly audit: Audit,
  ) {}

  /**
   * Freezes lines, tax and parties, marks the entries, posts to the ledger, draws the number and stores the PDF.
   * The number comes last but for what prints it: its counter row is the lock that others wait for.
   * @throws 404; 409 when issued already, when an entry changed, or when dated before the year's last; 412 when the
   * draft is not the one that the caller saw; 422
   */
  async issue(
    ctx: RequestContext,
    id: string,
    version: number,
    wanted: IssueInvoiceDto,
  ): Promise<InvoiceDto> {
    const before = await this.database.repo(ctx, Invoice).lockOrFail(id);
    const { currency, clientId, paymentTermsDays } = before;
    const moved = { status: before.status };
    invoiceLifecycle.move(moved, 'issued'); // before the version: an issued one says so
    if (before.version !== version) throw staleVersion();
    const issueDate = issueDateOf(ctx, wanted.issueDate);
    const baseRate = baseRateOf(ctx, currency, wanted.baseRate);
    await this.holdEntries(ctx, before);
    const { subtotal, taxTotal, total } = await this.drafts.retax(ctx, before);
    if (isZero(total))
      throw new DomainError(
        'INVOICE_TOTAL_ZERO',
        422,
        'The lines come to nothing: there is nothing to invoice.',
      );
    await this.ledger.post(ctx, {
      ...{ date: issueDate, currency, clientId, sourceType: 'invoice', sourceId: id, kind: 'issue' },
      description: 'Invoice issued',
      transfers: issueTransfers({ subtotal, taxTotal, total, baseRate }, ctx.firm.baseCurrency),
    });
    const head = await this.invoices.head(ctx, id);
    const lines = await this.invoices.lines(ctx, id);
    const [seller, buyer] = [sellerOf(head), buyerOf(head)];
    const logo = await this.images.logo(ctx);
    const number = await this.sequences.next(ctx, 'invoice', issueDate, head.numberFormat);
    await this.assertAfterLast(ctx, issueDate);
    const frozen = {
      number,
      issueDate,
      dueDate: dueDate(issueDate, paymentTermsDays),
      seller,
      buyer,
      subtotal,
      taxTotal,
      total,
    };
    const document = documentOf(ctx, { ...head, ...frozen }, lines, logo);
    const pdf = await renderInvoicePdf(document);
    const file = await this.files.store(ctx, pdf, {
      ...{ name: `${number.replace(/[^\w.-]+/g, '-')}.pdf`, contentType: 'application/pdf', clientId },
    });
    const issuedBy = ctx.actor.type === 'member' ? ctx.actor.membershipId : null;
    const row = await this.database.one<{ issuedAt: Date }>(ctx, ISSUE, [
      ...[ctx.firmId, id, moved.status, number, issueDate, frozen.dueDate, seller, buyer],
      ...[subtotal, taxTotal, total, baseRate, file.id, issuedBy],
    ]);
    const after: Partial<Invoice> = { ...frozen, ...moved, baseRate, pdfFileId: file.id, issuedBy, ...row };
    await this.audit.record(ctx, {
      ...{ action: 'invoice.issued', objectType: 'invoice', objectId: id, objectLabel: number },
      ...{ before, after: Object.assign(structuredClone(before), after) },
    });
    return this.invoices.get(ctx, id);
  }

  /** The caps first, as drafts do, so that two of these do not wait for each other. */
  private async holdEntries(ctx: RequestContext, { id }: Invoice): Promise<void> {
    const exceeded = await this.database.one<{ title: string }>(ctx, HOLD_EXCEEDED_CAPS, [ctx.firmId, id]);
    if (exceeded) throw capExceeded(exceeded.title);
    const changed = await this.database.query<NamedEntry>(ctx, HOLD_AND_CHECK, [ctx.firmId, id]);
    if (changed.length) throw entriesChanged(changed);
    await this.database.query(ctx, MARK_INVOICED, [ctx.firmId, id]);
  }

  /** Dates follow the numbers. Runs under the counter's lock, so that nobody slips in between. */
  private async assertAfterLast(ctx: RequestContext, issueDate: string): Promise<void> {
    const year = issueDate.slice(0, 4);
    const found = await this.database.one<{ lastDate: string | null }>(ctx, LAST_ISSUE_DATE, [
      ...[ctx.firmId, `${year}-01-01`, `${year}-12-31`],
    ]);
    const lastDate = found?.lastDate;
    if (lastDate && issueDate < lastDate)
      throw wrongState(
        'ISSUE_DATE_BEFORE_LAST',
        `The last invoice of ${year} is dated ${lastDate}: this one cannot be earlier.`,
      );
  }
}

/** Today unless told otherwise. @throws 422 for a day to come */
function issueDateOf(ctx: RequestContext, wanted: string | undefined): string {
  const now = today(ctx.firm.timeZone);
  if (wanted && wanted > now)
    throw DomainError.field('issueDate', 'DATE_IN_FUTURE', `An invoice is dated today, ${now}, or earlier.`);
  return wanted ?? now;
}
