import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Formats } from '#libs/ui/formats';
import { UiIcon } from '#libs/ui/icon';

import { Session } from '../../core/session';

/** Says to the admins of a closing firm until when they can keep it open. */
@Component({
  selector: 'app-closing-banner',
  imports: [RouterLink, UiIcon],
  template: `
    @if (closesAt(); as day) {
      <p role="status">
        <ui-icon name="hourglass_top" />
        <span i18n>The firm is closing: from {{ formats.instant(day, 'date') }} on nobody gets in.</span>
        <a routerLink="/settings/leaving" i18n>Keep it open</a>
      </p>
    }
  `,
  styles: `
    p {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 0.5rem;
      align-items: center;
      margin: 0;
      padding: 0.5rem var(--ui-page);
      color: var(--ui-warn);
      background: var(--ui-warn-soft);
    }
    a {
      color: inherit;
      font-weight: 550;
    }
  `,
})
export class ClosingBanner {
  private readonly session = inject(Session);
  protected readonly formats = inject(Formats);
  protected readonly closesAt = computed(() => this.session.me()?.firm.closesAt ?? null);
}
