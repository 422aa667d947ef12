import { addDays, formatDuration, parseDuration, type DurationError } from '#libs/calendar';
import type { OwnProjectDto } from '#libs/api-client/models/own-project-dto';
import type { WeekCellDto } from '#libs/api-client/models/week-cell-dto';
import type { WeekDto } from '#libs/api-client/models/week-dto';
import type { WeekEntryDto } from '#libs/api-client/models/week-entry-dto';
import type { WeekRowDto } from '#libs/api-client/models/week-row-dto';

/** What of a project makes a row. */
export type RowChoice = Pick<
  WeekRowDto,
  'projectId' | 'projectName' | 'clientId' | 'clientName' | 'startDate' | 'endDate' | 'task'
>;

/** What happens to a cell between leaving it and the server's answer; a refused text is kept. */
export interface CellEdit {
  /** `waiting`: the server could not be reached; it is sent when it can */
  readonly state: 'saving' | 'saved' | 'refused' | 'waiting';
  readonly text: string;
  /** what the cell will hold, until it is saved */
  readonly seconds?: number;
  readonly reason?: string;
  /** of a waiting one, as the server knew it: another week may be shown when it is sent */
  readonly cell?: WeekCellDto;
}

export type EntryWork = Pick<WeekEntryDto, 'note' | 'billable'> & { seconds: number };

/** A cell that somebody wants to see from the inside, and where it stands. */
export interface OpenedCell {
  readonly row: WeekRowDto;
  readonly date: string;
  readonly anchor: HTMLElement;
}

/** What leaving a cell with this text comes to. */
export type CellAction =
  | { readonly kind: 'none' }
  | { readonly kind: 'create'; readonly seconds: number }
  | { readonly kind: 'update'; readonly seconds: number; readonly entry: WeekEntryDto }
  | { readonly kind: 'remove'; readonly entry: WeekEntryDto }
  | { readonly kind: 'refuse'; readonly reason: string };

const DURATION_PROBLEMS: Record<DurationError, string> = {
  empty: $localize`Type a duration, as 1.5 or 1:30.`,
  unreadable: $localize`This is no duration. Write 1.5, 1:30, 90m, 1h30 or 9-11:30.`,
  not_positive: $localize`A duration is above zero.`,
  over_a_day: $localize`A day has 24 hours.`,
};

export const rowKey = (row: Pick<WeekRowDto, 'projectId' | 'task'>): string => `${row.projectId} ${row.task}`;

/** The text that a cell offers for editing: nothing for nothing. */
export const cellText = ({ seconds }: WeekCellDto): string =>
  seconds ? formatDuration(seconds, seconds % 60 ? 'hms' : 'hm') : '';

export const isEditable = ({ status }: WeekEntryDto): boolean => status === 'draft' || status === 'rejected';

/** Why nobody can type here now; null when they can. */
export function lockOf(row: WeekRowDto, cell: WeekCellDto): string | null {
  if (cell.entries.length > 1) return $localize`Several entries: open them with Alt+Enter.`;
  const [entry] = cell.entries;
  if (entry) return isEditable(entry) ? null : lockedState(entry);
  if (!row.takesHours) return $localize`This project takes no hours from you.`;
  if (cell.date < row.startDate || cell.date > row.endDate) return $localize`Outside the project’s dates.`;
  return null;
}

function lockedState({ status }: WeekEntryDto): string {
  switch (status) {
    case 'submitted':
      return $localize`Submitted: recall the week to change it.`;
    case 'approved':
      return $localize`Approved: ask your manager to reopen it.`;
    case 'invoiced':
      return $localize`Invoiced.`;
    case 'draft':
    case 'rejected':
      return '';
  }
}

/** Why a cell is locked, who decided when, why it was sent back, and its note. */
export function aboutCell(row: WeekRowDto, cell: WeekCellDto, decidedAt: string): string {
  const [entry] = cell.entries;
  const decided = entry?.decidedByName ? $localize`${entry.decidedByName}:name:, ${decidedAt}:at:` : null;
  return [lockOf(row, cell), decided, entry?.decisionNote, entry?.note].filter(Boolean).join(' · ');
}

/** An empty text or a zero clears the cell; a plus adds to what is there. */
export function cellAction(row: WeekRowDto, cell: WeekCellDto, text: string): CellAction {
  const [entry] = cell.entries;
  const typed =
    text.trim() === '' ? { seconds: 0, relative: false } : parseDuration(text, { allowZero: true });
  if ('error' in typed) return { kind: 'refuse', reason: DURATION_PROBLEMS[typed.error] };
  const seconds = typed.seconds + (typed.relative ? cell.seconds : 0);
  if (seconds === cell.seconds) return { kind: 'none' };
  const lock = lockOf(row, cell);
  if (lock !== null) return { kind: 'refuse', reason: lock };
  if (seconds > 86_400) return { kind: 'refuse', reason: DURATION_PROBLEMS.over_a_day };
  if (!entry) return { kind: 'create', seconds };
  return seconds === 0 ? { kind: 'remove', entry } : { kind: 'update', seconds, entry };
}

