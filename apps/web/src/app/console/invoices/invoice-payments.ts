import { Component, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { P } from '#libs/contracts';
import type { InvoiceDto } from '#libs/api-client/models/invoice-dto';
import { UiCan } from '#libs/ui/can';
import { UiDate } from '#libs/ui/date';
import { UiMoney } from '#libs/ui/money';

import { METHOD_WORDS } from './invoice-words';
import { ReversePayment } from './reverse-payment';

/** What was paid on an invoice. */
@Component({
  selector: 'app-invoice-payments',
  imports: [MatButton, UiCan, UiDate, UiMoney],
  template: `
    <section class="ui-card ui-pad" aria-labelledby="payments">
      <h2 id="payments" i18n>Payments</h2>
      <ul>
        @for (payment of invoice().payments; track payment.id) {
          <li [class.reversed]="payment.reversed">
            <span>
              <ui-date [day]="payment.date" /> · {{ words[payment.method] }}
              @if (payment.reference) {
                <span class="ui-muted">{{ payment.reference }}</span>
              }
            </span>
            <ui-money [amount]="payment.amount" [currency]="invoice().currency" />
            @if (payment.reversed) {
              <span class="ui-muted" i18n>reversed</span>
            } @else {
              <button *uiCan="P.PaymentRecord" matButton type="button" (click)="reverse(payment.id)" i18n>
                Reverse<span class="ui-hidden">
                  the payment of <ui-money [amount]="payment.amount" [currency]="invoice().currency" />,
                  <ui-date [day]="payment.date"
                /></span>
              </button>
            }
          </li>
        } @empty {
          <li class="ui-muted" i18n>Nothing has been paid yet.</li>
        }
      </ul>
    </section>
  `,
  styles: `
    h2 {
      margin-block: 0 0.75rem;
      font-size: 1rem;
    }
    ul {
      display: grid;
      gap: 0.75rem;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 0.75rem;
      align-items: center;
      justify-content: space-between;
    }
    .reversed ui-money {
      text-decoration: line-through;
    }
  `,
})
export class InvoicePayments {
  private readonly reversing = inject(ReversePayment);
  readonly invoice = input.required<InvoiceDto>();
  readonly changed = output();
  protected readonly P = P;
  protected readonly words = METHOD_WORDS;

  protected async reverse(id: string): Promise<void> {
    if (await this.reversing.ask(id)) this.changed.emit();
  }
}
