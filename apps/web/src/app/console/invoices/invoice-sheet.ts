import { Component, computed, inject, input } from '@angular/core';
import { isZero, subtract } from '#libs/money';
import type { InvoiceDto } from '#libs/api-client/models/invoice-dto';
import { UiDate } from '#libs/ui/date';
import { Formats } from '#libs/ui/formats';
import { UiMoney } from '#libs/ui/money';

import { isHours } from './invoice-words';

/** The invoice as its reader gets it: letterhead, lines, taxes, totals. */
@Component({
  selector: 'app-invoice-sheet',
  imports: [UiDate, UiMoney],
  templateUrl: './invoice-sheet.html',
  styleUrl: './invoice-sheet.scss',
})
export class InvoiceSheet {
  readonly invoice = input.required<InvoiceDto>();
  protected readonly formats = inject(Formats);
  protected readonly isHours = isHours;
  protected readonly onlyHours = computed(() => this.invoice().lines.every(isHours));
  /** While one can still choose: the subtotal with every entry rounded by itself, where grouping changes it. */
  protected readonly apart = computed(() => {
    const { number, subtotal, roundingDifference } = this.invoice();
    return number || isZero(roundingDifference) ? null : subtract(subtotal, roundingDifference);
  });
}
