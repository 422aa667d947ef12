import { Injectable } from '@nestjs/common';
import { formatMoney, isZero } from '#libs/money';
import { Audit } from '../../../platform/audit/audit.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { DomainError, wrongState } from '../../../platform/errors/domain-error.js';
import { Mailer } from '../../../platform/mail/mailer.js';
import { Database } from '../../../platform/persistence/database.js';
import type { InvoiceDto, SendInvoiceDto } from './dto/invoice.dto.js';
import type { InvoiceHead } from './invoice-view.js';
import { Invoice } from './invoice.entity.js';
import { InvoicesService } from './invoices.service.js';

/** Mails an issued invoice with its PDF. */
@Injectable()
export class SendInvoice {
  constructor(
    private readonly database: Database,
    private readonly invoices: InvoicesService,
    private readonly mailer: Mailer,
    private readonly audit: Audit,
  ) {}

  /** Puts the mail into the outbox and marks the invoice as sent; again is a reminder. @throws 404, 409 on a draft, 422 */
  async send(ctx: RequestContext, id: string, { to, message }: SendInvoiceDto): Promise<InvoiceDto> {
    const repo = this.database.repo(ctx, Invoice);
    const before = await repo.lockOrFail(id);
    if (before.status === 'draft' || before.status === 'void')
      throw wrongState('INVOICE_NOT_SENDABLE', `A ${before.status} invoice is not sent: issue it first.`);
    const head = await this.invoices.head(ctx, id);
    const recipient = to ?? head.clientEmail;
    if (!recipient)
      throw DomainError.field(
        'to',
        'RECIPIENT_MISSING',
        `${head.clientName} has no e-mail address: give one.`,
      );
    await this.mailer.send(ctx, {
      recipient,
      subject: `Invoice ${head.number} from ${head.seller!.name}`,
      body: textOf(ctx, head, message),
      attachmentId: head.pdfFileId,
      relatedType: 'invoice',
      relatedId: id,
    });
    const after = await repo.update(id, { sentAt: new Date() });
    await this.audit.record(ctx, {
      ...{ action: 'invoice.sent', objectType: 'invoice', objectId: id, objectLabel: head.number! },
      before: { sentAt: before.sentAt },
      after: { sentAt: after.sentAt, recipient },
    });
    return this.invoices.get(ctx, id);
  }
}

function textOf(ctx: RequestContext, head: InvoiceHead, message: string | undefined): string {
  const money = (amount: string): string => formatMoney(amount, head.currency, ctx.firm.locale);
  const date = new Intl.DateTimeFormat(ctx.firm.locale, { dateStyle: 'long', timeZone: 'UTC' });
  const words = message?.trim() ?? `Dear ${head.buyer!.name},\n\nplease find our invoice attached.`;
  const due = isZero(head.due)
    ? 'It is paid in full.'
    : `Amount due: ${money(head.due)}, by ${date.format(new Date(`${head.dueDate}T00:00:00Z`))}`;
  return [
    words,
    '',
    `Invoice ${head.number}`,
    `Total: ${money(head.total)}`,
    due,
    '',
    head.seller!.name,
  ].join('\n');
}
