import { type Signal, type WritableSignal, computed, signal } from '@angular/core';

import type { Memory } from './memory';
import type { Column } from './table-column';

export type Density = 'compact' | 'comfortable';

interface Choices {
  readonly density: Density;
  /** keys of columns that were put away */
  readonly hidden: readonly string[];
}

const DEFAULTS: Choices = { density: 'compact', hidden: [] };

/** How one list is looked at in this browser: its columns and how high its rows are. Kept under its name. */
export class TableSettings {
  private readonly choices: WritableSignal<Choices>;
  readonly density: Signal<Density> = computed(() => this.choices().density);

  constructor(
    private readonly name: string,
    private readonly memory: Memory,
  ) {
    this.choices = signal(read(memory.recall(this.key())));
  }

  /** The first column names the row and always stays, as does a column without a name to choose it by. */
  isFixed<Row>(columns: readonly Column<Row>[], column: Column<Row>): boolean {
    return column === columns[0] || column.header === '';
  }

  shown<Row>(columns: readonly Column<Row>[]): readonly Column<Row>[] {
    const { hidden } = this.choices();
    return columns.filter((column) => this.isFixed(columns, column) || !hidden.includes(column.key));
  }

  toggle(key: string): void {
    const { hidden } = this.choices();
    this.keep({ hidden: hidden.includes(key) ? hidden.filter((other) => other !== key) : [...hidden, key] });
  }

  use(density: Density): void {
    this.keep({ density });
  }

  private keep(change: Partial<Choices>): void {
    const choices = { ...this.choices(), ...change };
    this.choices.set(choices);
    const asBefore = choices.density === DEFAULTS.density && choices.hidden.length === 0;
    this.memory.remember(this.key(), asBefore ? null : JSON.stringify(choices));
  }

  private key(): string {
    return `votra.list.${this.name}`;
  }
}

/** What an older version or a person left in storage is taken as far as it makes sense. */
function read(text: string | null): Choices {
  try {
    const { density, hidden } = JSON.parse(text ?? '{}') as Partial<Choices>;
    return {
      density: density === 'comfortable' ? density : DEFAULTS.density,
      hidden: Array.isArray(hidden) ? hidden : DEFAULTS.hidden,
    };
  } catch {
    return DEFAULTS;
  }
}
