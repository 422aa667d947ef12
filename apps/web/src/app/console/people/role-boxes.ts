import { Component, computed, input } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { ROLES } from '#libs/contracts';
import { UiChoice } from '#libs/ui/choice';
import { UiIcon } from '#libs/ui/icon';

import { ROLE_WORDS } from '../account/role-words';
import { ROLE_MEANINGS, type RoleChoice } from './role-guide';

let count = 0;

/** The roles as boxes to tick, each with what it means; a disabled one says why. */
@Component({
  selector: 'app-role-boxes',
  imports: [UiChoice, UiIcon],
  template: `
    <fieldset class="ui-choices" [attr.aria-describedby]="error() ? errorId : null">
      <legend i18n>Roles</legend>
      @for (role of roles; track role) {
        <ui-choice [field]="field()[role]" [label]="words[role]" [meaning]="meanings[role]" />
      }
      @if (error(); as message) {
        <p class="error" [id]="errorId"><ui-icon name="error" />{{ message }}</p>
      }
    </fieldset>
  `,
  styleUrl: './role-boxes.scss',
})
export class RoleBoxes {
  readonly field = input.required<FieldTree<RoleChoice>>();

  protected readonly roles = ROLES;
  protected readonly words = ROLE_WORDS;
  protected readonly meanings = ROLE_MEANINGS;
  protected readonly errorId = `app-role-boxes-${++count}`;
  protected readonly error = computed(() => {
    const state = this.field()();
    return state.touched() ? state.errors()[0]?.message : undefined;
  });
}
