import { DOCUMENT, Service, inject, signal } from '@angular/core';

import { PAGE } from './page';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'votra.theme';

/** Light, dark or as the system says. `theme.js` applies the same choice before the first paint. */
@Service()
export class ThemeSwitch {
  private readonly page = inject(PAGE);
  private readonly root = inject(DOCUMENT).documentElement;
  private readonly chosen = signal<Theme>(
    THEMES.find((theme) => theme === this.page.recall(KEY)) ?? 'system',
  );

  readonly theme = this.chosen.asReadonly();

  use(theme: Theme): void {
    this.chosen.set(theme);
    this.page.remember(KEY, theme === 'system' ? null : theme);
    if (theme === 'system') delete this.root.dataset['theme'];
    else this.root.dataset['theme'] = theme;
  }
}
