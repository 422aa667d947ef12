import {
  ApplicationRef,
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import type { WeekCellDto } from '#libs/api-client/models/week-cell-dto';
import type { WeekDto } from '#libs/api-client/models/week-dto';
import type { WeekRowDto } from '#libs/api-client/models/week-row-dto';
import { UiDuration } from '#libs/ui/duration';
import { Formats } from '#libs/ui/formats';
import { UiIcon } from '#libs/ui/icon';

import { DAYS, type GridCommand, gridCommand, typingCommand } from './week-keys';
import {
  aboutCell,
  type CellEdit,
  cellText,
  type Cursor,
  isWeekend,
  lockOf,
  type OpenedCell,
  rowKey,
  total,
  weekDates,
} from './week-model';
import { WeekStore } from './week-store';
import { ROW_LABELS } from './week-words';

/**
 * The week as a grid of cells that save themselves. Arrows move, digits, Enter or F2 type, Tab and Enter go on,
 * Esc gives up. One cell is in the tab order: Tab leaves the grid.
 */
@Component({
  selector: 'app-week-grid',
  imports: [MatIconButton, UiDuration, UiIcon],
  templateUrl: './week-grid.html',
  styleUrl: './week-grid.scss',
  host: { '(keydown)': 'onKey($event)' },
})
export class WeekGrid {
  readonly week = input.required<WeekDto>();
  readonly opened = output<OpenedCell>();
  readonly timerAsked = output<WeekRowDto>();
  /** a key of the page that the grid leaves to it, as `n` or `Shift+C` */
  readonly asked = output<string>();

  private readonly store = inject(WeekStore);
  private readonly formats = inject(Formats);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected readonly days = computed(() =>
    weekDates(this.week()).map((date) => ({
      date,
      weekend: isWeekend(date),
      name: this.formats.date(date, 'weekday'),
    })),
  );
  private readonly rows = computed(() => this.week().rows);
  protected readonly cursor = linkedSignal<number, Cursor>({
    source: () => this.rows().length,
    computation: (rows, before) => {
      const at = before?.value ?? { row: 0, col: 0 };
      return { ...at, row: Math.max(0, Math.min(at.row, rows - 1)) };
    },
  });
  /** what stands in the cell under the cursor while it is typed into */
  protected readonly typing = signal<string | null>(null);
  private readonly editor = viewChild<ElementRef<HTMLInputElement>>('editor');
  /** the column where a run of Tab began: Enter goes on below it */
  private runStart: number | null = null;
  private typedOver = false;
  private copied: string | null = null;

  /** What the cell under the cursor has to say: why it was refused or is locked, its note. */
  protected readonly about = computed(() => {
    const { row, cell } = this.at(this.cursor());
    if (!row || !cell) return null;
    const edit = this.editOf(row, cell);
    if (edit?.reason) return { bad: edit.state === 'refused', text: edit.reason };
    const at = cell.entries[0]?.decidedAt;
    const text = aboutCell(row, cell, at ? this.formats.instant(at) : '');
    return text ? { bad: cell.entries[0]?.status === 'rejected', text } : null;
  });

  constructor() {
    effect(() => {
      const input = this.editor()?.nativeElement;
      if (!input) return;
      input.focus();
      if (!this.typedOver) input.select();
    });
  }

  /** Puts the cursor into a row, on its first open day from the cursor's on, and the focus with it. */
  goTo(row: number): void {
    const cells = this.rows()[row]?.cells ?? [];
    const open = cells.findIndex((cell) => lockOf(this.rows()[row]!, cell) === null);
    this.cursor.set({ row, col: Math.max(0, open) });
    this.focusCell();
  }

  focusCell(): void {
    afterNextRender(() => this.cellElement()?.focus(), { injector: this.injector });
  }

  protected readonly key = rowKey;
  protected readonly totalOf = (row: WeekRowDto): number => total(row.cells.map((cell) => cell.seconds));
  protected readonly editOf = (row: WeekRowDto, cell: WeekCellDto): CellEdit | undefined =>
    this.store.editOf(row, cell.date);
  protected readonly labels = ROW_LABELS;
  protected readonly lock = lockOf;

  protected shownText(row: WeekRowDto, cell: WeekCellDto): string {
    const edit = this.editOf(row, cell);
    return edit?.state === 'refused' ? edit.text : cell.seconds ? this.formats.duration(cell.seconds) : '';
  }

  protected isAt(row: number, col: number): boolean {
    const cursor = this.cursor();
    return cursor.row === row && cursor.col === col;
  }

  protected pick(row: number, col: number): void {
    if (this.typing() !== null && this.isAt(row, col)) return;
    this.cursor.set({ row, col });
    this.runStart = null;
    this.edit();
  }

  protected open(): void {
    const { row, cell } = this.at(this.cursor());
    const anchor = this.cellElement();
    if (row && cell && anchor) this.opened.emit({ row, date: cell.date, anchor });
  }

  protected leave(text: string): void {
    if (this.typing() === null) return;
    this.typing.set(null);
    this.save(text);
  }

  protected onKey(event: KeyboardEvent): void {
    if (!(event.target as Element).closest('[role="gridcell"]')) return;
    const handled = this.typing() === null ? this.onGridKey(event) : this.onTypingKey(event);
    if (!handled) return;
    event.preventDefault();
    event.stopPropagation();
  }

  private onTypingKey(event: KeyboardEvent): boolean {
    const { runStart, typedOver } = this;
    const command = typingCommand(event, this.cursor(), this.rows().length, { runStart, typedOver });
    if (!command) return false;
    if (command.do === 'give-up') {
      this.typing.set(null);
      this.store.drop(...this.target());
      this.focusCell();
      return true;
    }
    this.runStart = event.key === 'Tab' ? (runStart ?? this.cursor().col) : null;
    this.leave((event.target as HTMLInputElement).value);
    if (command.open) this.open();
    else this.moveTo(command.to);
    return true;
  }

  private onGridKey(event: KeyboardEvent): boolean {
    const { row, cell } = this.at(this.cursor());
    const command = gridCommand(event, this.cursor(), this.rows().length);
    if (!command) return false;
    if (command.do === 'ask') this.asked.emit(command.key);
    else if (row && cell) this.run(command, row, cell);
    return true;
  }

  private run(command: Exclude<GridCommand, { do: 'ask' }>, row: WeekRowDto, cell: WeekCellDto): void {
    if (command.do === 'move') this.runStart = null;
    const work: Record<typeof command.do, () => unknown> = {
      move: () => 'to' in command && this.moveTo(command.to),
      edit: () => this.edit('text' in command ? command.text : undefined),
      clear: () => this.save(''),
      drop: () => this.store.drop(row, cell.date),
      open: () => this.open(),
      timer: () => this.timerAsked.emit(row),
      copy: () => (this.copied = cellText(cell)),
      paste: () => this.save(this.copied ?? cellText(cell)),
      'from-left': () => this.copyFromLeft(row),
    };
    work[command.do]();
  }

  /** Takes over what stands left of the cursor, and goes on: pressed again it fills the week. */
  private copyFromLeft(row: WeekRowDto): void {
    const { row: at, col } = this.cursor();
    const left = row.cells[col - 1];
    if (!left) return;
    this.save(cellText(left));
    this.moveTo({ row: at, col: Math.min(DAYS - 1, col + 1) });
  }

  private edit(text?: string): void {
    const { row, cell } = this.at(this.cursor());
    if (!row || !cell || !this.week().own) return;
    if (lockOf(row, cell) !== null) {
      this.store.said.set(lockOf(row, cell)!);
      this.focusCell();
      return;
    }
    const refused = this.editOf(row, cell);
    this.typedOver = text !== undefined;
    this.typing.set(text ?? (refused?.state === 'refused' ? refused.text : cellText(cell)));
    this.injector.get(ApplicationRef).tick(); // the field takes the next key, which may come before the next frame
  }

  private save(text: string): void {
    if (this.week().own) void this.store.type(...this.target(), text);
  }

  private moveTo(cursor: Cursor): void {
    this.cursor.set(cursor);
    this.focusCell();
  }

  private at({ row, col }: Cursor): { row?: WeekRowDto; cell?: WeekCellDto } {
    const at = this.rows()[row];
    const cell = at?.cells[col];
    return at && cell ? { row: at, cell } : {};
  }

  private target(): [WeekRowDto, string] {
    const { row, cell } = this.at(this.cursor());
    return [row!, cell!.date];
  }

  private cellElement(): HTMLElement | null {
    return this.host.querySelector('[role="gridcell"][tabindex="0"]');
  }
}
