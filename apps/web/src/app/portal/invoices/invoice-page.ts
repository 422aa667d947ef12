import { Component, inject, input, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Api } from '#libs/api-client/api';
import { portalDownloadInvoice } from '#libs/api-client/fn/portal/portal-download-invoice';
import { portalGetInvoice } from '#libs/api-client/fn/portal/portal-get-invoice';
import type { PortalInvoiceDto } from '#libs/api-client/models/portal-invoice-dto';
import { today } from '#libs/calendar';
import { messageOf } from '#libs/ui/api-error';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiDate } from '#libs/ui/date';
import { UiFigure } from '#libs/ui/figure';
import { Formats } from '#libs/ui/formats';
import { UiMoney } from '#libs/ui/money';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiStatus } from '#libs/ui/status';

import { Downloads } from '#libs/ui/download';
import { dueText } from '../shared/due-text';
import { INVOICE_LOOKS } from '../shared/invoice-looks';
import { BankDetails } from './bank-details';
import { InvoiceLines } from './invoice-lines';

/** One invoice as it was issued, what was paid of it, and how to pay the rest. */
@Component({
  selector: 'portal-invoice-page',
  imports: [
    BankDetails,
    InvoiceLines,
    MatButton,
    RouterLink,
    UiAsync,
    UiDate,
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
  private readonly downloads = inject(Downloads);
  private readonly timeZone = inject(Formats).timeZone;
  readonly id = input.required<string>();

  protected readonly back = { label: $localize`Invoices`, link: '/portal/invoices' };
  protected readonly looks = INVOICE_LOOKS;
  protected readonly downloading = signal(false);
  protected readonly problem = signal<string | null>(null);
  protected readonly invoice = resource({
    params: () => this.id(),
    loader: ({ params: id }) => this.api.invoke(portalGetInvoice, { id }),
  });

  protected readonly isOpen = ({ state }: PortalInvoiceDto): boolean => state !== 'paid' && state !== 'void';
  protected readonly due = ({ dueDate }: PortalInvoiceDto): string =>
    dueText(dueDate, today(this.timeZone()));

  protected async download({ id, number }: PortalInvoiceDto): Promise<void> {
    this.downloading.set(true);
    this.problem.set(null);
    try {
      this.downloads.save(await this.api.invoke(portalDownloadInvoice, { id }), `${number}.pdf`);
    } catch (error) {
      this.problem.set(messageOf(error));
    } finally {
      this.downloading.set(false);
    }
  }
}
