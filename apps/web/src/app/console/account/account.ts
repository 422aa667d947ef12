import { Component, computed, inject, viewChild } from '@angular/core';
import { Hotkeys } from '#libs/ui/hotkeys';
import { UiPageHeader } from '#libs/ui/page-header';

import { type HasUnsaved, warnOnUnload } from '../../core/leave-guard';
import { Session } from '../../core/session';
import { THEME_CHOICES, ThemeSwitch } from '../../core/theme';
import { OwnAuthenticator } from './own-authenticator';
import { OwnEmail } from './own-email';
import { OwnPassword } from './own-password';
import { OwnProfile } from './own-profile';
import { OwnSessions } from './own-sessions';
import { ROLE_WORDS } from './role-words';

/** Who one is here, and how Votra looks and listens on this device. */
@Component({
  selector: 'app-account',
  imports: [OwnAuthenticator, OwnEmail, OwnPassword, OwnProfile, OwnSessions, UiPageHeader],
  templateUrl: './account.html',
  styleUrl: './account.scss',
})
export class Account implements HasUnsaved {
  private readonly session = inject(Session);
  protected readonly themes = inject(ThemeSwitch);
  protected readonly hotkeys = inject(Hotkeys);

  protected readonly me = computed(() => this.session.me());
  protected readonly roles = computed(() =>
    new Intl.ListFormat(this.me()?.firm.locale, { type: 'conjunction' }).format(
      (this.me()?.membership?.roles ?? []).map(
        (role) => (ROLE_WORDS as Partial<Record<string, string>>)[role] ?? role,
      ),
    ),
  );
  protected readonly choices = THEME_CHOICES;
  private readonly profile = viewChild(OwnProfile);
  readonly unsaved = (): boolean => this.profile()?.unsaved() ?? false;

  constructor() {
    warnOnUnload(this.unsaved);
  }
}
