import {
  DestroyRef,
  Service,
  type Signal,
  computed,
  inject,
  linkedSignal,
  resource,
  signal,
} from '@angular/core';
import { Api } from '#libs/api-client/api';
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

import { Connection } from '../../core/connection';
import { newIdempotencyKey } from '../../core/idempotency';
import { Invalidation, reloadOn } from '../../core/invalidation';
import { CellEdits, Turns, cellKey } from './cell-edits';
import { EntryWrites } from './entry-writes';
import {
  type CellAction,
  type CellEdit,
  type EntryWork,
  type RowChoice,
  cellAction,
  rowKey,
  weekDates,
  withCell,
  withPending,
  withRows,
} from './week-model';
import { WeekOffers } from './week-offers';

const TICK_MS = 2_500;

/** One shown week: what the server knows, what is on its way, and what was refused. Lives with its page. */
@Service({ autoProvided: false })
export class WeekStore {
  private readonly api = inject(Api);
  private readonly connection = inject(Connection);
  private readonly formats = inject(Formats);
  private readonly invalidation = inject(Invalidation);
  private readonly offers = inject(WeekOffers);
  private readonly writes = inject(EntryWrites);
  private readonly turns = new Turns();
  private readonly edits = new CellEdits();
  private left = false;

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

  private readonly added = linkedSignal<string | undefined, readonly RowChoice[]>({
    source: this.date,
    computation: () => [],
  });

  /** The week with what is on its way in it. */
  readonly shown = computed<WeekDto | null>(() => {
    if (!this.week.hasValue()) return null;
    return withPending(withRows(this.week.value(), this.added()), this.edits.pending());
  });
  readonly waiting = this.edits.waiting;
  /** Said to screen readers, and nothing else. */
  readonly said = signal('');

  constructor() {
    inject(DestroyRef).onDestroy(() => (this.left = true));
  }

  /** Shows the week of this day, whatever it becomes. */
  follow(date: Signal<string | undefined>): void {
    this.source.set(date);
  }

