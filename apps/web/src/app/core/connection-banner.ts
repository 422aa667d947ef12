import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { UiIcon } from '#libs/ui/icon';

import { Connection } from './connection';

/** Says that the server cannot be reached, over the page so that nothing moves. */
@Component({
  selector: 'app-connection-banner',
  imports: [MatButton, UiIcon],
  template: `
    <div role="status">
      @if (connection.lost()) {
        <p>
          <ui-icon name="wifi_off" />
          <span i18n>No connection. Trying again…</span>
          <button matButton type="button" (click)="connection.look()" i18n>Try now</button>
        </p>
      }
    </div>
  `,
  styles: `
    p {
      --ui-icon-size: 1.125rem;
      --mat-button-text-label-text-color: var(--mat-sys-inverse-primary);
      display: flex;
      position: fixed;
      z-index: 60;
      inset-block-end: 1rem;
      inset-inline-start: 50%;
      gap: 0.5rem;
      align-items: center;
      margin: 0;
      padding: 0.25rem 0.375rem 0.25rem 0.875rem;
      border-radius: 0.625rem;
      white-space: nowrap;
      color: var(--mat-sys-inverse-on-surface);
      background: var(--mat-sys-inverse-surface);
      box-shadow: var(--ui-shadow);
      transform: translateX(-50%);
    }
    :host-context([dir='rtl']) p {
      transform: translateX(50%);
    }
    @media (max-width: 600px) {
      /* above the bottom bar */
      p {
        inset-block-end: calc(4rem + env(safe-area-inset-bottom));
      }
    }
  `,
})
export class ConnectionBanner {
  protected readonly connection = inject(Connection);
}
