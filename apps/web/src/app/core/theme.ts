import { DOCUMENT, Service, inject, signal } from '@angular/core';
import type { IconName } from '#libs/ui/icon-name';

import { PAGE } from './page';

export type Theme = 'system' | 'light' | 'dark';

export const THEME_CHOICES: readonly { theme: Theme; label: string; icon: IconName }[] = [
  { theme: 'system', label: $localize`As the system`, icon: 'contrast' },
  { theme: 'light', label: $localize`Light`, icon: 'light_mode' },
  { theme: 'dark', label: $localize`Dark`, icon: 'dark_mode' },
];

const KEY = 'votra.theme';

/** Light, dark or as the system says. `theme.js` applies the same choice before the first paint. */
@Service()
export class ThemeSwitch {
  private readonly page = inject(PAGE);
  private readonly root = inject(DOCUMENT).documentElement;
  private readonly chosen = signal<Theme>(stored(this.page.recall(KEY)));

  readonly theme = this.chosen.asReadonly();

  use(theme: Theme): void {
    this.chosen.set(theme);
    this.page.remember(KEY, theme === 'system' ? null : theme);
    if (theme === 'system') delete this.root.dataset['theme'];
    else this.root.dataset['theme'] = theme;
  }
}

function stored(theme: string | null): Theme {
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}
