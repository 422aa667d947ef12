import { Component, computed, input } from '@angular/core';
import { isZero } from '#libs/money';
import type { InvoiceDto } from '#libs/api-client/models/invoice-dto';
import { UiDate } from '#libs/ui/date';
import { UiMoney } from '#libs/ui/money';

/** The invoice as its reader gets it: letterhead, lines, taxes, totals. */
@Component({
  selector: 'app-invoice-sheet',
  imports: [UiDate, UiMoney],
  templateUrl: './invoice-sheet.html',
  styleUrl: './invoice-sheet.scss',
})
export class InvoiceSheet {
  readonly invoice = input.required<InvoiceDto>();
  /** What grouping changed against entry-by-entry rounding; null when nothing. */
  protected readonly rounding = computed(() => {
    const { roundingDifference } = this.invoice();
    return isZero(roundingDifference) ? null : roundingDifference;
  });
}
