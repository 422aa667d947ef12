import { Injectable, StreamableFile } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { wrongState } from '../../../platform/errors/domain-error.js';
import { Files } from '../../../platform/files/files.js';
import { StoredImages } from '../../identity/index.js';
import { renderInvoicePdf } from './invoice-pdf.js';
import { documentOf } from './invoice-view.js';
import { InvoicesService } from './invoices.service.js';

/** PDFs of invoices: the stored one once issued, one made now for a draft. */
@Injectable()
export class InvoiceFiles {
  constructor(
    private readonly invoices: InvoicesService,
    private readonly files: Files,
    private readonly images: StoredImages,
    private readonly audit: Audit,
  ) {}

  /** The draft as it would print today, marked as a draft; the download is recorded. @throws 404, 409 once issued */
  async preview(ctx: RequestContext, id: string): Promise<StreamableFile> {
    const head = await this.invoices.head(ctx, id);
    if (head.number)
      throw wrongState('INVOICE_NOT_DRAFT', `Invoice ${head.number} is issued: download its PDF.`);
    const lines = await this.invoices.lines(ctx, id);
    await this.audit.record(ctx, {
      ...{
        action: 'invoice.draft_downloaded',
        objectType: 'invoice',
        objectId: id,
        objectLabel: 'Draft invoice',
      },
    });
    const document = documentOf(ctx, head, lines, await this.images.logo(ctx));
    return pdf(await renderInvoicePdf(document), 'draft-invoice.pdf');
  }

  /** The bytes stored at issue; the download is recorded. @throws 404, 409 for a draft */
  async issued(ctx: RequestContext, id: string): Promise<StreamableFile> {
    const { pdfFileId, number } = await this.invoices.head(ctx, id);
    if (!pdfFileId) throw wrongState('INVOICE_HAS_NO_PDF', 'A draft has no PDF of its own: preview it.');
    const { file, content } = await this.files.read(ctx, pdfFileId);
    await this.audit.record(ctx, {
      ...{ action: 'invoice.downloaded', objectType: 'invoice', objectId: id, objectLabel: number! },
    });
    return pdf(content, file.name);
  }
}

const pdf = (content: Buffer, name: string): StreamableFile =>
  new StreamableFile(content, {
    type: 'application/pdf',
    disposition: `attachment; filename="${name}"`,
    length: content.length,
  });
