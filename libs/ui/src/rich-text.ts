import { Component, input } from '@angular/core';

/** Rich text as the API keeps it; cleaned there, and by Angular once more. */
@Component({
  selector: 'ui-rich-text',
  template: `<div class="ui-rich" translate="no" [innerHTML]="html()"></div>`,
})
export class UiRichText {
  readonly html = input.required<string>();
}
