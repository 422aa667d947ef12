import { Component, booleanAttribute, computed, input } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatMenuTrigger } from '@angular/material/menu';

import { UiActionMenu } from './action-menu';
import { UiIcon } from './icon';
import type { RowAction } from './table-column';

let count = 0;

/**
 * What can be done with the thing of a page. The first is the page's primary button, the second stands beside it,
 * the others and all dangerous ones are in a menu. A blocked button stays and says why.
 */
@Component({
  selector: 'ui-actions',
  imports: [MatButton, MatIconButton, MatMenuTrigger, UiActionMenu, UiIcon],
  template: `
    <div class="ui-buttons">
      @for (action of shown(); track action.label) {
        <button
          type="button"
          [matButton]="$first && !plain() ? 'filled' : 'outlined'"
          [disabled]="!!action.blocked"
          disabledInteractive
          [attr.aria-describedby]="action.blocked ? reasonId : null"
          (click)="action.blocked ?? action.run()"
        >
          {{ action.label }}
        </button>
      }
      @if (inMenu().length) {
        <button matIconButton type="button" [attr.aria-label]="menuLabel()" [matMenuTriggerFor]="menu.menu()">
          <ui-icon name="more_horiz" />
        </button>
      }
    </div>
    @if (reasons(); as text) {
      <p class="ui-muted" [id]="reasonId">{{ text }}</p>
    }
    <ui-action-menu #menu [name]="name()" [actions]="inMenu()" />
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.25rem;
      justify-items: end;
    }
    p {
      margin: 0;
      max-inline-size: 22rem;
      font-size: 0.8125rem;
      text-align: end;
    }
    @media (max-width: 600px) {
      :host {
        justify-items: start;
      }
      p {
        text-align: start;
      }
    }
  `,
})
export class UiActions {
  readonly actions = input.required<readonly RowAction[]>();
  /** no primary button: nothing here is what one came for */
  readonly plain = input(false, { transform: booleanAttribute });
  /** of the thing, for labels in the menu */
  readonly name = input.required<string>();

  protected readonly reasonId = `ui-actions-${++count}`;
  protected readonly shown = computed(() =>
    this.actions()
      .filter((action) => !action.danger)
      .slice(0, 2),
  );
  protected readonly inMenu = computed(() =>
    this.actions().filter((action) => !this.shown().includes(action)),
  );
  protected readonly reasons = computed(() =>
    [...new Set(this.shown().flatMap(({ blocked }) => blocked ?? []))].join(' '),
  );
  protected readonly menuLabel = computed(() => $localize`More actions for ${this.name()}:name:`);
}
