import { Component, computed, inject, input, output } from '@angular/core';
import { NgComponentOutlet } from '@angular/common';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatMenuModule } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import type { FirmChoiceDto } from '#libs/api-client/models/firm-choice-dto';
import { messageOf } from '#libs/ui/api-error';
import { UiIcon } from '#libs/ui/icon';
import { UiKeys } from '#libs/ui/keys';
import { UiPerson } from '#libs/ui/person';

import type { Creation } from '../../core/area';
import { Session } from '../../core/session';
import { Toasts } from '../../core/toasts';
import { THEME_CHOICES, type Theme, ThemeSwitch } from '../../core/theme';
import { TIMER_BUTTON_SLOT, TIMER_SLOT } from '../slots';
import { timerSlot } from './timer-slot';

/** Search, the timer, + New, help and the person's own menu. */
@Component({
  selector: 'app-top-bar',
  imports: [MatButton, MatIconButton, MatMenuModule, NgComponentOutlet, RouterLink, UiIcon, UiKeys, UiPerson],
  templateUrl: './top-bar.html',
  styleUrl: './top-bar.scss',
})
export class TopBar {
  readonly creations = input.required<readonly Creation[]>();
  readonly searched = output();
  readonly helped = output();

  private readonly session = inject(Session);
  private readonly themes = inject(ThemeSwitch);
  private readonly toasts = inject(Toasts);

  protected readonly timer = timerSlot(TIMER_SLOT);
  protected readonly onPhones = TIMER_BUTTON_SLOT === null;
  protected readonly me = computed(() => this.session.me());
  protected readonly otherFirms = this.session.otherFirms;
  protected readonly firmName = this.session.nameOf;
  protected readonly theme = this.themes.theme;
  protected readonly choices = THEME_CHOICES;

  protected useTheme(theme: Theme): void {
    this.themes.use(theme);
  }

  protected goTo(firm: FirmChoiceDto): void {
    void this.session.goTo(firm).catch((error: unknown) => this.toasts.show(messageOf(error)));
  }

  protected signOut(): void {
    void this.session.signOut();
  }
}
