import { DestroyRef, Service, computed, inject, signal } from '@angular/core';
import { Hotkeys } from '#libs/ui/hotkeys';
import type { IconName } from '#libs/ui/icon-name';

/** Something a person can do, by palette, by key, or both. */
export interface Command {
  readonly id: string;
  readonly label: string;
  /** heading in the palette and in the list of shortcuts */
  readonly group: string;
  readonly icon?: IconName;
  /** `g c`, `mod+s`, `?` */
  readonly keys?: string;
  readonly run: () => void;
  /** reads signals; left out means always */
  readonly when?: () => boolean;
}

/** All that can be done now: the frame and each page add theirs, the palette and the `?` sheet list them. */
@Service()
export class Commands {
  private readonly hotkeys = inject(Hotkeys);
  private readonly all = signal<readonly Command[]>([]);

  readonly available = computed(() => this.all().filter((command) => command.when?.() ?? true));

  /** Until the answer is called. */
  add(commands: readonly Command[]): () => void {
    const undo = commands.flatMap((command) =>
      command.keys ? [this.hotkeys.bind(command.keys, () => this.runIfAllowed(command))] : [],
    );
    this.all.update((all) => [...all, ...commands]);
    return () => {
      undo.forEach((stop) => stop());
      this.all.update((all) => all.filter((command) => !commands.includes(command)));
    };
  }

  private runIfAllowed(command: Command): void {
    if (command.when?.() ?? true) command.run();
  }
}

/** Adds commands for as long as the component lives; in an injection context. */
export function useCommands(commands: readonly Command[]): void {
  inject(DestroyRef).onDestroy(inject(Commands).add(commands));
}
