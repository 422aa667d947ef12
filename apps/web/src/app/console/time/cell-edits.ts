import { computed, signal } from '@angular/core';
import type { WeekRowDto } from '#libs/api-client/models/week-row-dto';

import { type CellEdit, rowKey } from './week-model';

export const cellKey = (row: WeekRowDto, date: string): string => `${rowKey(row)}|${date}`;

/** What happens to the cells of a week between typing and the server's answer. */
export class CellEdits {
  private readonly edits = signal<ReadonlyMap<string, CellEdit>>(new Map());

  /** seconds that cells will hold, by `row|date` */
  readonly pending = computed(
    () =>
      new Map(
        [...this.edits()].flatMap(([key, { state, seconds }]): [string, number][] =>
          (state === 'saving' || state === 'waiting') && seconds !== undefined ? [[key, seconds]] : [],
        ),
      ),
  );
  /** cells that are kept until the server can be reached */
  readonly waiting = computed(
    () => [...this.edits().values()].filter(({ state }) => state === 'waiting').length,
  );

  of(row: WeekRowDto, date: string): CellEdit | undefined {
    return this.edits().get(cellKey(row, date));
  }

  /** `undefined` forgets */
  mark(row: WeekRowDto, date: string, edit: CellEdit | undefined): void {
    const edits = new Map(this.edits());
    if (edit) edits.set(cellKey(row, date), edit);
    else edits.delete(cellKey(row, date));
    this.edits.set(edits);
  }
}

/** Runs work of the same key one after the other. */
export class Turns {
  private readonly queues = new Map<string, Promise<void>>();

  run(key: string, work: () => Promise<void>): Promise<void> {
    const turn = (this.queues.get(key) ?? Promise.resolve()).then(work);
    const settled = turn
      .catch(() => undefined)
      .finally(() => this.queues.get(key) === settled && this.queues.delete(key));
    this.queues.set(key, settled);
    return turn;
  }

  /** Resolves when all that was begun has ended, well or not. */
  async all(): Promise<void> {
    await Promise.all(this.queues.values());
  }
}
