import { Service, type Signal, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { Api } from '#libs/api-client/api';
import { timeEntriesCreate } from '#libs/api-client/fn/time/time-entries-create';
import { timeEntriesRemove } from '#libs/api-client/fn/time/time-entries-remove';
import { timeEntriesUpdate } from '#libs/api-client/fn/time/time-entries-update';
import { timesheetsOwnProjects } from '#libs/api-client/fn/time/timesheets-own-projects';
import { timesheetsRecall } from '#libs/api-client/fn/time/timesheets-recall';
import { timesheetsSubmit } from '#libs/api-client/fn/time/timesheets-submit';
import { timesheetsWeek } from '#libs/api-client/fn/time/timesheets-week';
import type { UpdateTimeEntryDto } from '#libs/api-client/models/update-time-entry-dto';
import type { WeekCellDto } from '#libs/api-client/models/week-cell-dto';
import type { WeekDto } from '#libs/api-client/models/week-dto';
import type { WeekEntryDto } from '#libs/api-client/models/week-entry-dto';
import type { WeekRowDto } from '#libs/api-client/models/week-row-dto';
import { ApiError, messageOf } from '#libs/ui/api-error';
import { Formats } from '#libs/ui/formats';

import { ifMatch } from '../../core/if-match';
import { Invalidation, reloadOn } from '../../core/invalidation';
import { Toasts } from '../../core/toasts';
import {
  type CellAction,
  type CellEdit,
  type EntryWork,
  type RowChoice,
  cellAction,
  rowKey,
  withCell,
  withPending,
  withRows,
} from './week-model';

const TICK_MS = 2_500;

/** One shown week: what the server knows, what is on its way, and what was refused. Lives with its page. */
@Service({ autoProvided: false })
export class WeekStore {
  private readonly api = inject(Api);
  private readonly formats = inject(Formats);
  private readonly invalidation = inject(Invalidation);
  private readonly toasts = inject(Toasts);
  private readonly queues = new Map<string, Promise<void>>();

  private readonly source = signal<Signal<string | undefined>>(signal(undefined));
  /** Any day of the shown week; undefined is today's. */
  private readonly date = computed(() => this.source()());
  readonly week = reloadOn(
    resource({
      params: () => ({ date: this.date() }),
      loader: ({ params }) => this.api.invoke(timesheetsWeek, params.date ? { date: params.date } : {}),
    }),
    'week',
  );
  readonly projects = reloadOn(
    resource({ loader: () => this.api.invoke(timesheetsOwnProjects), defaultValue: [] }),
    'projects',
  );

  private readonly added = linkedSignal<string | undefined, readonly RowChoice[]>({
    source: this.date,
    computation: () => [],
  });
  private readonly edits = signal<ReadonlyMap<string, CellEdit>>(new Map());

  /** The week with what is on its way in it. */
  readonly shown = computed<WeekDto | null>(() => {
    if (!this.week.hasValue()) return null;
    const pending = [...this.edits()].flatMap(([key, { state, seconds }]): [string, number][] =>
      state === 'saving' && seconds !== undefined ? [[key, seconds]] : [],
    );
    return withPending(withRows(this.week.value(), this.added()), new Map(pending));
  });
  /** Said to screen readers, and nothing else. */
  readonly said = signal('');

  /** Shows the week of this day, whatever it becomes. */
  follow(date: Signal<string | undefined>): void {
    this.source.set(date);
  }

  editOf(row: WeekRowDto, date: string): CellEdit | undefined {
    return this.edits().get(`${rowKey(row)}|${date}`);
  }

  /** Adds a row without hours, at the end, unless it stands there already. Answers its index. */
  addRow(choice: RowChoice): number {
    this.added.update((rows) => [...rows, choice]);
    return this.shown()?.rows.findIndex((row) => rowKey(row) === rowKey(choice)) ?? -1;
  }

  /** Saves the text of a cell that was left. Writes of one cell go one after the other. */
  type(row: WeekRowDto, date: string, text: string): Promise<void> {
    const action = this.actionOf(row, date, text);
    if (action.kind === 'none' && !this.editOf(row, date)) return Promise.resolve();
    if (action.kind === 'refuse') {
      this.mark(row, date, { state: 'refused', text, reason: action.reason });
      this.said.set(action.reason);
      return Promise.resolve();
    }
    const seconds = 'seconds' in action ? action.seconds : action.kind === 'remove' ? 0 : undefined;
    this.mark(row, date, { state: 'saving', text, ...(seconds === undefined ? {} : { seconds }) });
    return this.inTurn(row, date, () => this.save(row, date, text));
  }

  /** Forgets a refused text: the cell shows what is saved. */
  drop(row: WeekRowDto, date: string): void {
    this.mark(row, date, undefined);
  }

  /** Changes one entry of a cell, or adds one. @throws ApiError when refused */
  async put(row: WeekRowDto, date: string, entry: WeekEntryDto | null, work: EntryWork): Promise<void> {
    await this.inTurn(row, date, () =>
      entry ? this.update(row, date, entry, work) : this.create(row, date, work),
    );
  }

  /** @throws ApiError when refused */
  async remove(row: WeekRowDto, date: string, entry: WeekEntryDto): Promise<void> {
    await this.api.invoke(timeEntriesRemove, { id: entry.id, ...ifMatch(entry) });
    const entries = this.cellOf(row, date).entries.filter(({ id }) => id !== entry.id);
    this.place(row, date, entries);
    void this.offerUndo(row, date, entry);
  }

  async submit(): Promise<void> {
    await this.hand(timesheetsSubmit, $localize`Week submitted.`);
  }

  async recall(): Promise<void> {
    await this.hand(timesheetsRecall, $localize`Week recalled.`);
  }

  private async hand(route: typeof timesheetsSubmit, said: string): Promise<void> {
    const date = this.shown()?.weekStart;
    if (!date) return;
    await Promise.all(this.queues.values());
    this.week.set(await this.api.invoke(route, { body: { date } }));
    this.invalidation.invalidate('time-entries', 'time-approvals');
    this.said.set(said);
  }

  private async save(row: WeekRowDto, date: string, text: string): Promise<void> {
    const action = this.actionOf(row, date, text);
    try {
      if (action.kind === 'create') await this.create(row, date, { ...action, note: '', billable: true });
      if (action.kind === 'update') await this.update(row, date, action.entry, { seconds: action.seconds });
      if (action.kind === 'remove') await this.remove(row, date, action.entry);
    } catch (error) {
      this.refuse(row, date, text, error);
      return;
    }
    if (action.kind === 'none') this.drop(row, date);
    else this.tick(row, date, text);
  }

  private refuse(row: WeekRowDto, date: string, text: string, error: unknown): void {
    const reason = messageOf(error);
    this.mark(row, date, { state: 'refused', text, reason });
    this.said.set($localize`Not saved. ${reason}:reason:`);
    // a refusal stands in its cell; what never reached the server can simply be sent again
    const lost = !(error instanceof ApiError) || error.status === 0 || error.status >= 500;
    if (lost) void this.offerRetry(row, date, text);
  }

  private async offerRetry(row: WeekRowDto, date: string, text: string): Promise<void> {
    const day = this.formats.date(date, 'weekday');
    const again = await this.toasts.offer(
      $localize`${row.projectName}:project:, ${day}:day: was not saved.`,
      $localize`Retry`,
    );
    if (again) await this.type(row, date, text);
  }

  private async offerUndo(row: WeekRowDto, date: string, entry: WeekEntryDto): Promise<void> {
    const hours = this.formats.duration(entry.seconds);
    const back = await this.toasts.offer(
      $localize`Cleared ${hours}:hours: on ${row.projectName}:project:.`,
      $localize`Undo`,
    );
    if (back)
      await this.put(row, date, null, entry).catch((error: unknown) => this.refuse(row, date, hours, error));
  }

  private tick(row: WeekRowDto, date: string, text: string): void {
    const saved: CellEdit = { state: 'saved', text };
    this.mark(row, date, saved);
    this.said.set($localize`Saved ${this.formats.duration(this.cellOf(row, date).seconds)}:hours:.`);
    setTimeout(() => this.editOf(row, date) === saved && this.drop(row, date), TICK_MS);
  }

  private async create(row: WeekRowDto, date: string, work: EntryWork): Promise<void> {
    const { seconds, note, billable } = work;
    const { projectId, task } = row;
    const body = { projectId, task, workDate: date, seconds, note, billable };
    const entry = await this.api.invoke(timeEntriesCreate, { body });
    this.place(row, date, [...this.cellOf(row, date).entries, entry]);
  }

  private async update(
    row: WeekRowDto,
    date: string,
    entry: WeekEntryDto,
    body: UpdateTimeEntryDto,
  ): Promise<void> {
    const saved = await this.api.invoke(timeEntriesUpdate, { id: entry.id, body, ...ifMatch(entry) });
    const entries = this.cellOf(row, date).entries.map((e) => (e.id === entry.id ? saved : e));
    this.place(row, date, entries);
  }

  private place(row: WeekRowDto, date: string, entries: WeekEntryDto[]): void {
    this.week.update((week) => week && withCell(withRows(week, this.added()), rowKey(row), date, entries));
    this.invalidation.invalidate('time-entries');
  }

  /** The cell as the server knows it. */
  private cellOf(row: WeekRowDto, date: string): WeekCellDto {
    const rows = this.week.hasValue() ? this.week.value().rows : [];
    const cells = rows.find((r) => rowKey(r) === rowKey(row))?.cells;
    return cells?.find((cell) => cell.date === date) ?? { date, seconds: 0, entries: [] };
  }

  private actionOf(row: WeekRowDto, date: string, text: string): CellAction {
    return cellAction(row, this.cellOf(row, date), text);
  }

  private mark(row: WeekRowDto, date: string, edit: CellEdit | undefined): void {
    const edits = new Map(this.edits());
    const key = `${rowKey(row)}|${date}`;
    if (edit) edits.set(key, edit);
    else edits.delete(key);
    this.edits.set(edits);
  }

  private inTurn(row: WeekRowDto, date: string, work: () => Promise<void>): Promise<void> {
    const key = `${rowKey(row)}|${date}`;
    const turn = (this.queues.get(key) ?? Promise.resolve()).then(work);
    const settled = turn
      .catch(() => undefined)
      .finally(() => this.queues.get(key) === settled && this.queues.delete(key));
    this.queues.set(key, settled);
    return turn;
  }
}
