import { Component, inject, signal } from '@angular/core';
import { Router, RouterOutlet } from '@angular/router';
import { MatDialog } from '@angular/material/dialog';

import { openAreas } from '../../core/area-routes';
import { type Command, useCommands } from '../../core/commands';
import { PAGE } from '../../core/page';
import { Permissions } from '../../core/permissions';
import { Session } from '../../core/session';
import { THEME_CHOICES, ThemeSwitch } from '../../core/theme';
import { AREAS } from '../areas';
import { BottomBar } from './bottom-bar';
import { ClosingBanner } from './closing-banner';
import { Rail } from './rail';
import { TopBar } from './top-bar';

const COLLAPSED = 'votra.rail';

/** Rail, top bar, page; on phones top bar, page, bottom bar. Registers what can be done from anywhere. */
@Component({
  selector: 'app-console-frame',
  imports: [BottomBar, ClosingBanner, Rail, RouterOutlet, TopBar],
  templateUrl: './console-frame.html',
  styleUrl: './console-frame.scss',
  host: { '[class.collapsed]': 'collapsed()' },
})
export class ConsoleFrame {
  private readonly router = inject(Router);
  private readonly page = inject(PAGE);
  private readonly permissions = inject(Permissions);
  private readonly session = inject(Session);
  private readonly theme = inject(ThemeSwitch);
  private readonly injector = inject(MatDialog);

  protected readonly areas = openAreas(AREAS, this.permissions);
  protected readonly creations = AREAS.flatMap(({ create, icon }) =>
    create && this.permissions.can(create.permission) ? [{ ...create, icon }] : [],
  );
  protected readonly collapsed = signal(this.page.recall(COLLAPSED) === 'collapsed');

  constructor() {
    useCommands([
      ...this.goCommands(),
      ...this.newCommands(),
      ...this.frameCommands(),
      ...this.themeCommands(),
    ]);
  }

  protected toggleRail(): void {
    this.collapsed.update((collapsed) => !collapsed);
    this.page.remember(COLLAPSED, this.collapsed() ? 'collapsed' : null);
  }

  protected async openPalette(): Promise<void> {
    const { openCommandPalette } = await import('../../core/command-palette');
    openCommandPalette(this.injector);
  }

  protected async openShortcuts(): Promise<void> {
    const { openShortcutsSheet } = await import('../../core/shortcuts-sheet');
    openShortcutsSheet(this.injector);
  }

  private goCommands(): Command[] {
    return this.areas.map(({ path, label, icon, key }) => ({
      id: `go-${path}`,
      label,
      group: $localize`Go to`,
      icon,
      ...(key ? { keys: `g ${key}` } : {}),
      run: () => void this.router.navigate(['/', path]),
    }));
  }

  private newCommands(): Command[] {
    return this.creations.map(({ label, icon, key, link }) => ({
      id: `new-${link}`,
      label,
      group: $localize`New`,
      icon,
      ...(key ? { keys: `c ${key}` } : {}),
      run: () => void this.router.navigateByUrl(link),
    }));
  }

  private frameCommands(): Command[] {
    const group = $localize`Votra`;
    return [
      {
        id: 'palette',
        label: $localize`Search and commands`,
        group,
        icon: 'search',
        keys: 'mod+k',
        run: () => void this.openPalette(),
      },
      {
        id: 'shortcuts',
        label: $localize`Keyboard shortcuts`,
        group,
        icon: 'keyboard',
        keys: '?',
        run: () => void this.openShortcuts(),
      },
      {
        id: 'rail',
        label: $localize`Fold or unfold the navigation`,
        group,
        icon: 'left_panel_close',
        keys: 'mod+b',
        run: () => this.toggleRail(),
      },
      {
        id: 'sign-out',
        label: $localize`Sign out`,
        group,
        icon: 'logout',
        run: () => void this.session.signOut(),
      },
    ];
  }

  private themeCommands(): Command[] {
    return THEME_CHOICES.map(({ theme, label, icon }) => ({
      id: `theme-${theme}`,
      label: $localize`Theme: ${label}:theme:`,
      group: $localize`Votra`,
      icon,
      run: () => this.theme.use(theme),
    }));
  }
}
