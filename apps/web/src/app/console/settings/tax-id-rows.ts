import { Component, Injector, afterNextRender, computed, inject, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { MatButton, MatIconButton } from '@angular/material/button';
import type { TaxIdDto } from '#libs/api-client/models/tax-id-dto';
import { UiControl, UiField } from '#libs/ui/field';
import { Formats } from '#libs/ui/formats';
import { UiIcon } from '#libs/ui/icon';

import { countryChoices } from '../../core/firm-choices';

const MOST = 5;

/** The firm's tax ids, each with what it is and who gave it; of many countries the check digits are checked. */
@Component({
  selector: 'app-tax-id-rows',
  imports: [FormField, MatButton, MatIconButton, UiControl, UiField, UiIcon],
  template: `
    <fieldset>
      <legend i18n>Tax ids</legend>
      @for (row of field(); track $index) {
        <div class="row">
          <ui-field label="What it is" i18n-label [field]="row.label">
            <input uiControl autocomplete="off" [formField]="row.label" />
          </ui-field>
          <ui-field label="Given by" i18n-label [field]="row.country">
            <select uiControl [formField]="row.country">
              <option value="" i18n>Not checked</option>
              @for (country of countries(); track country.value) {
                <option translate="no" [value]="country.value">{{ country.label }}</option>
              }
            </select>
          </ui-field>
          <ui-field label="Number" i18n-label [field]="row.number">
            <input uiControl autocomplete="off" spellcheck="false" [formField]="row.number" />
          </ui-field>
          <button
            matIconButton
            type="button"
            [attr.aria-label]="removal(row.number().value())"
            (click)="remove($index)"
          >
            <ui-icon name="close" />
          </button>
        </div>
      }
      @if (field().length < most) {
        <button matButton="outlined" type="button" (click)="add()" i18n>Add tax id</button>
      }
    </fieldset>
  `,
  styleUrl: './tax-id-rows.scss',
})
export class TaxIdRows {
  private readonly injector = inject(Injector);
  private readonly formats = inject(Formats);
  readonly field = input.required<FieldTree<TaxIdDto[]>>();

  protected readonly most = MOST;
  protected readonly countries = computed(() => countryChoices(this.formats.locale()));

  protected removal(number: string): string {
    return $localize`Remove tax id ${number}:number:`;
  }

  protected add(): void {
    const at = this.field().length;
    this.change((rows) => [...rows, { label: '', country: '', number: '' }]);
    afterNextRender(() => this.field()[at]?.label().focusBoundControl(), { injector: this.injector });
  }

  protected remove(at: number): void {
    this.change((rows) => rows.filter((_, index) => index !== at));
  }

  private change(how: (rows: TaxIdDto[]) => TaxIdDto[]): void {
    const state = this.field()();
    state.value.update(how);
    state.markAsDirty();
  }
}