  readonly editOf = (row: WeekRowDto, date: string): CellEdit | undefined => this.edits.of(row, date);

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
      this.edits.mark(row, date, { state: 'refused', text, reason: action.reason });
      this.said.set(action.reason);
      return Promise.resolve();
    }
    return this.send(row, date, text);
  }

  /** Forgets a refused text: the cell shows what is saved. */
  drop(row: WeekRowDto, date: string): void {
    this.edits.mark(row, date, undefined);
  }

  /** Changes one entry of a cell, or adds one. @throws ApiError when refused */
  async put(row: WeekRowDto, date: string, entry: WeekEntryDto | null, work: EntryWork): Promise<void> {
    await this.turns.run(cellKey(row, date), () =>
      entry ? this.update(row, date, entry, work) : this.create(row, date, work),
    );
  }

  /** @throws ApiError when refused */
  async remove(row: WeekRowDto, date: string, entry: WeekEntryDto): Promise<void> {
    await this.writes.remove(entry);
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
    await this.turns.all();
    this.week.set(await this.api.invoke(route, { body: { date } }));
    this.invalidation.invalidate('time-entries', 'time-approvals');
    this.said.set(said);
  }

  private send(row: WeekRowDto, date: string, text: string, key = newIdempotencyKey()): Promise<void> {
    const cell = this.cellOf(row, date);
    const action = cellAction(row, cell, text);
    const seconds = 'seconds' in action ? action.seconds : action.kind === 'remove' ? 0 : cell.seconds;
    this.edits.mark(row, date, { state: 'saving', text, seconds, cell });
    return this.turns.run(cellKey(row, date), () => this.save(row, date, text, key));
  }

  private async save(row: WeekRowDto, date: string, text: string, key: string): Promise<void> {
    const action = this.actionOf(row, date, text);
    try {
      if (action.kind === 'create')
        await this.create(row, date, { ...action, note: '', billable: true }, key);
      if (action.kind === 'update') await this.update(row, date, action.entry, { seconds: action.seconds });
      if (action.kind === 'remove') await this.remove(row, date, action.entry);
    } catch (error) {
      if (this.connection.lost()) void this.sendLater(row, date, text, key);
      else this.refuse(row, date, text, error);
      return;
    }
    if (action.kind === 'none') this.drop(row, date);
    else this.tick(row, date, text);
  }

  /** Keeps the text in its cell and sends it when the server is back, unless it was typed over meanwhile. */
  private async sendLater(row: WeekRowDto, date: string, text: string, key: string): Promise<void> {
    const reason = $localize`Not sent yet. It is sent as soon as the connection is back.`;
    const kept: CellEdit = { ...this.editOf(row, date), state: 'waiting', text, reason };
    this.edits.mark(row, date, kept);
    this.said.set(reason);
    await this.connection.back();
    if (this.left || this.editOf(row, date) !== kept) return;
    await this.send(row, date, text, key);
    if (this.waiting() === 0) this.week.reload();
  }

  private refuse(row: WeekRowDto, date: string, text: string, error: unknown): void {
    const reason = messageOf(error);
    this.edits.mark(row, date, { state: 'refused', text, reason });
    this.said.set($localize`Not saved. ${reason}:reason:`);
    // a refusal stands in its cell; what never reached the server can simply be sent again
    const lost = !(error instanceof ApiError) || error.status === 0 || error.status >= 500;
    if (lost)
      void this.offers.retry(row, date).then((again) => (again ? this.type(row, date, text) : undefined));
  }

  private async offerUndo(row: WeekRowDto, date: string, entry: WeekEntryDto): Promise<void> {
    const hours = this.formats.duration(entry.seconds);
    if (await this.offers.undo(row, hours))
      await this.put(row, date, null, entry).catch((error: unknown) => this.refuse(row, date, hours, error));
  }

  private tick(row: WeekRowDto, date: string, text: string): void {
    const saved: CellEdit = { state: 'saved', text };
    this.edits.mark(row, date, saved);
    this.said.set($localize`Saved ${this.formats.duration(this.cellOf(row, date).seconds)}:hours:.`);
    setTimeout(() => this.editOf(row, date) === saved && this.drop(row, date), TICK_MS);
  }

  private async create(
    row: WeekRowDto,
    date: string,
    work: EntryWork,
    key = newIdempotencyKey(),
  ): Promise<void> {
    const entry = await this.writes.create(row, date, work, key);
    this.place(row, date, [...this.cellOf(row, date).entries, entry]);
  }

  private async update(
    row: WeekRowDto,
    date: string,
    entry: WeekEntryDto,
    body: UpdateTimeEntryDto,
  ): Promise<void> {
    const saved = await this.writes.update(entry, body);
    const entries = this.cellOf(row, date).entries.map((e) => (e.id === entry.id ? saved : e));
    this.place(row, date, entries);
  }

  private place(row: WeekRowDto, date: string, entries: WeekEntryDto[]): void {
    this.week.update((week) => week && withCell(withRows(week, this.added()), rowKey(row), date, entries));
    this.invalidation.invalidate('time-entries');
  }

  /** The cell as the server knows it. */
  private cellOf(row: WeekRowDto, date: string): WeekCellDto {
    const nothing = { date, seconds: 0, entries: [] };
    const week = this.week.hasValue() ? this.week.value() : null;
    if (!week || !weekDates(week).includes(date)) return this.editOf(row, date)?.cell ?? nothing;
    const cells = week.rows.find((r) => rowKey(r) === rowKey(row))?.cells;
    return cells?.find((cell) => cell.date === date) ?? nothing;
  }

  private actionOf(row: WeekRowDto, date: string, text: string): CellAction {
    return cellAction(row, this.cellOf(row, date), text);
  }
}
