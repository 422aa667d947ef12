import { Component, computed, inject, viewChild } from '@angular/core';

import { AccountPage } from '../../account/account-page';
import type { HasUnsaved } from '../../core/leave-guard';
import { Session } from '../../core/session';
import { ROLE_WORDS } from './role-words';

/** One's account as a member of the firm. */
@Component({
  selector: 'app-account',
  imports: [AccountPage],
  template: '<app-account-page shortcuts [facts]="facts()" />',
})
export class Account implements HasUnsaved {
  private readonly session = inject(Session);
  private readonly page = viewChild.required(AccountPage);

  protected readonly facts = computed(() => [{ label: $localize`Roles`, text: this.roles() }]);
  private readonly roles = computed(() => {
    const me = this.session.me();
    const words = (me?.membership?.roles ?? []).map(
      (role) => (ROLE_WORDS as Partial<Record<string, string>>)[role] ?? role,
    );
    return new Intl.ListFormat(me?.firm.locale, { type: 'conjunction' }).format([
      ...words,
      ...(me?.membership?.customRoles ?? []),
    ]);
  });

  readonly unsaved = (): boolean => this.page().unsaved();
}
