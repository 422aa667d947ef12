import { Component, computed, inject, input, signal } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { P } from '#libs/contracts';
import { UiDrawer } from '#libs/ui/drawer';
import { Formats } from '#libs/ui/formats';
import { UiIcon } from '#libs/ui/icon';

import { Permissions } from '../../core/permissions';
import { RateExplanation } from './rate-explanation';

interface PricedEntry {
  readonly id: string;
  readonly personName: string;
  readonly workDate: string;
  readonly hourlyRate: string;
}

/** The button beside an hour's amount that says why it costs that, for those who may read rates. */
@Component({
  selector: 'app-why-rate',
  imports: [MatIconButton, RateExplanation, UiDrawer, UiIcon],
  template: `
    @if (seesRates) {
      <button matIconButton type="button" [attr.aria-label]="label()" (click)="open.set(true)">
        <ui-icon name="info" />
      </button>
    }
    @if (open()) {
      <ui-drawer [label]="rate()" (closed)="open.set(false)">
        <app-rate-explanation [entryId]="entry().id" />
      </ui-drawer>
    }
  `,
})
export class WhyRate {
  private readonly formats = inject(Formats);
  readonly entry = input.required<PricedEntry>();
  readonly currency = input.required<string>();

  protected readonly seesRates = inject(Permissions).can(P.RateRead);
  protected readonly open = signal(false);
  protected readonly label = computed(() => {
    const { personName, workDate } = this.entry();
    return $localize`Why this rate: ${personName}:person:, ${this.formats.date(workDate)}:day:`;
  });
  protected readonly rate = computed(() => {
    const amount = this.formats.money(this.entry().hourlyRate, this.currency());
    return $localize`${amount}:rate: ${this.currency()}:currency: an hour`;
  });
}
