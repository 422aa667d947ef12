import { Component, input } from '@angular/core';
import type { PortalOpenSumDto } from '#libs/api-client/models/portal-open-sum-dto';
import { UiFigure } from '#libs/ui/figure';
import { UiMoney } from '#libs/ui/money';

/** What is to be paid in each currency, and how much of it is late and for how long. */
@Component({
  selector: 'portal-open-sums',
  imports: [UiFigure, UiMoney],
  template: `
    @for (sum of sums(); track sum.currency) {
      <div class="ui-card ui-figures">
        <ui-figure label="To pay" i18n-label>
          <ui-money [amount]="sum.total" [currency]="sum.currency" />
        </ui-figure>
        @for (part of parts(sum); track part.label) {
          <ui-figure [label]="part.label"
            ><ui-money [amount]="part.amount" [currency]="sum.currency" bare
          /></ui-figure>
        }
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.75rem;
    }
    .ui-figures {
      margin: 0;
      padding: 1rem;
    }
  `,
})
export class OpenSums {
  readonly sums = input.required<readonly PortalOpenSumDto[]>();

  /** Only the ages that have an amount. */
  protected parts(sum: PortalOpenSumDto): { label: string; amount: string }[] {
    return [
      { label: $localize`Not yet due`, amount: sum.notYetDue },
      { label: $localize`1–30 days late`, amount: sum.lateTo30 },
      { label: $localize`31–60 days late`, amount: sum.lateTo60 },
      { label: $localize`Over 60 days late`, amount: sum.lateBeyond60 },
    ].filter(({ amount }) => /[1-9]/.test(amount));
  }
}
