import { Component, inject, input } from '@angular/core';
import type { PortalInvoiceDto } from '#libs/api-client/models/portal-invoice-dto';
import { UiDuration } from '#libs/ui/duration';
import { Formats } from '#libs/ui/formats';
import { UiMoney } from '#libs/ui/money';

/** What was billed, line by line, and how it adds up. */
@Component({
  selector: 'portal-invoice-lines',
  imports: [UiDuration, UiMoney],
  templateUrl: './invoice-lines.html',
  styleUrl: './invoice-lines.scss',
})
export class InvoiceLines {
  private readonly formats = inject(Formats);
  readonly invoice = input.required<PortalInvoiceDto>();
  protected readonly percent = (value: string): string => `${this.formats.number(value)} %`;
}
