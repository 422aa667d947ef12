import { Component, computed, input } from '@angular/core';
import type { InvoiceDto } from '#libs/api-client/models/invoice-dto';
import type { InvoiceEntriesDto } from '#libs/api-client/models/invoice-entries-dto';
import { UiDuration } from '#libs/ui/duration';
import { UiMoney } from '#libs/ui/money';

import { isHours } from './invoice-words';

/** Above a draft's hours: agreed amounts that it bills besides, and what of its period it leaves out. */
@Component({
  selector: 'app-draft-dues',
  imports: [UiDuration, UiMoney],
  template: `
    @if (found().withoutRateCount) {
      <p class="ui-muted" i18n>
        {found().withoutRateCount, plural,
          =1 {One approved entry has}
          other {{{ found().withoutRateCount }} approved entries have}
        }
        no rate and cannot be billed yet.
      </p>
    }
    @if (found().overCapSeconds) {
      <p class="ui-muted" i18n>
        Over the cap that was agreed, and not billed: <ui-duration [seconds]="found().overCapSeconds" /> h,
        <ui-money [amount]="found().overCapAmount" [currency]="invoice().currency" />.
      </p>
    }
    @if (dues().length) {
      <ul aria-label="Agreed amounts" i18n-aria-label>
        @for (due of dues(); track due.id) {
          <li>
            <span>{{ due.description }}</span>
            <ui-money bare [amount]="due.amount" [currency]="invoice().currency" />
          </li>
        }
      </ul>
    }
  `,
  styles: `
    ul {
      margin: 0 0 1rem;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      justify-content: space-between;
      gap: 0.75rem;
      padding-block: 0.5rem;
      border-block-end: 1px solid var(--mat-sys-outline-variant);
    }
  `,
})
export class DraftDues {
  readonly invoice = input.required<InvoiceDto>();
  readonly found = input.required<InvoiceEntriesDto>();

  /** Fees, parts, milestones, and hours that a retainer's month does not pay for: they come with the period. */
  protected readonly dues = computed(() =>
    this.invoice().lines.filter((line) => !isHours(line) || line.kind === 'overage'),
  );
}
