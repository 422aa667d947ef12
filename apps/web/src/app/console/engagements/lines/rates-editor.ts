import { Component, Injector, afterNextRender, inject, input } from '@angular/core';
import { type FieldTree, FormField, type SchemaPathTree, applyEach, required } from '@angular/forms/signals';
import { MatButton, MatIconButton } from '@angular/material/button';
import { UiControl, UiField } from '#libs/ui/field';
import { UiIcon } from '#libs/ui/icon';

import { typedDecimal } from '../../../core/typed-decimal';

export interface RateModel {
  role: string;
  hourlyRate: string;
}

/** What must hold of rates before they are sent. */
export function rateRules(rates: SchemaPathTree<RateModel[]>): void {
  applyEach(rates, (rate) => {
    required(rate.role);
    required(rate.hourlyRate);
  });
}

export const bodyOfRate = ({ role, hourlyRate }: RateModel): RateModel => ({
  role,
  hourlyRate: typedDecimal(hourlyRate),
});

/** What an hour of each role costs the client. */
@Component({
  selector: 'app-rates-editor',
  imports: [FormField, MatButton, MatIconButton, UiControl, UiField, UiIcon],
  template: `
    @for (rate of rates(); track $index) {
      <div class="rate">
        <ui-field label="Role" i18n-label [field]="rate.role">
          <input uiControl autocomplete="off" [formField]="rate.role" />
        </ui-field>
        <ui-field label="Rate per hour" i18n-label [field]="rate.hourlyRate">
          <input uiControl inputmode="decimal" autocomplete="off" [formField]="rate.hourlyRate" />
        </ui-field>
        <button
          matIconButton
          type="button"
          [attr.aria-label]="removal(rate.role().value())"
          (click)="remove($index)"
        >
          <ui-icon name="close" />
        </button>
      </div>
    }
    <button matButton="outlined" type="button" (click)="add()" i18n>Add rate</button>
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.75rem;
      justify-items: start;
      inline-size: 100%;
    }
    .rate {
      display: grid;
      grid-template-columns: minmax(0, 1.6fr) minmax(0, 1fr) auto;
      gap: 0.5rem 0.75rem;
      align-items: start;
      inline-size: 100%;
    }
    .rate button {
      margin-block-start: 1.375rem;
    }
  `,
})
export class RatesEditor {
  private readonly injector = inject(Injector);
  readonly rates = input.required<FieldTree<RateModel[]>>();

  protected removal(role: string): string {
    return $localize`Remove rate ${role}:role:`;
  }

  protected add(): void {
    const rates = this.rates()();
    const at = rates.value().length;
    rates.value.update((all) => [...all, { role: '', hourlyRate: '' }]);
    rates.markAsDirty();
    afterNextRender(() => this.rates()[at]?.role().focusBoundControl(), { injector: this.injector });
  }

  protected remove(at: number): void {
    const rates = this.rates()();
    rates.value.update((all) => all.filter((_, index) => index !== at));
    rates.markAsDirty();
  }
}
