import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { A11yModule } from '@angular/cdk/a11y';
import type { WeekEntryDto } from '#libs/api-client/models/week-entry-dto';
import type { WeekRowDto } from '#libs/api-client/models/week-row-dto';
import { parseDuration } from '#libs/calendar';
import { messageOf } from '#libs/ui/api-error';
import { UiControl, UiField } from '#libs/ui/field';
import { Formats } from '#libs/ui/formats';
import { UiStatus } from '#libs/ui/status';
import { TIME_ENTRY_LOOKS } from '#libs/ui/statuses';

import { cellText, isEditable, lockOf } from './week-model';
import { WeekStore } from './week-store';

interface Line {
  readonly entry: WeekEntryDto | null;
  readonly hours: string;
  readonly note: string;
  readonly billable: boolean;
}

/** A cell from the inside: hours, note and billable of each entry, and room for one more. Ctrl+Enter saves. */
@Component({
  selector: 'app-cell-detail',
  imports: [A11yModule, MatButton, UiControl, UiField, UiStatus],
  templateUrl: './cell-detail.html',
  styles: `
    section {
      display: grid;
      gap: 0.75rem;
      inline-size: min(22rem, calc(100vw - 2rem));
      max-block-size: min(32rem, calc(100vh - 2rem));
      padding: 1rem;
      overflow-y: auto;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: 0.75rem;
      background: var(--mat-sys-surface-container-high);
      box-shadow: var(--ui-shadow);
    }
    fieldset {
      display: grid;
      gap: 0.625rem;
      margin: 0;
      padding: 0 0 0.75rem;
      border: 0;
      border-block-end: 1px solid var(--mat-sys-outline-variant);
    }
    legend {
      margin-block-end: 0.375rem;
      padding: 0;
    }
    .check {
      display: flex;
      gap: 0.5rem;
      align-items: center;
    }
    p {
      margin: 0;
    }
    .error {
      color: var(--ui-bad);
    }
  `,
})
export class CellDetail {
  readonly row = input.required<WeekRowDto>();
  readonly date = input.required<string>();
  readonly own = input(true);
  readonly closed = output();

  private readonly store = inject(WeekStore);
  private readonly formats = inject(Formats);

  protected readonly looks = TIME_ENTRY_LOOKS;
  protected readonly heading = computed(() => this.formats.date(this.date(), 'long'));
  private readonly cell = computed(() => this.row().cells.find(({ date }) => date === this.date())!);
  protected readonly lines = computed<readonly Line[]>(() => {
    const { entries } = this.cell();
    const lines = entries.map((entry): Line => ({
      ...entry,
      entry,
      hours: cellText({ ...this.cell(), seconds: entry.seconds }),
    }));
    const open =
      this.own() && (entries.length === 0 ? lockOf(this.row(), this.cell()) === null : this.adding());
    return open ? [...lines, { entry: null, hours: '', note: '', billable: true }] : lines;
  });
  protected readonly adding = signal(false);
  protected readonly mayAdd = computed(() => {
    const { entries, date } = this.cell();
    return (
      this.own() &&
      !this.adding() &&
      entries.length > 0 &&
      lockOf(this.row(), { date, entries: [], seconds: 0 }) === null
    );
  });
  protected readonly failure = signal<string | null>(null);
  protected readonly saving = signal(false);

  protected editable({ entry }: Line): boolean {
    return this.own() && (entry === null || isEditable(entry));
  }

  protected readonly anyEditable = computed(() => this.lines().some((line) => this.editable(line)));

  protected decision(entry: WeekEntryDto): string {
    return [entry.decidedByName, entry.decidedAt && this.formats.instant(entry.decidedAt), entry.decisionNote]
      .filter(Boolean)
      .join(' · ');
  }

  /** Reads the fields as they stand and writes what differs. */
  protected async save(form: HTMLFormElement): Promise<void> {
    this.failure.set(null);
    this.saving.set(true);
    try {
      for (const [i, line] of this.lines().entries()) {
        if (this.editable(line)) await this.saveLine(line, new FormData(form), i);
      }
      this.closed.emit();
    } catch (error) {
      this.failure.set(error instanceof RangeError ? error.message : messageOf(error));
    } finally {
      this.saving.set(false);
    }
  }

  private async saveLine(line: Line, data: FormData, i: number): Promise<void> {
    const hours = (data.get(`hours${i}`) as string).trim();
    const note = (data.get(`note${i}`) as string).trim();
    const billable = data.has(`billable${i}`);
    const { entry } = line;
    const [row, date] = [this.row(), this.date()];
    if (hours === '' || hours === '0') {
      if (entry) await this.store.remove(row, date, entry);
      else if (note !== '') throw new RangeError($localize`Say how long, as 1.5 or 1:30.`);
      return;
    }
    const typed = parseDuration(hours);
    if ('error' in typed)
      throw new RangeError($localize`“${hours}:text:” is no duration. Write 1.5, 1:30 or 90m.`);
    const seconds = typed.seconds + (typed.relative ? (entry?.seconds ?? 0) : 0);
    const same = entry?.seconds === seconds && entry.note === note && entry.billable === billable;
    if (!same) await this.store.put(row, date, entry, { seconds, note, billable });
  }
}
