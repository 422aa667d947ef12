import { Component, computed, input, viewChild } from '@angular/core';
import { MatMenu, MatMenuItem } from '@angular/material/menu';

import { UiIcon } from './icon';
import type { RowAction } from './table-column';

/**
 * What can be done with one thing, as a menu: `<ui-action-menu #menu [actions] [name] />` and on the button
 * `[matMenuTriggerFor]="menu.menu()"`. An action that is blocked says why.
 */
@Component({
  selector: 'ui-action-menu',
  imports: [MatMenu, MatMenuItem, UiIcon],
  template: `
    <mat-menu xPosition="before">
      @for (item of items(); track item.action.label) {
        <button
          mat-menu-item
          type="button"
          [disabled]="item.action.blocked"
          [class.ui-danger]="item.action.danger"
          [attr.aria-label]="item.label"
          (click)="item.action.run()"
        >
          <span class="ui-item">
            @if (item.action.icon; as icon) {
              <ui-icon [name]="icon" />
            }
            <span>
              {{ item.action.label }}
              @if (item.action.blocked; as why) {
                <small>{{ why }}</small>
              }
            </span>
          </span>
        </button>
      }
    </mat-menu>
  `,
  styles: `
    small {
      display: block;
      line-height: 1rem;
    }
  `,
})
export class UiActionMenu {
  readonly actions = input.required<readonly RowAction[]>();
  /** of the thing, read after each action: "Edit Acme" */
  readonly name = input.required<string>();

  readonly menu = viewChild.required(MatMenu);

  protected readonly items = computed(() =>
    this.actions().map((action) => ({
      action,
      // what is seen stands in it as it is seen
      label: action.blocked
        ? `${action.label}: ${action.blocked} (${this.name()})`
        : `${action.label} ${this.name()}`,
    })),
  );
}
