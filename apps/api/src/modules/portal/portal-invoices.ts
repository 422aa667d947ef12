import { Injectable } from '@nestjs/common';
import { withDecimals } from '#libs/money';
import { Audit } from '../../platform/audit/audit.js';
import { ownClientId, type RequestContext } from '../../platform/context/request-context.js';
import { notFound } from '../../platform/errors/domain-error.js';
import { Files } from '../../platform/files/files.js';
import type { StoredFile } from '../../platform/files/stored-file.entity.js';
import { Database } from '../../platform/persistence/database.js';
import { contains } from '../../platform/persistence/page.js';
import type {
  ListPortalInvoicesQuery,
  PortalInvoiceDto,
  PortalInvoiceLineDto,
  PortalInvoicePageDto,
  PortalInvoiceRowDto,
  PortalInvoiceTaxDto,
  PortalOpenSumDto,
  PortalPaymentDto,
} from './dto/portal-invoice.dto.js';
import {
  PORTAL_INVOICE,
  PORTAL_INVOICE_LINES,
  PORTAL_INVOICE_PAYMENTS,
  PORTAL_INVOICE_TAXES,
  PORTAL_INVOICES,
  PORTAL_OPEN_SUMS,
} from './portal.queries.js';

type InvoiceHead = Omit<PortalInvoiceDto, 'lines' | 'taxes' | 'payments'> & { pdfFileId: string };

/** The issued invoices of the portal user's client; drafts do not exist here. */
@Injectable()
export class PortalInvoices {
  constructor(
    private readonly database: Database,
    private readonly files: Files,
    private readonly audit: Audit,
  ) {}

  async list(
    ctx: RequestContext,
    { q, state, ...page }: ListPortalInvoicesQuery,
  ): Promise<PortalInvoicePageDto> {
    const filters = { clientId: ownClientId(ctx), state, q: q && contains(q) };
    const invoices = await this.database.page<PortalInvoiceRowDto>(ctx, PORTAL_INVOICES, page, filters);
    return { ...invoices, items: invoices.items.map(shown), openSums: await this.openSums(ctx) };
  }

  /** What is still to be paid, the most urgent first. */
  async open(
    ctx: RequestContext,
  ): Promise<{ openInvoices: PortalInvoiceRowDto[]; openSums: PortalOpenSumDto[] }> {
    const urgent = { page: 1, perPage: 5, sort: 'dueDate' };
    const filters = { clientId: ownClientId(ctx), state: 'open' };
    const { items } = await this.database.page<PortalInvoiceRowDto>(ctx, PORTAL_INVOICES, urgent, filters);
    return { openInvoices: items.map(shown), openSums: items.length ? await this.openSums(ctx) : [] };
  }

  /** @throws 404 */
  async get(ctx: RequestContext, id: string): Promise<PortalInvoiceDto> {
    const { pdfFileId: _, ...head } = await this.head(ctx, id);
    const key = [ctx.firmId, ownClientId(ctx), id];
    const [lines, taxes, payments] = await Promise.all([
      this.database.query<PortalInvoiceLineDto>(ctx, PORTAL_INVOICE_LINES, key),
      this.database.query<PortalInvoiceTaxDto>(ctx, PORTAL_INVOICE_TAXES, key),
      this.database.query<PortalPaymentDto>(ctx, PORTAL_INVOICE_PAYMENTS, key),
    ]);
    return { ...shown(head), lines, taxes, payments };
  }

  /** The bytes that were stored at issue; the download is recorded. @throws 404 */
  async pdf(ctx: RequestContext, id: string): Promise<{ file: StoredFile; content: Buffer }> {
    const { pdfFileId, number } = await this.head(ctx, id);
    const stored = await this.files.read(ctx, pdfFileId);
    await this.audit.record(ctx, {
      action: 'invoice.downloaded',
      objectType: 'invoice',
      objectId: id,
      objectLabel: number,
    });
    return stored;
  }

  private async head(ctx: RequestContext, id: string): Promise<InvoiceHead> {
    const row = await this.database.one<InvoiceHead>(ctx, PORTAL_INVOICE, [ctx.firmId, ownClientId(ctx), id]);
    if (!row) throw notFound('invoice');
    return row;
  }

  private async openSums(ctx: RequestContext): Promise<PortalOpenSumDto[]> {
    const values = [ctx.firmId, ownClientId(ctx)];
    const sums = await this.database.query<PortalOpenSumDto>(ctx, PORTAL_OPEN_SUMS, values);
    return sums.map((sum) => withDecimals(sum, 'total', 'notYetDue', 'lateTo30', 'lateTo60', 'lateBeyond60'));
  }
}

const shown = <Row extends PortalInvoiceRowDto>(row: Row): Row => withDecimals(row, 'total', 'paid', 'due');
