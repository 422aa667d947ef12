import { Component, computed, inject, input, output, signal } from '@angular/core';
import { BreakpointObserver } from '@angular/cdk/layout';
import { MatIconButton } from '@angular/material/button';
import { MatMenuModule } from '@angular/material/menu';

import { UiIcon } from './icon';
import { type SortablePage, sortedBy } from './table';
import type { Column } from './table-column';
import type { Density, TableSettings } from './table-settings';

/** How a table is looked at: row height, columns, on phones the order, and the way out as a file. */
@Component({
  selector: 'ui-table-menu',
  imports: [MatIconButton, MatMenuModule, UiIcon],
  templateUrl: './table-menu.html',
  styleUrl: './table-menu.scss',
})
export class UiTableMenu<Row> {
  readonly columns = input.required<readonly Column<Row>[]>();
  readonly settings = input.required<TableSettings>();
  /** sorts, where the header with its buttons is not shown */
  readonly view = input<Pick<SortablePage, 'sort' | 'sortBy'>>();
  /** why the rows cannot be exported now */
  readonly blocked = input<string | null>(null);
  readonly exported = output();

  private readonly breakpoints = inject(BreakpointObserver);
  /** rows are cards: no header and no row height */
  protected readonly cards = signal(false);

  protected readonly densities: readonly { value: Density; label: string }[] = [
    { value: 'compact', label: $localize`Compact` },
    { value: 'comfortable', label: $localize`Comfortable` },
  ];
  protected readonly choices = computed(() => {
    const columns = this.columns();
    const shown = this.settings().shown(columns);
    return columns
      .filter((column) => !this.settings().isFixed(columns, column))
      .map(({ key, header }) => ({ key, header, on: shown.some((column) => column.key === key) }));
  });
  protected readonly orders = computed(() => {
    const view = this.view();
    return !view
      ? []
      : this.columns().flatMap(({ header, sort }) =>
          sort ? [{ header, sort, now: sortedBy(view.sort(), sort) }] : [],
        );
  });

  protected look(): void {
    this.cards.set(this.breakpoints.isMatched('(max-width: 600px)'));
  }

  protected order({ sort, now }: { sort: string; now: string | null }): void {
    this.view()?.sortBy(now === 'ascending' ? `-${sort}` : sort);
  }
}
