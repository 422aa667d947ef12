import { Component, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { UiControl, UiField } from '#libs/ui/field';

import { type AskedField, FIELD_WORDS } from './form-words';

/** Each field that a form may have: whether it is asked for, and in which words. */
@Component({
  selector: 'app-form-field-rows',
  imports: [FormField, UiControl, UiField],
  template: `
    <fieldset>
      <legend i18n>Fields</legend>
      @for (row of field(); track row.key().value()) {
        <div class="ui-columns">
          <ui-field [label]="words[row.key().value()]" [field]="row.ask">
            <select uiControl [formField]="row.ask">
              @if (row.key().value() !== 'email') {
                <option value="no" i18n>Not asked</option>
                <option value="optional" i18n>Optional</option>
              }
              <option value="required" i18n>Needed</option>
            </select>
          </ui-field>
          <ui-field label="In these words" i18n-label [field]="row.label">
            <input uiControl autocomplete="off" [formField]="row.label" />
          </ui-field>
        </div>
      }
    </fieldset>
  `,
  styles: `
    fieldset {
      display: grid;
      gap: 0.75rem;
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      padding: 0;
      margin-block-end: 0.5rem;
      font-weight: 600;
    }
  `,
})
export class FormFieldRows {
  readonly field = input.required<FieldTree<AskedField[]>>();
  protected readonly words = FIELD_WORDS;
}
