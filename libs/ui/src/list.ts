import { Component, computed, contentChild, contentChildren, inject, input, signal } from '@angular/core';
import { NgTemplateOutlet } from '@angular/common';
import { MatButton } from '@angular/material/button';
import { today } from '#libs/calendar';
import type { ExportedList } from '#libs/contracts';

import { UiAsync, UiLoaded, UiNone } from './async';
import { csvFile } from './csv';
import { Downloads } from './download';
import { UiEmpty } from './empty';
import { type Searchable, UiFilterBar } from './filter-bar';
import { UiFormError } from './form';
import { Formats } from './formats';
import type { Listing } from './listing';
import { MEMORY } from './memory';
import { RECORD_EXPORT, filtersOf } from './record-export';
import { type SortablePage, UiCell, UiTable } from './table';
import type { Column, RowAction, RowLink } from './table-column';
import { UiTableMenu } from './table-menu';
import { TableSettings } from './table-settings';

/**
 * A list of the API: search, its filters (projected), the table with its menu, pages, and what stands there when
 * nothing matches. `<ng-template uiCell="…" [of]="clients">` draws cells, `<ng-template uiNone>` the empty list.
 */
@Component({
  selector: 'ui-list',
  imports: [
    MatButton,
    NgTemplateOutlet,
    UiAsync,
    UiEmpty,
    UiFilterBar,
    UiFormError,
    UiLoaded,
    UiNone,
    UiTable,
    UiTableMenu,
  ],
  templateUrl: './list.html',
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 1.25rem;
    }
  `,
})
export class UiList<Row extends { readonly id: string }> {
  readonly rows = input.required<Listing<Row>>();
  readonly view = input.required<Searchable & SortablePage & { open(): string | null; query(): object }>();
  /** names its choices in this browser and its exported file: `invoices` */
  readonly name = input.required<ExportedList>();
  /** what the list is: "Invoices" */
  readonly label = input.required<string>();
  /** of the search field; without it there is none */
  readonly placeholder = input<string>();
  /** "No invoice matches." */
  readonly nothing = input.required<string>();
  readonly columns = input.required<readonly Column<Row>[]>();
  readonly rowLabel = input.required<(row: Row) => string>();
  readonly rowLink = input<(row: Row) => RowLink | null>();
  readonly actions = input<(row: Row) => readonly RowAction[]>();

  private readonly memory = inject(MEMORY);
  private readonly downloads = inject(Downloads);
  private readonly record = inject(RECORD_EXPORT);
  private readonly formats = inject(Formats);
  protected readonly cells = contentChildren<UiCell<Row>>(UiCell);
  protected readonly none = contentChild(UiNone);
  protected readonly failure = signal<unknown>(null);

  protected readonly settings = computed(() => new TableSettings(this.name(), this.memory));
  protected readonly page = computed(() => (this.rows().hasValue() ? this.rows().value() : undefined));
  protected readonly blocked = computed(() =>
    (this.page()?.totalIsExact ?? true)
      ? null
      : $localize`More than ${this.formats.number(this.page()?.total ?? 0)}:count: rows: filter first.`,
  );

  /** Writes every row as filtered, with the columns as chosen; not before that is recorded. */
  protected async export(): Promise<void> {
    this.failure.set(null);
    try {
      const rows = await this.rows().all();
      const file = csvFile(this.settings().shown(this.columns()), rows);
      await this.record({ list: this.name(), rows: rows.length, filters: filtersOf(this.view().query()) });
      this.downloads.save(file, `${this.name()}-${today(this.formats.timeZone())}.csv`);
    } catch (error) {
      this.failure.set(error);
    }
  }
}