/** The week with other entries in one cell, its totals with it. */
export function withCell(week: WeekDto, key: string, date: string, entries: WeekEntryDto[]): WeekDto {
  const rows = week.rows.map((row) =>
    rowKey(row) !== key
      ? row
      : {
          ...row,
          cells: row.cells.map((cell) =>
            cell.date === date ? { date, entries, seconds: total(entries.map((e) => e.seconds)) } : cell,
          ),
        },
  );
  return withTotals({ ...week, rows });
}

/** The week as it will be when the pending seconds are saved; keys are `row|date`. */
export function withPending(week: WeekDto, pending: ReadonlyMap<string, number>): WeekDto {
  if (pending.size === 0) return week;
  const rows = week.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => ({
      ...cell,
      seconds: pending.get(`${rowKey(row)}|${cell.date}`) ?? cell.seconds,
    })),
  }));
  return withTotals({ ...week, rows });
}

/** Adds rows that are not there yet, without hours, at the end. */
export function withRows(week: WeekDto, choices: readonly RowChoice[]): WeekDto {
  const known = new Set(week.rows.map(rowKey));
  const added = choices
    .filter((choice) => !known.has(rowKey(choice)))
    .map((choice) => emptyRow(week, choice));
  return added.length ? { ...week, rows: [...week.rows, ...added] } : week;
}

function emptyRow(week: WeekDto, choice: RowChoice): WeekRowDto {
  const days = weekDates(week);
  return {
    ...choice,
    takesHours: true,
    lastWeek: days.map(() => 0),
    cells: days.map((date) => ({ date, seconds: 0, entries: [] })),
  };
}

export const weekDates = ({ weekStart }: Pick<WeekDto, 'weekStart'>): string[] =>
  Array.from({ length: 7 }, (_, i) => addDays(weekStart, i));

function withTotals(week: WeekDto): WeekDto {
  const dayTotals = weekDates(week).map((_, i) => total(week.rows.map((row) => row.cells[i]?.seconds ?? 0)));
  return { ...week, dayTotals, totalSeconds: total(dayTotals) };
}

export const total = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** What a week still lacks before it is handed in. */
export interface Missing {
  /** working days below the day's share of the target */
  readonly days: { readonly date: string; readonly seconds: number }[];
  /** entries without a note */
  readonly notes: number;
  /** sent back and not corrected since */
  readonly sentBack: number;
}

const WORKING_DAYS = 5;

export function missingOf(week: WeekDto): Missing {
  const share = week.targetSeconds / WORKING_DAYS;
  const entries = week.rows.flatMap((row) => row.cells.flatMap((cell) => cell.entries)).filter(isEditable);
  return {
    days: weekDates(week)
      .map((date, i) => ({ date, seconds: week.dayTotals[i] ?? 0 }))
      .filter(({ date, seconds }) => !isWeekend(date) && seconds < share),
    notes: entries.filter(({ note }) => note === '').length,
    sentBack: entries.filter(({ status }) => status === 'rejected').length,
  };
}

export function isWeekend(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  return day === 0 || day === 6;
}

/** Last week's hours that fit into empty cells of this week: what "copy with hours" writes. */
export function copiesOf(week: WeekDto): { row: WeekRowDto; date: string; seconds: number }[] {
  return week.rows.flatMap((row) =>
    row.cells.flatMap((cell, i) => {
      const seconds = row.lastWeek[i] ?? 0;
      return seconds > 0 && cell.entries.length === 0 && lockOf(row, cell) === null
        ? [{ row, date: cell.date, seconds }]
        : [];
    }),
  );
}

export interface Cursor {
  readonly row: number;
  readonly col: number;
}

/** Where a key leads in a grid of so many rows and columns; null when it does not move. */
export function moved({ row, col }: Cursor, key: string, rows: number, cols: number): Cursor | null {
  const at = (r: number, c: number): Cursor => ({ row: clamp(r, rows), col: clamp(c, cols) });
  switch (key) {
    case 'ArrowLeft':
      return at(row, col - 1);
    case 'ArrowRight':
      return at(row, col + 1);
    case 'ArrowUp':
      return at(row - 1, col);
    case 'ArrowDown':
      return at(row + 1, col);
    case 'Home':
      return at(row, 0);
    case 'End':
      return at(row, cols - 1);
    case 'PageUp':
      return at(0, col);
    case 'PageDown':
      return at(rows - 1, col);
    default:
      return null;
  }
}

const clamp = (value: number, size: number): number => Math.max(0, Math.min(size - 1, value));

/** Rows to choose from by words: each project, then its recent tasks; `Project / new task` makes a task. */
export function choicesFor(projects: readonly OwnProjectDto[], text: string, limit = 12): RowChoice[] {
  const [wanted = '', ...rest] = text.split('/');
  const newTask = rest.join('/').trim();
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  const all = projects.flatMap(({ tasks, lastUsed, ...project }): RowChoice[] =>
    newTask ? [{ ...project, task: newTask }] : ['', ...tasks].map((task) => ({ ...project, task })),
  );
  return all
    .filter(({ clientName, projectName, task }) => {
      const name = `${clientName} ${projectName} ${newTask ? '' : task}`.toLowerCase();
      return words.every((word) => name.includes(word));
    })
    .slice(0, limit);
}
