import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { type MatDialog, MatDialogRef } from '@angular/material/dialog';
import { UiIcon } from '#libs/ui/icon';
import { UiKeys } from '#libs/ui/keys';

import { type Command, Commands } from './commands';
import { matches } from './match';

export function openCommandPalette(dialogs: MatDialog): void {
  if (dialogs.openDialogs.some(({ componentInstance }) => componentInstance instanceof CommandPalette))
    return;
  dialogs.open(CommandPalette, {
    ariaLabel: $localize`Search and commands`,
    width: '36rem',
    position: { top: '12vh' },
    autoFocus: 'input',
  });
}

/** Everything that can be done now, found by typing. Arrows move, Enter runs. */
@Component({
  selector: 'app-command-palette',
  imports: [UiIcon, UiKeys],
  templateUrl: './command-palette.html',
  styleUrl: './command-palette.scss',
  host: { '(click)': 'choose($event)', '(pointermove)': 'point($event)' },
})
export class CommandPalette {
  private readonly commands = inject(Commands);
  private readonly dialog = inject(MatDialogRef);

  protected readonly typed = signal('');
  protected readonly found = computed(() =>
    this.commands
      .available()
      .filter(({ id, label, group }) => id !== 'palette' && matches(this.typed(), `${label} ${group}`)),
  );
  protected readonly at = linkedSignal({ source: this.found, computation: () => 0 });
  protected readonly activeId = computed(() => this.found()[this.at()]?.id ?? null);

  protected press(event: KeyboardEvent): void {
    const last = this.found().length - 1;
    const moves: Record<string, number> = {
      ArrowDown: this.at() === last ? 0 : this.at() + 1,
      ArrowUp: this.at() === 0 ? last : this.at() - 1,
      Home: 0,
      End: last,
    };
    const next = moves[event.key];
    if (next !== undefined && last >= 0) {
      event.preventDefault();
      this.at.set(next);
      document.getElementById(`command-${this.activeId()}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      this.run(this.found()[this.at()]);
    }
  }

  protected point(event: Event): void {
    const option = (event.target as Element).closest<HTMLElement>('[data-at]');
    if (option) this.at.set(Number(option.dataset['at']));
  }

  protected choose(event: Event): void {
    this.point(event);
    if ((event.target as Element).closest('[data-at]')) this.run(this.found()[this.at()]);
  }

  private run(command: Command | undefined): void {
    if (!command) return;
    this.dialog.close();
    command.run();
  }
}
