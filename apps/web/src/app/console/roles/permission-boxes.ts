import { Component, computed, input } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { PERMISSION_CATALOGUE, PERMISSION_GROUPS, type Permission } from '#libs/contracts';
import { UiChoice } from '#libs/ui/choice';
import { UiIcon } from '#libs/ui/icon';

import { GROUP_WORDS, PERMISSION_WORDS } from './permission-words';

export type PermissionChoice = Record<Permission, boolean>;

let count = 0;

/** Rights as boxes to tick, by the groups of the catalogue, each with what it means. */
@Component({
  selector: 'app-permission-boxes',
  imports: [UiChoice, UiIcon],
  template: `
    @for (group of groups(); track group.label) {
      <fieldset class="ui-choices" [attr.aria-describedby]="error() ? id : null">
        <legend>{{ group.label }}</legend>
        @for (permission of group.permissions; track permission) {
          <ui-choice
            [field]="field()[permission]"
            [label]="words[permission].label"
            [meaning]="words[permission].meaning"
          />
        }
      </fieldset>
    }
    @if (error(); as message) {
      <p class="error" [id]="id"><ui-icon name="error" />{{ message }}</p>
    }
  `,
  styleUrl: './permission-boxes.scss',
})
export class PermissionBoxes {
  readonly field = input.required<FieldTree<PermissionChoice>>();
  /** those on offer */
  readonly permissions = input.required<readonly Permission[]>();

  protected readonly words = PERMISSION_WORDS;
  protected readonly id = `app-permission-boxes-${++count}`;
  protected readonly groups = computed(() =>
    PERMISSION_GROUPS.map((group) => ({
      label: GROUP_WORDS[group],
      permissions: this.permissions().filter((one) => PERMISSION_CATALOGUE[one].group === group),
    })).filter(({ permissions }) => permissions.length),
  );
  protected readonly error = computed(() => {
    const state = this.field()();
    return state.touched() ? state.errors()[0]?.message : undefined;
  });
}
