import { type Cursor, moved } from './week-model';

/** What of a key event the grid looks at. */
export type Press = Pick<KeyboardEvent, 'key' | 'altKey' | 'shiftKey' | 'ctrlKey' | 'metaKey'>;

/** What a key means to the grid. `ask` is the page's business. */
export type GridCommand =
  | { readonly do: 'move'; readonly to: Cursor }
  | { readonly do: 'edit'; readonly text?: string }
  | { readonly do: 'clear' | 'drop' | 'open' | 'timer' | 'copy' | 'paste' | 'from-left' }
  | { readonly do: 'ask'; readonly key: string };

/** What ends the typing in a cell: giving up, or saving and going on. */
export type TypingCommand =
  { readonly do: 'give-up' } | { readonly do: 'save'; readonly to: Cursor; readonly open?: true };

export const DAYS = 7;
/** Typing one of these begins a duration; letters are keys of the grid. */
const BEGINS_DURATION = /^[\d.,:+]$/;
const BY_KEY: Record<string, GridCommand> = {
  Enter: { do: 'edit' },
  F2: { do: 'edit' },
  Delete: { do: 'clear' },
  Backspace: { do: 'clear' },
  Escape: { do: 'drop' },
  s: { do: 'timer' },
  n: { do: 'ask', key: 'n' },
  t: { do: 'ask', key: 't' },
  C: { do: 'ask', key: 'shift+c' },
};
const BY_MOD_KEY: Record<string, GridCommand> = {
  c: { do: 'copy' },
  v: { do: 'paste' },
  d: { do: 'from-left' },
};

/** The meaning of a key while the cursor stands on a cell; null leaves it to the browser. */
export function gridCommand(press: Press, at: Cursor, rows: number): GridCommand | null {
  const { key, altKey } = press;
  if (press.ctrlKey || press.metaKey) return BY_MOD_KEY[key.toLowerCase()] ?? null;
  if (altKey && key === 'Enter') return { do: 'open' };
  if (altKey) return { do: 'ask', key: `alt+${key.toLowerCase()}` };
  const to = moved(at, key, rows, DAYS);
  if (to) return { do: 'move', to };
  return BY_KEY[key] ?? (BEGINS_DURATION.test(key) ? { do: 'edit', text: key } : null);
}

/**
 * The meaning of a key while a cell is typed into; null goes on typing. Tab goes to the right, Enter below the
 * column where a run of Tabs began (`runStart`); arrows save only when typing began by typing, not by F2.
 */
export function typingCommand(
  press: Press,
  at: Cursor,
  rows: number,
  { runStart, typedOver }: { runStart: number | null; typedOver: boolean },
): TypingCommand | null {
  const { key, altKey, shiftKey } = press;
  const step = shiftKey ? -1 : 1;
  const inside = (row: number, col: number): Cursor => ({
    row: Math.max(0, Math.min(rows - 1, row)),
    col: Math.max(0, Math.min(DAYS - 1, col)),
  });
  if (key === 'Escape') return { do: 'give-up' };
  if (key === 'Tab') return { do: 'save', to: inside(at.row, at.col + step) };
  if (key === 'Enter' && altKey) return { do: 'save', to: at, open: true };
  if (key === 'Enter' && (press.ctrlKey || press.metaKey)) return null;
  if (key === 'Enter') return { do: 'save', to: inside(at.row + step, runStart ?? at.col) };
  const to = typedOver && key.startsWith('Arrow') ? moved(at, key, rows, DAYS) : null;
  return to && { do: 'save', to };
}
