import { Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import { FormField, FormRoot, disabled, form, maxLength, required, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { LIMITS, ROLES } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { membersSetRoles } from '#libs/api-client/fn/members/members-set-roles';
import type { MemberDetailsDto } from '#libs/api-client/models/member-details-dto';
import { UiDrawer } from '#libs/ui/drawer';
import { UiControl, UiField } from '#libs/ui/field';
import { submission, UiFormError } from '#libs/ui/form';

import { ifMatch } from '../../core/if-match';
import { Permissions } from '../../core/permissions';
import { CustomRoleBoxes } from './custom-role-boxes';
import { blockedRole, choiceOf, chosenOf } from './role-guide';
import { RoleBoxes } from './role-boxes';

/** Which roles somebody has, and why that changed. */
@Component({
  selector: 'app-roles-drawer',
  imports: [
    CustomRoleBoxes,
    FormField,
    FormRoot,
    MatButton,
    RoleBoxes,
    UiControl,
    UiDrawer,
    UiField,
    UiFormError,
  ],
  template: `
    <ui-drawer label="Change roles" i18n-label (closed)="closed.emit()">
      <form class="ui-form" [formRoot]="form">
        <ui-form-error [error]="failure()" />
        <app-role-boxes [field]="form.roles" />
        <app-custom-role-boxes [formField]="form.customRoleIds" />
        <ui-field
          label="Reason"
          i18n-label
          hint="Stands in the audit log beside the change."
          i18n-hint
          [field]="form.reason"
        >
          <input uiControl autocomplete="off" [formField]="form.reason" />
        </ui-field>
        <div class="ui-buttons">
          <button matButton="filled" type="submit" [disabled]="form().submitting()" i18n>Save roles</button>
          <button matButton type="button" (click)="closed.emit()" i18n>Cancel</button>
        </div>
      </form>
    </ui-drawer>
  `,
})
export class RolesDrawer {
  private readonly api = inject(Api);
  private readonly held = inject(Permissions).held;
  readonly person = input.required<MemberDetailsDto>();
  readonly done = output();
  readonly closed = output();

  private readonly model = linkedSignal(() => ({
    roles: choiceOf(this.person().roles),
    customRoleIds: this.person().customRoles.map(({ id }) => id),
    reason: '',
  }));
  protected readonly failure = signal<unknown>(null);
  protected readonly form = form(
    this.model,
    (path) => {
      for (const role of ROLES)
        disabled(path.roles[role], { when: () => blockedRole(role, this.held(), this.person()) ?? false });
      validate(path.roles, (field) =>
        chosenOf(field.value()).length || field.valueOf(path.customRoleIds).length
          ? undefined
          : { kind: 'none', message: $localize`Choose at least one role.` },
      );
      required(path.reason);
      maxLength(path.reason, LIMITS.noteLength);
    },
    { submission: submission(() => this.save(), this.failure) },
  );

  private async save(): Promise<void> {
    const { roles, ...rest } = this.model();
    const body = { ...rest, roles: chosenOf(roles) };
    await this.api.invoke(membersSetRoles, { id: this.person().id, body, ...ifMatch(this.person()) });
    this.done.emit();
  }
}
