import { Component, input } from '@angular/core';

import { UiIcon } from './icon';
import type { IconName } from './icon-name';

/** What would be here, in one line, and the action that puts it here (projected content). */
@Component({
  selector: 'ui-empty',
  imports: [UiIcon],
  template: `
    <ui-icon [name]="icon()" />
    <p class="headline">{{ headline() }}</p>
    @if (hint(); as text) {
      <p class="hint">{{ text }}</p>
    }
    <div class="actions"><ng-content /></div>
  `,
  styles: `
    :host {
      --ui-icon-size: 1.5rem;
      display: grid;
      justify-items: center;
      padding: 3.5rem 1rem;
      text-align: center;
      color: var(--mat-sys-on-surface-variant);
    }
    p {
      margin: 0;
      max-inline-size: 26rem;
    }
    .headline {
      margin-block-start: 0.75rem;
      font-weight: 600;
      color: var(--mat-sys-on-surface);
    }
    .hint {
      margin-block-start: 0.25rem;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem;
      justify-content: center;
      margin-block-start: 1rem;
    }
    .actions:empty {
      display: none;
    }
  `,
})
export class UiEmpty {
  readonly icon = input<IconName>('inbox');
  readonly headline = input.required<string>();
  readonly hint = input<string>();
}
