import { Component, input } from '@angular/core';
import type { RateDto } from '#libs/api-client/models/rate-dto';
import { UiMoney } from '#libs/ui/money';

/** What an hour of each billing role costs the client. */
@Component({
  selector: 'app-rate-table',
  imports: [UiMoney],
  template: `
    @if (rates().length) {
      <dl>
        @for (rate of rates(); track rate.role) {
          <div>
            <dt>{{ rate.role }}</dt>
            <dd><ui-money price [amount]="rate.hourlyRate" [currency]="currency()" /></dd>
          </div>
        }
      </dl>
    } @else {
      <p class="ui-muted" i18n>None yet. At least one is needed before it can be submitted.</p>
    }
  `,
  styles: `
    dl,
    p {
      margin: 0;
    }
    div {
      display: flex;
      gap: 1rem;
      justify-content: space-between;
      padding-block: 0.5rem;
      border-block-end: 1px solid var(--mat-sys-outline-variant);
    }
    div:last-child {
      border: 0;
    }
    dt {
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }
    dd {
      margin: 0;
    }
  `,
})
export class RateTable {
  readonly rates = input.required<readonly RateDto[]>();
  readonly currency = input.required<string>();
}
