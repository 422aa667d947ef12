import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { invoicesDiscard } from '#libs/api-client/fn/finance/invoices-discard';
import { invoicesGet } from '#libs/api-client/fn/finance/invoices-get';
import { invoicesPdf } from '#libs/api-client/fn/finance/invoices-pdf';
import { invoicesPreview } from '#libs/api-client/fn/finance/invoices-preview';
import type { InvoiceDto } from '#libs/api-client/models/invoice-dto';
import { messageOf } from '#libs/ui/api-error';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiCan } from '#libs/ui/can';
import { UiDate } from '#libs/ui/date';
import { Dialogs } from '#libs/ui/dialogs';
import { UiDuration } from '#libs/ui/duration';
import { UiFigure } from '#libs/ui/figure';
import { UiMoney } from '#libs/ui/money';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiStatus } from '#libs/ui/status';
import { INVOICE_LOOKS } from '#libs/ui/statuses';

import { Downloads } from '#libs/ui/download';
import { Invalidation, reloadOn } from '../../core/invalidation';
import { Toasts } from '../../core/toasts';
import { Timeline } from '../timeline/timeline';
import { InvoiceDraft } from './invoice-draft';
import { InvoicePayments } from './invoice-payments';
import { InvoiceSheet } from './invoice-sheet';
import { nameOfInvoice } from './invoice-words';
import { IssueDrawer } from './issue-drawer';
import { PaymentDrawer } from './payment-drawer';
import { SendDrawer } from './send-drawer';

type Step = 'issue' | 'send' | 'pay';

/** One invoice: the editor while it is a draft, the document and its payments afterwards. */
@Component({
  selector: 'app-invoice-page',
  imports: [
    InvoiceDraft,
    InvoicePayments,
    InvoiceSheet,
    IssueDrawer,
    MatButton,
    PaymentDrawer,
    RouterLink,
    SendDrawer,
    Timeline,
    UiAsync,
    UiCan,
    UiDate,
    UiDuration,
    UiFigure,
    UiLoaded,
    UiMoney,
    UiPageHeader,
    UiStatus,
  ],
  templateUrl: './invoice-page.html',
  styleUrl: './invoice-page.scss',
})
export class InvoicePage {
  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  private readonly downloads = inject(Downloads);
  private readonly invalidation = inject(Invalidation);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  readonly id = input.required<string>();

  protected readonly P = P;
  protected readonly looks = INVOICE_LOOKS;
  protected readonly nameOf = nameOfInvoice;
  protected readonly back = { label: $localize`Invoices`, link: '/invoices' };
  protected readonly step = signal<Step | null>(null);
  protected readonly invoice = reloadOn(
    resource({ params: () => this.id(), loader: ({ params: id }) => this.api.invoke(invoicesGet, { id }) }),
    () => `invoice:${this.id()}`,
  );
  protected readonly payable = computed(
    () =>
      this.invoice.hasValue() &&
      ['issued', 'partially_paid', 'overdue'].includes(this.invoice.value().status),
  );

  /** What a write answered is what stands here now. */
  protected took(invoice: InvoiceDto): void {
    this.invoice.set(invoice);
    this.step.set(null);
    this.invalidation.invalidate(
      `history:${invoice.id}`,
      'invoices',
      'billing',
      'payments',
      'ledger',
      'mails',
    );
  }

  protected changed(invoice: InvoiceDto): void {
    this.invoice.set(invoice);
    this.invalidation.invalidate(`history:${invoice.id}`, 'invoices', 'billing');
  }

  protected paid(): void {
    this.step.set(null);
    this.invalidation.invalidate(`invoice:${this.id()}`, 'invoices', 'payments', 'ledger');
  }

  protected async download(invoice: InvoiceDto): Promise<void> {
    try {
      const draft = invoice.status === 'draft';
      const file = await this.api.invoke(draft ? invoicesPreview : invoicesPdf, { id: invoice.id });
      this.downloads.save(file, `${invoice.number ?? $localize`draft`}.pdf`);
    } catch (error) {
      this.toasts.show(messageOf(error));
    }
  }

  protected async discard(invoice: InvoiceDto): Promise<void> {
    const sure = await this.dialogs.confirm({
      heading: $localize`Discard this draft?`,
      text: $localize`Its hours can be billed again at once.`,
      action: $localize`Discard draft`,
      danger: true,
    });
    if (!sure) return;
    try {
      await this.api.invoke(invoicesDiscard, { id: invoice.id, 'If-Match': `"${invoice.version}"` });
    } catch (error) {
      this.toasts.show(messageOf(error));
      this.invalidation.invalidate(`invoice:${invoice.id}`); // it may be another draft by now
      return;
    }
    this.invalidation.invalidate('invoices', 'billing');
    await this.router.navigate(['/invoices']);
  }
}
