import { Component, inject, signal } from '@angular/core';
import {
  FormField,
  FormRoot,
  disabled,
  email,
  form,
  maxLength,
  required,
  validate,
} from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { LIMITS, ROLES } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { membersCreate } from '#libs/api-client/fn/members/members-create';
import { UiControl, UiField } from '#libs/ui/field';
import { submission, UiFormError } from '#libs/ui/form';
import { UiPageHeader } from '#libs/ui/page-header';

import { Invalidation } from '../../core/invalidation';
import { type HasUnsaved, warnOnUnload } from '../../core/leave-guard';
import { Permissions } from '../../core/permissions';
import { CustomRoleBoxes } from './custom-role-boxes';
import { InvitationLinks } from './invitation-links';
import { RoleBoxes } from './role-boxes';
import { blockedRole, choiceOf, chosenOf } from './role-guide';

/** Takes somebody into the firm, and invites them at once or later. */
@Component({
  selector: 'app-person-form',
  imports: [
    CustomRoleBoxes,
    FormField,
    FormRoot,
    MatButton,
    RoleBoxes,
    RouterLink,
    UiControl,
    UiField,
    UiFormError,
    UiPageHeader,
  ],
  templateUrl: './person-form.html',
})
export class PersonForm implements HasUnsaved {
  private readonly api = inject(Api);
  private readonly held = inject(Permissions).held;
  private readonly invalidation = inject(Invalidation);
  private readonly links = inject(InvitationLinks);
  private readonly router = inject(Router);

  protected readonly back = { label: $localize`People`, link: '/people' };
  protected readonly failure = signal<unknown>(null);
  private readonly model = signal({
    name: '',
    email: '',
    jobTitle: '',
    roles: choiceOf([]),
    customRoleIds: [] as string[],
    invite: true,
  });
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.name);
      maxLength(path.name, LIMITS.nameLength);
      required(path.email, { when: (field) => field.valueOf(path.invite) });
      email(path.email);
      maxLength(path.jobTitle, LIMITS.nameLength);
      for (const role of ROLES)
        disabled(path.roles[role], { when: () => blockedRole(role, this.held(), null) ?? false });
      validate(path.roles, (field) =>
        chosenOf(field.value()).length || field.valueOf(path.customRoleIds).length
          ? undefined
          : { kind: 'none', message: $localize`Choose at least one role.` },
      );
    },
    { submission: submission(() => this.save(), this.failure) },
  );
  private saved = false;
  readonly unsaved = (): boolean => this.form().dirty() && !this.saved;

  constructor() {
    warnOnUnload(this.unsaved);
  }

  private async save(): Promise<void> {
    const { email, roles, ...rest } = this.model();
    const address = email.trim() ? { email } : {};
    const { member, link } = await this.api.invoke(membersCreate, {
      body: { ...rest, ...address, roles: chosenOf(roles) },
    });
    this.saved = true;
    this.links.keep(member.id, link);
    this.invalidation.invalidate('members');
    await this.router.navigate(['/people', member.id]);
  }
}
