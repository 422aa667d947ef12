import { Component, computed, DOCUMENT, effect, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';

import type { FirmChoiceDto } from '#libs/api-client/models/firm-choice-dto';
import { messageOf } from '#libs/ui/api-error';
import { UiLogo } from '#libs/ui/logo';

import { accentStyle } from '../../core/accent';
import { openAreas } from '../../core/area-routes';
import { Permissions } from '../../core/permissions';
import { Session } from '../../core/session';
import { Toasts } from '../../core/toasts';
import { PORTAL_AREAS } from '../areas';

/** What a client's people see around their pages: the firm's name, their areas, the way out. */
@Component({
  selector: 'portal-frame',
  imports: [MatButton, RouterLink, RouterLinkActive, RouterOutlet, UiLogo],
  template: `
    <a class="skip" href="#content" (click)="$event.preventDefault(); content.focus()" i18n
      >Skip to content</a
    >
    <header>
      <a class="firm" routerLink="/portal">
        @if (me()?.firm; as firm) {
          @if (firm.logo; as logo) {
            <ui-logo [logo]="logo" [name]="firm.name" />
          } @else {
            {{ firm.name }}
          }
        }
      </a>
      <nav aria-label="Main" i18n-aria-label>
        @for (area of areas; track area.path) {
          <a [routerLink]="['/portal', area.path]" routerLinkActive="active" ariaCurrentWhenActive="page">
            {{ area.label }}
          </a>
        }
      </nav>
      <span class="client">{{ me()?.portal?.clientName }}</span>
      @for (firm of otherFirms(); track firm) {
        <button matButton type="button" (click)="goTo(firm)" i18n>Go to {{ firmName(firm) }}</button>
      }
      <button matButton type="button" (click)="signOut()" i18n>Sign out</button>
    </header>
    <main #content id="content" tabindex="-1"><router-outlet /></main>
  `,
  styleUrl: './portal-frame.scss',
})
export class PortalFrame {
  private readonly session = inject(Session);
  protected readonly me = computed(() => this.session.me());
  protected readonly otherFirms = this.session.otherFirms;
  protected readonly firmName = this.session.nameOf;
  private readonly toasts = inject(Toasts);
  protected readonly areas = openAreas(PORTAL_AREAS, inject(Permissions));

  /** The firm's colour holds for the whole page: drawers and menus stand outside of this frame. */
  constructor() {
    const page = inject(DOCUMENT).documentElement.style;
    effect((onCleanup) => {
      const colours = Object.entries(accentStyle(this.me()?.firm.accent ?? ''));
      for (const [name, value] of colours) page.setProperty(name, value);
      onCleanup(() => colours.forEach(([name]) => page.removeProperty(name)));
    });
  }

  protected goTo(firm: FirmChoiceDto): void {
    void this.session.goTo(firm).catch((error: unknown) => this.toasts.show(messageOf(error)));
  }

  protected signOut(): void {
    void this.session.signOut();
  }
}
