import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatTooltip } from '@angular/material/tooltip';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { UiIcon } from '#libs/ui/icon';
import { UiLogo } from '#libs/ui/logo';

import type { Area } from '../../core/area';
import { Session } from '../../core/session';

/** The navigation at the side: what the person may enter, the rarer areas under "More". */
@Component({
  selector: 'app-rail',
  imports: [MatIconButton, MatTooltip, RouterLink, RouterLinkActive, UiIcon, UiLogo],
  templateUrl: './rail.html',
  styleUrl: './rail.scss',
  host: { '[class.collapsed]': 'collapsed()' },
})
export class Rail {
  readonly areas = input.required<readonly Area[]>();
  readonly collapsed = input(false);
  readonly toggled = output();

  private readonly session = inject(Session);
  protected readonly firm = computed(() => this.session.me()?.firm);
  protected readonly start = computed(() => {
    const firm = this.firm();
    return firm?.logo ? $localize`${firm.name}:firm:, start page` : $localize`Votra, start page`;
  });
  protected readonly first = computed(() => this.areas().filter((area) => !area.more));
  protected readonly rest = computed(() => this.areas().filter((area) => area.more));
  protected readonly more = signal(true);
}
