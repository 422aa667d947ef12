import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import type { WeekCellDto } from '#libs/api-client/models/week-cell-dto';
import type { WeekDto } from '#libs/api-client/models/week-dto';
import type { WeekRowDto } from '#libs/api-client/models/week-row-dto';
import { formatDuration, today } from '#libs/calendar';
import { UiDuration } from '#libs/ui/duration';
import { Formats } from '#libs/ui/formats';
import { UiIcon } from '#libs/ui/icon';

import { cellText, lockOf, type OpenedCell, rowKey, weekDates } from './week-model';
import { WeekStore } from './week-store';
import { ROW_LABELS } from './week-words';

const STEP = 900;

/** The week on a phone: a strip of days, and the rows of one day with steppers of a quarter of an hour. */
@Component({
  selector: 'app-day-list',
  imports: [MatIconButton, UiDuration, UiIcon],
  templateUrl: './day-list.html',
  styleUrl: './day-list.scss',
})
export class DayList {
  readonly week = input.required<WeekDto>();
  readonly opened = output<OpenedCell>();
  readonly timerAsked = output<WeekRowDto>();

  private readonly store = inject(WeekStore);
  private readonly formats = inject(Formats);

  protected readonly day = linkedSignal({
    source: () => this.week().weekStart,
    computation: () => Math.max(0, weekDates(this.week()).indexOf(today(this.formats.timeZone()))),
  });
  protected readonly days = computed(() =>
    weekDates(this.week()).map((date, i) => ({
      date,
      name: this.formats.date(date, 'weekday').slice(0, 3),
      number: date.slice(8),
      seconds: this.week().dayTotals[i] ?? 0,
    })),
  );
  protected readonly lines = computed(() =>
    this.week().rows.map((row) => {
      const cell = row.cells[this.day()]!;
      return { row, cell, lock: lockOf(row, cell), edit: this.store.editOf(row, cell.date) };
    }),
  );
  protected readonly key = rowKey;
  protected readonly labels = ROW_LABELS;
  protected readonly step = STEP;

  protected text(cell: WeekCellDto, refused: string | undefined): string {
    return refused ?? cellText(cell);
  }

  protected type(row: WeekRowDto, cell: WeekCellDto, text: string): void {
    void this.store.type(row, cell.date, text);
  }

  protected add(row: WeekRowDto, cell: WeekCellDto, seconds: number): void {
    this.type(row, cell, formatDuration(Math.max(0, cell.seconds + seconds), 'hms'));
  }

  protected open(row: WeekRowDto, cell: WeekCellDto, event: Event): void {
    this.opened.emit({ row, date: cell.date, anchor: event.currentTarget as HTMLElement });
  }
}
