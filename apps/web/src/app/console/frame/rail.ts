import { Component, computed, input, output, signal } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatTooltip } from '@angular/material/tooltip';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { UiIcon } from '#libs/ui/icon';

import type { Area } from '../../core/area';

/** The navigation at the side: what the person may enter, the rarer areas under "More". */
@Component({
  selector: 'app-rail',
  imports: [MatIconButton, MatTooltip, RouterLink, RouterLinkActive, UiIcon],
  templateUrl: './rail.html',
  styleUrl: './rail.scss',
  host: { '[class.collapsed]': 'collapsed()' },
})
export class Rail {
  readonly areas = input.required<readonly Area[]>();
  readonly collapsed = input(false);
  readonly toggled = output();

  protected readonly first = computed(() => this.areas().filter((area) => !area.more));
  protected readonly rest = computed(() => this.areas().filter((area) => area.more));
  protected readonly more = signal(true);
}
