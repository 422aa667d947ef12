import { Component, input, model, output } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';

import { UiRichText } from './rich-text';
import { UiRichTextEditor } from './rich-text-editor';

/** Rich text in a form: `<ui-rich-text-field [formField]="section.body" label="Text" i18n-label />`. */
@Component({
  selector: 'ui-rich-text-field',
  imports: [UiRichText, UiRichTextEditor],
  template: `
    @defer {
      <ui-rich-text-editor
        [html]="value()"
        [label]="label()"
        (htmlChange)="value.set($event)"
        (left)="touch.emit()"
      />
    } @placeholder {
      <ui-rich-text [html]="value()" />
    } @error {
      <p role="alert" i18n>The editor did not load. Load the page again to change the text.</p>
      <ui-rich-text [html]="value()" />
    }
  `,
})
export class UiRichTextField implements FormValueControl<string> {
  readonly value = model('');
  readonly touch = output();
  /** what the text is, for screen readers */
  readonly label = input.required<string>();
}
