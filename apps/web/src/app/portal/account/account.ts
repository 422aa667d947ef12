import { Component, computed, inject, viewChild } from '@angular/core';

import { AccountPage } from '../../account/account-page';
import type { HasUnsaved } from '../../core/leave-guard';
import { Session } from '../../core/session';

/** One's account as a contact of a client. */
@Component({
  selector: 'portal-account',
  imports: [AccountPage],
  template: '<app-account-page [facts]="facts()" />',
})
export class Account implements HasUnsaved {
  private readonly session = inject(Session);
  private readonly page = viewChild.required(AccountPage);

  protected readonly facts = computed(() => [
    { label: $localize`For`, text: this.session.me()?.portal?.clientName ?? '' },
  ]);

  readonly unsaved = (): boolean => this.page().unsaved();
}
