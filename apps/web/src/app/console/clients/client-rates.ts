import { Component, computed, input } from '@angular/core';

import { OwnerPrices } from '../rates/owner-prices';

/** What hours cost this client wherever its engagements and projects say nothing else. */
@Component({
  selector: 'app-client-rates',
  imports: [OwnerPrices],
  template: `
    <section class="ui-card ui-pad" aria-labelledby="rates">
      <h2 id="rates" i18n>Hourly rates of this client</h2>
      <app-owner-prices [owner]="owner()" [otherwise]="otherwise" />
    </section>
  `,
})
export class ClientRates {
  readonly id = input.required<string>();
  protected readonly owner = computed(() => ({ clientId: this.id() }));
  protected readonly otherwise = $localize`No prices of its own: those of the firm hold.`;
}
