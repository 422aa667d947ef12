import { Component, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';

let count = 0;

/** One of several things to tick, with what it means; a disabled one says why. In a `fieldset.ui-choices`. */
@Component({
  selector: 'ui-choice',
  imports: [FormField],
  template: `
    <input type="checkbox" [id]="id" [formField]="field()" [attr.aria-describedby]="id + '-note'" />
    <label [for]="id">{{ label() }}</label>
    <p class="ui-muted" [id]="id + '-note'">
      {{ meaning() }}
      @for (reason of field()().disabledReasons(); track $index) {
        <span class="why">{{ reason.message }}</span>
      }
    </p>
  `,
  host: { class: 'ui-choice' },
})
export class UiChoice {
  readonly field = input.required<FieldTree<boolean>>();
  readonly label = input.required<string>();
  readonly meaning = input.required<string>();

  protected readonly id = `ui-choice-${++count}`;
}
