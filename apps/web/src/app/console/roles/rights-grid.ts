import { Component, ElementRef, computed, inject, input, output, signal } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatMenuTrigger } from '@angular/material/menu';
import { ALL_PERMISSIONS, type Permission, PERMISSION_GROUPS } from '#libs/contracts';
import { UiActionMenu } from '#libs/ui/action-menu';
import { UiIcon } from '#libs/ui/icon';
import type { RowAction } from '#libs/ui/table-column';

import { GROUP_WORDS, PERMISSION_WORDS } from './permission-words';
import { groupOf, type RoleColumn } from './role-columns';

/** The rights in the order of the rows. */
const ROWS: readonly Permission[] = PERMISSION_GROUPS.flatMap((group) =>
  ALL_PERMISSIONS.filter((permission) => groupOf(permission) === group),
);

/**
 * Rights by roles. One stop of the Tab key: arrows, Home and End move among the cells, Space ticks. The header and
 * the names of the rights stay in sight.
 */
@Component({
  selector: 'app-rights-grid',
  imports: [MatIconButton, MatMenuTrigger, UiActionMenu, UiIcon],
  templateUrl: './rights-grid.html',
  styleUrl: './rights-grid.scss',
})
export class RightsGrid {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly columns = input.required<readonly RoleColumn[]>();
  readonly held = input.required<ReadonlySet<Permission>>();
  readonly actions = input.required<(column: RoleColumn) => readonly RowAction[]>();
  readonly toggled = output<{ column: RoleColumn; permission: Permission }>();

  protected readonly words = PERMISSION_WORDS;
  protected readonly groups = PERMISSION_GROUPS.map((group) => ({
    label: GROUP_WORDS[group],
    permissions: ROWS.filter((permission) => groupOf(permission) === group),
  }));
  private readonly at = signal({ row: 0, column: 0 });
  /** the cell that Tab reaches */
  protected readonly current = computed(() => {
    const column = Math.min(this.at().column, this.columns().length - 1);
    return { permission: ROWS[this.at().row], column };
  });

  /** Built-in roles stay as they are; of the others, what one holds oneself can be given and taken. */
  protected mayChange({ role, within }: RoleColumn, permission: Permission): boolean {
    return role !== null && within && this.held().has(permission);
  }

  protected readonly actionsLabel = ({ name }: RoleColumn): string => $localize`Actions for ${name}:role:`;
  protected readonly cellLabel = ({ name }: RoleColumn, permission: Permission): string =>
    $localize`${PERMISSION_WORDS[permission].label}:right:: ${name}:role:`;

  protected toggle(column: RoleColumn, permission: Permission, at: number): void {
    this.at.set({ row: ROWS.indexOf(permission), column: at });
    if (this.mayChange(column, permission)) this.toggled.emit({ column, permission });
  }

  protected move(event: KeyboardEvent): void {
    const [row, column] = [this.at().row, this.current().column];
    const last = this.columns().length - 1;
    const target: Partial<Record<string, [row: number, column: number]>> = {
      ArrowUp: [row - 1, column],
      ArrowDown: [row + 1, column],
      ArrowLeft: [row, column - 1],
      ArrowRight: [row, column + 1],
      Home: event.ctrlKey ? [0, 0] : [row, 0],
      End: event.ctrlKey ? [ROWS.length - 1, last] : [row, last],
    };
    const to = target[event.key];
    if (!to) return;
    event.preventDefault();
    this.at.set({ row: within(to[0], ROWS.length - 1), column: within(to[1], last) });
    const { permission, column: at } = this.current();
    const cell = this.host.nativeElement.querySelector<HTMLElement>(`[data-cell="${permission} ${at}"]`);
    cell?.focus();
  }
}

const within = (at: number, last: number): number => Math.max(0, Math.min(at, last));
