import { Component, computed, inject, input, model, output, resource } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { mayGrant } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { rolesList } from '#libs/api-client/fn/roles/roles-list';

import { reloadOn } from '../../core/invalidation';
import { Permissions } from '../../core/permissions';

let count = 0;

/** The firm's own roles as boxes to tick; the value is their ids. Nothing where the firm has none. */
@Component({
  selector: 'app-custom-role-boxes',
  template: `
    @if (roles().length) {
      <fieldset class="ui-choices">
        <legend i18n>The firm’s own roles</legend>
        @for (role of roles(); track role.id) {
          <div class="ui-choice">
            <input
              type="checkbox"
              [id]="id + role.id"
              [checked]="value().includes(role.id)"
              [disabled]="disabled() || role.blocked"
              [attr.aria-describedby]="id + role.id + '-note'"
              (change)="toggle(role.id)"
              (blur)="touch.emit()"
            />
            <label [for]="id + role.id">{{ role.name }}</label>
            <p class="ui-muted" [id]="id + role.id + '-note'">
              {{ role.description }}
              @if (role.blocked) {
                <span class="why" i18n>It carries rights that you do not hold yourself.</span>
              }
            </p>
          </div>
        }
      </fieldset>
    }
  `,
})
export class CustomRoleBoxes implements FormValueControl<string[]> {
  private readonly api = inject(Api);
  private readonly held = inject(Permissions).held;
  readonly value = model<string[]>([]);
  readonly touch = output();
  readonly disabled = input(false);

  protected readonly id = `app-custom-role-boxes-${++count}`;
  private readonly found = reloadOn(resource({ loader: () => this.api.invoke(rolesList) }), 'roles');
  protected readonly roles = computed(() =>
    this.found.hasValue()
      ? this.found
          .value()
          .custom.map((role) => ({ ...role, blocked: !mayGrant(this.held(), role.permissions) }))
      : [],
  );

  protected toggle(id: string): void {
    this.value.update((ids) => (ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]));
  }
}
