import { Component, booleanAttribute, computed, inject, input } from '@angular/core';

import { Formats } from './formats';

/** An amount as the API sends it (decimal string) with its currency kept quiet. `null` shows a dash. */
@Component({
  selector: 'ui-money',
  template: `
    @if (parts(); as money) {
      <span class="ui-num">{{ money.number }}</span>
      @if (!bare()) {
        <span class="currency">{{ money.currency }}</span>
      }
    } @else {
      <span class="currency">–</span>
    }
  `,
  styles: `
    :host {
      white-space: nowrap;
    }
    .currency {
      margin-inline-start: 0.3em;
      color: var(--mat-sys-on-surface-variant);
      font-size: 0.86em;
      font-weight: 400;
      line-height: 1;
    }
  `,
})
export class UiMoney {
  private readonly formats = inject(Formats);
  readonly amount = input.required<string | null | undefined>();
  readonly currency = input.required<string>();
  /** Leaves the currency out where the column or total already says it. */
  readonly bare = input(false, { transform: booleanAttribute });
  /** A rate or unit price, which may be finer than the currency. */
  readonly price = input(false, { transform: booleanAttribute });
  protected readonly parts = computed(() => {
    const amount = this.amount();
    return amount == null ? null : this.formats.moneyParts(amount, this.currency(), this.price());
  });
}
