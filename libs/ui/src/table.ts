import {
  Component,
  booleanAttribute,
  Directive,
  ElementRef,
  TemplateRef,
  computed,
  contentChildren,
  inject,
  input,
  model,
  signal,
} from '@angular/core';
import { NgTemplateOutlet } from '@angular/common';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';

import { UiActionMenu } from './action-menu';
import { useHotkeys } from './hotkeys';
import { UiIcon } from './icon';
import type { Listing } from './listing';
import { type Pageable, UiPager } from './pager';
import type { Column, RowAction, RowLink } from './table-column';
import type { TableSettings } from './table-settings';

/** Draws a cell: `<ng-template uiCell="total" [of]="page.items" let-row>`; `of`, rows or a `Listing`, only types `row`. */
@Directive({ selector: 'ng-template[uiCell]' })
export class UiCell<Row> {
  readonly uiCell = input.required<string>();
  readonly of = input.required<readonly Row[] | Listing<Row>>();
  readonly template = inject<TemplateRef<{ $implicit: Row }>>(TemplateRef);

  static ngTemplateContextGuard<Row>(_cell: UiCell<Row>, _context: unknown): _context is { $implicit: Row } {
    return true;
  }
}

/** What sorting and paging need of a `listView`. */
export interface SortablePage extends Pageable {
  sort(): string;
  sortBy(sort: string): void;
}

/** What sorting says of the column's field, for `aria-sort`; null when the list is not sorted by it. */
export function sortedBy(
  sort: string | undefined,
  field: string | undefined,
): 'ascending' | 'descending' | null {
  if (!field || !sort?.endsWith(field)) return null;
  if (sort === field) return 'ascending';
  return sort === `-${field}` ? 'descending' : null;
}

const INTERACTIVE = 'a, button, input, select, textarea, label';

/**
 * The one table: typed columns, sort, page, select, row actions; cards on phones.
 * Keys: `j`/`k` next and previous row, `o` or Enter open, `x` select.
 */
@Component({
  selector: 'ui-table',
  imports: [
    MatButton,
    MatIconButton,
    MatMenuTrigger,
    NgTemplateOutlet,
    RouterLink,
    UiActionMenu,
    UiIcon,
    UiPager,
  ],
  templateUrl: './table.html',
  styleUrl: './table.scss',
  host: {
    '[class.comfortable]': "settings()?.density() === 'comfortable'",
    '(click)': 'follow($event)',
    '(keydown.enter)': 'openFocused($event)',
  },
})
export class UiTable<Row extends { readonly id: string }> {
  readonly columns = input.required<readonly Column<Row>[]>();
  readonly rows = input.required<readonly Row[]>();
  /** what the table is, for screen readers: "Clients" */
  readonly label = input.required<string>();
  /** the row's name in labels of its actions and check box */
  readonly rowLabel = input.required<(row: Row) => string>();
  readonly rowLink = input<(row: Row) => RowLink | null>();
  readonly actions = input<(row: Row) => readonly RowAction[]>();
  /** sorts and pages; without it the rows stand as they are */
  readonly view = input<SortablePage>();
  readonly total = input<number>();
  readonly totalIsExact = input(true);
  readonly selectable = input(false, { transform: booleanAttribute });
  /** ids of the selected rows */
  readonly selected = model<ReadonlySet<string>>(new Set());
  protected readonly none: ReadonlySet<string> = new Set();
  /** the row whose drawer is open */
  readonly current = input<string | null>(null);

  /** which columns are shown, and how high the rows are */
  readonly settings = input<TableSettings>();
  /** cells that somebody else's content draws */
  readonly drawn = input<readonly UiCell<Row>[]>([]);

  private readonly cells = contentChildren<UiCell<Row>>(UiCell);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly menuRow = signal<Row | null>(null);

  protected readonly templates = computed(
    () => new Map([...this.drawn(), ...this.cells()].map((cell) => [cell.uiCell(), cell.template])),
  );
  protected readonly shown = computed(() => this.settings()?.shown(this.columns()) ?? this.columns());
  protected readonly hasFoot = computed(() => this.shown().some((column) => column.foot !== undefined));
  protected readonly menu = computed(() => {
    const row = this.menuRow();
    return row
      ? { name: this.rowLabel()(row), actions: this.actions()?.(row) ?? [] }
      : { name: '', actions: [] };
  });
  protected readonly allSelected = computed(
    () => this.rows().length > 0 && this.rows().every((row) => this.selected().has(row.id)),
  );

  constructor() {
    useHotkeys({
      j: () => this.step(1),
      k: () => this.step(-1),
      o: () => this.open(this.focusedRow()),
      x: () => this.focusedRow()?.querySelector<HTMLInputElement>('input[type=checkbox]')?.click(),
    });
  }

  protected ariaSort({ sort }: Column<Row>): 'ascending' | 'descending' | null {
    return sortedBy(this.view()?.sort(), sort);
  }

  protected sort(column: Column<Row>): void {
    if (column.sort)
      this.view()?.sortBy(this.ariaSort(column) === 'ascending' ? `-${column.sort}` : column.sort);
  }

  protected toggle(row: Row): void {
    const next = new Set(this.selected());
    if (!next.delete(row.id)) next.add(row.id);
    this.selected.set(next);
  }

  protected toggleAll(): void {
    this.selected.set(new Set(this.allSelected() ? [] : this.rows().map((row) => row.id)));
  }

  protected menuLabel(row: Row): string {
    return $localize`Actions for ${this.rowLabel()(row)}:name:`;
  }

  /** A click anywhere in a row follows its link, unless it meant a control or marked text. */
  protected follow(event: MouseEvent): void {
    const target = event.target as Element;
    if (target.closest(INTERACTIVE) || getSelection()?.toString()) return;
    this.open(target.closest<HTMLElement>('tbody tr'));
  }

  protected openFocused(event: Event): void {
    const target = event.target as HTMLElement;
    if (target.matches('tbody tr')) this.open(target);
  }

  private open(row: HTMLElement | null): void {
    row?.querySelector<HTMLElement>('a[data-row-link]')?.click();
  }

  private focusedRow(): HTMLElement | null {
    const row = this.host.ownerDocument.activeElement?.closest<HTMLElement>('tbody tr') ?? null;
    return row && this.host.contains(row) ? row : null;
  }

  private step(by: 1 | -1): void {
    const rows = [...this.host.querySelectorAll<HTMLElement>('tbody tr')];
    const at = this.focusedRow();
    const next = at ? rows[rows.indexOf(at) + by] : rows[0];
    next?.focus();
    next?.scrollIntoView({ block: 'nearest' });
  }
}
