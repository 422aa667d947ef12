import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { type MatDialog, MatDialogModule } from '@angular/material/dialog';
import { Hotkeys } from '#libs/ui/hotkeys';
import { UiKeys } from '#libs/ui/keys';

import { Commands } from './commands';

export function openShortcutsSheet(dialogs: MatDialog): void {
  dialogs.open(ShortcutsSheet, { width: '42rem' });
}

/** Keys that work in every table, beside those of the commands. */
const IN_LISTS = [
  { label: $localize`Next or previous row`, keys: 'j k' },
  { label: $localize`Open the row`, keys: 'o' },
  { label: $localize`Select the row`, keys: 'x' },
  { label: $localize`Search in the page`, keys: '/' },
  { label: $localize`Close`, keys: 'escape' },
];

/** All keys that work here and now, and the switch that turns them off. */
@Component({
  selector: 'app-shortcuts-sheet',
  imports: [MatButton, MatDialogModule, UiKeys],
  template: `
    <h2 mat-dialog-title i18n>Keyboard shortcuts</h2>
    <mat-dialog-content>
      <div class="groups">
        @for (group of groups(); track group.name) {
          <section>
            <h3>{{ group.name }}</h3>
            <dl>
              @for (entry of group.entries; track entry.label) {
                <div>
                  <dt>{{ entry.label }}</dt>
                  <dd>
                    <ui-keys [keys]="entry.keys" />
                  </dd>
                </div>
              }
            </dl>
          </section>
        }
      </div>
      <label>
        <input #on type="checkbox" [checked]="hotkeys.enabled()" (change)="hotkeys.switch(on.checked)" />
        <span i18n>Single keys work (those with Ctrl or Cmd always do)</span>
      </label>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton="filled" mat-dialog-close i18n>Close</button>
    </mat-dialog-actions>
  `,
  styles: `
    .groups {
      columns: 14rem 2;
      column-gap: 2rem;
    }
    section {
      break-inside: avoid;
      margin-block-end: 1.25rem;
    }
    dl {
      margin: 0.25rem 0 0;
    }
    dl div {
      display: flex;
      gap: 1rem;
      justify-content: space-between;
      padding-block: 0.1875rem;
    }
    dd {
      margin: 0;
      white-space: nowrap;
    }
    label {
      display: flex;
      gap: 0.5rem;
      align-items: center;
    }
    input {
      inline-size: 1rem;
      block-size: 1rem;
      accent-color: var(--mat-sys-primary);
    }
  `,
})
export class ShortcutsSheet {
  private readonly commands = inject(Commands);
  protected readonly hotkeys = inject(Hotkeys);

  protected readonly groups = computed(() => {
    const groups = new Map<string, { label: string; keys: string }[]>();
    for (const { group, label, keys } of this.commands.available()) {
      if (keys) groups.set(group, [...(groups.get(group) ?? []), { label, keys }]);
    }
    groups.set($localize`In lists`, IN_LISTS);
    return [...groups].map(([name, entries]) => ({ name, entries }));
  });
}
