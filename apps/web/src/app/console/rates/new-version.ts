import { Component, computed, input, output, signal } from '@angular/core';
import { FormField, form, required, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { round } from '#libs/money';
import { UiControl, UiField } from '#libs/ui/field';

import { typedDecimal } from '../../core/typed-decimal';
import { EMPTY_LINE, isRaise, raised, type VersionModel } from './version-model';

const EMPTY = { effectiveFrom: '', percent: '' };

/** Prices from a later day on: those of the version shown, raised by so many percent. */
@Component({
  selector: 'app-new-version',
  imports: [FormField, MatButton, UiControl, UiField],
  template: `
    @if (open()) {
      <div class="row" role="group" [attr.aria-label]="groupLabel">
        <ui-field label="First day" i18n-label [field]="form.effectiveFrom">
          <input uiControl type="date" [formField]="form.effectiveFrom" />
        </ui-field>
        @if (from()) {
          <ui-field label="Raise in %" i18n-label [field]="form.percent">
            <input
              uiControl
              inputmode="decimal"
              autocomplete="off"
              placeholder="0"
              [formField]="form.percent"
            />
          </ui-field>
        }
        <div class="ui-buttons">
          <button matButton="outlined" type="button" (click)="make()" i18n>Add version</button>
          <button matButton type="button" (click)="open.set(false)" i18n>Cancel</button>
        </div>
      </div>
    } @else {
      <button matButton="outlined" type="button" (click)="open.set(true)">{{ label() }}</button>
    }
  `,
  styles: `
    .row {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 11rem), max-content));
      gap: 0.75rem;
      align-items: end;
    }
  `,
})
export class NewVersion {
  /** the version whose prices are taken over; none for the first */
  readonly from = input<VersionModel>();
  readonly currency = input.required<string>();
  readonly added = output<VersionModel>();

  protected readonly groupLabel = $localize`New version`;
  protected readonly open = signal(false);
  protected readonly label = computed(() =>
    this.from() ? $localize`Copy as a new version` : $localize`Add the first version`,
  );
  private readonly model = signal(EMPTY);
  protected readonly form = form(this.model, (path) => {
    required(path.effectiveFrom, { when: () => !!this.from() });
    validate(path.percent, ({ value }) =>
      value() && !isRaise(typedDecimal(value()))
        ? { kind: 'percent', message: $localize`A percentage, as 3.5 or -2.` }
        : undefined,
    );
  });

  protected make(): void {
    this.form().markAsTouched();
    if (this.form().invalid()) {
      const field = this.form.effectiveFrom().invalid() ? this.form.effectiveFrom() : this.form.percent();
      field.focusBoundControl();
      return;
    }
    const { effectiveFrom, percent } = this.model();
    const lines = this.from()?.lines ?? [EMPTY_LINE];
    const rounded = (amount: string): string => round(amount, this.currency());
    const raise = typedDecimal(percent);
    this.added.emit({
      ...{ id: '', effectiveFrom, effectiveTo: '' },
      lines: raise && raise !== '0' ? raised(lines, raise, rounded) : lines.map((line) => ({ ...line })),
    });
    this.model.set(EMPTY);
    this.form().reset();
    this.open.set(false);
  }
}
