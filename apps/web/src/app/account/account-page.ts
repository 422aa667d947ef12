import { Component, booleanAttribute, computed, inject, input, viewChild } from '@angular/core';
import { Hotkeys } from '#libs/ui/hotkeys';
import { UiPageHeader } from '#libs/ui/page-header';

import { type HasUnsaved, warnOnUnload } from '../core/leave-guard';
import { Session } from '../core/session';
import { THEME_CHOICES, ThemeSwitch } from '../core/theme';
import { OwnAuthenticator } from './own-authenticator';
import { OwnEmail } from './own-email';
import { OwnPasskeys } from './own-passkeys';
import { OwnPassword } from './own-password';
import { OwnProfile } from './own-profile';
import { OwnSessions } from './own-sessions';
import { OwnSignIns } from './own-sign-ins';

/** Who one is here, one's login, and how Votra looks and listens on this device; for console and portal alike. */
@Component({
  selector: 'app-account-page',
  imports: [
    OwnAuthenticator,
    OwnEmail,
    OwnPasskeys,
    OwnPassword,
    OwnProfile,
    OwnSessions,
    OwnSignIns,
    UiPageHeader,
  ],
  templateUrl: './account-page.html',
  styleUrl: './account-page.scss',
})
export class AccountPage implements HasUnsaved {
  private readonly session = inject(Session);
  protected readonly themes = inject(ThemeSwitch);
  protected readonly hotkeys = inject(Hotkeys);

  /** what one is in the firm */
  readonly facts = input.required<readonly { label: string; text: string }[]>();
  /** there are keys to turn off */
  readonly shortcuts = input(false, { transform: booleanAttribute });

  protected readonly me = computed(() => this.session.me());
  protected readonly choices = THEME_CHOICES;
  private readonly profile = viewChild(OwnProfile);
  readonly unsaved = (): boolean => this.profile()?.unsaved() ?? false;

  constructor() {
    warnOnUnload(this.unsaved);
  }
}
