import { Component, computed, input } from '@angular/core';

import { UiIcon } from './icon';
import type { IconName } from './icon-name';

export type Tone = 'neutral' | 'info' | 'good' | 'warn' | 'bad';

export interface StatusLook {
  readonly label: string;
  readonly tone: Tone;
  readonly icon: IconName;
}

/** A state as icon and word; colour only repeats what they say. Looks come from `statuses.ts` or the caller. */
@Component({
  selector: 'ui-status',
  imports: [UiIcon],
  template: `<ui-icon [name]="look().icon" />{{ look().label }}`,
  host: { '[class]': 'tone()' },
  styles: `
    :host {
      --ui-icon-size: 0.95rem;
      display: inline-flex;
      align-items: center;
      gap: 0.25rem;
      padding: 0 0.5rem 0 0.375rem;
      block-size: 1.375rem;
      border-radius: 0.375rem;
      font-size: 0.75rem;
      font-weight: 500;
      vertical-align: middle;
      white-space: nowrap;
      color: var(--mat-sys-on-surface-variant);
      background: var(--mat-sys-surface-container);
    }
    :host(.info) {
      color: var(--ui-info);
      background: var(--ui-info-soft);
    }
    :host(.good) {
      color: var(--ui-good);
      background: var(--ui-good-soft);
    }
    :host(.warn) {
      color: var(--ui-warn);
      background: var(--ui-warn-soft);
    }
    :host(.bad) {
      color: var(--ui-bad);
      background: var(--ui-bad-soft);
    }
  `,
})
export class UiStatus {
  readonly look = input.required<StatusLook>();
  protected readonly tone = computed(() => this.look().tone);
}
