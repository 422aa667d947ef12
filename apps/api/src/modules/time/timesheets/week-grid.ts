import type { TimeEntryStatus } from '#libs/contracts';
import { addDays } from '#libs/calendar';
import type { WeekEntryDto, WeekRowDto, WeekState } from './dto/week.dto.js';

export interface GridEntry extends WeekEntryDto {
  projectId: string;
  task: string;
  workDate: string;
}

export type GridProject = Omit<WeekRowDto, 'task' | 'cells' | 'lastWeek'> & { isNew: boolean };

export interface Grid {
  rows: WeekRowDto[];
  dayTotals: number[];
  totalSeconds: number;
}

/** Lays the entries of a week and the week before it out in rows of seven days. */
export function layOut(start: string, entries: readonly GridEntry[], projects: readonly GridProject[]): Grid {
  const days = Array.from({ length: 7 }, (_, i) => addDays(start, i));
  const before = addDays(start, -7);
  const known = new Map(projects.map((project) => [project.projectId, project]));
  const rows = new Map<string, WeekRowDto>();
  const rowOf = (project: GridProject, task: string): WeekRowDto => {
    const key = `${project.projectId} ${task}`;
    const { isNew, ...names } = project;
    const row = rows.get(key) ?? {
      ...names,
      task,
      cells: days.map((date) => ({ date, seconds: 0, entries: [] })),
      lastWeek: days.map(() => 0),
    };
    rows.set(key, row);
    return row;
  };
  for (const { projectId, task, workDate, ...entry } of entries) {
    const row = rowOf(known.get(projectId)!, task);
    const cell = row.cells[days.indexOf(workDate)];
    if (cell) {
      cell.entries.push(entry);
      cell.seconds += entry.seconds;
    } else {
      const weekday = days.findIndex((_, i) => addDays(before, i) === workDate);
      row.lastWeek[weekday]! += entry.seconds;
    }
  }
  for (const project of projects.filter(({ isNew, projectId }) => isNew && !hasRow(rows, projectId)))
    rowOf(project, '');
  const shown = [...rows.values()].filter(
    (row) => row.takesHours || row.cells.some(({ seconds }) => seconds > 0),
  );
  const dayTotals = days.map((_, i) => sum(shown.map((row) => row.cells[i]!.seconds)));
  return { rows: shown.sort(byName), dayTotals, totalSeconds: sum(dayTotals) };
}

/** Submitted is a week whose last open entry was submitted, also one without hours; approved one fully decided. */
export function weekState(statuses: readonly TimeEntryStatus[], submittedAt: Date | null): WeekState {
  if (statuses.some((status) => status === 'draft' || status === 'rejected')) return 'open';
  if (statuses.includes('submitted')) return 'submitted';
  if (statuses.length > 0) return 'approved';
  return submittedAt ? 'submitted' : 'open';
}

const hasRow = (rows: ReadonlyMap<string, WeekRowDto>, projectId: string): boolean =>
  [...rows.values()].some((row) => row.projectId === projectId);

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

const byName = (a: WeekRowDto, b: WeekRowDto): number =>
  a.clientName.localeCompare(b.clientName) ||
  a.projectName.localeCompare(b.projectName) ||
  a.task.localeCompare(b.task);
