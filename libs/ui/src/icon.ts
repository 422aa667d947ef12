import { Component, input } from '@angular/core';

import type { IconName } from './icon-name';

/** A drawn icon, 20 px unless `--ui-icon-size` says otherwise. Decorative: the word beside it carries the meaning. */
@Component({
  selector: 'ui-icon',
  template: `<svg aria-hidden="true" focusable="false"><use [attr.href]="'icons.svg#' + name()" /></svg>`,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      inline-size: var(--ui-icon-size, 1.25rem);
      block-size: var(--ui-icon-size, 1.25rem);
    }
    svg {
      inline-size: 100%;
      block-size: 100%;
      fill: currentColor;
    }
  `,
})
export class UiIcon {
  readonly name = input.required<IconName>();
}
