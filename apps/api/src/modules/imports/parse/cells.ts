import { LIMITS } from '#libs/contracts';
import type { Duration, DurationFailure } from '#libs/calendar';
import { isCurrency, isDecimal, isPositive } from '#libs/money';
import type { Columns, Field } from './columns.js';
import { type DateOrder, readDate } from './dates.js';
import type { ProblemReason, RowProblem } from './import-row.js';

const VALUE_SHOWN = 100;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const EMAIL_LENGTH = 254;
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*([ap])\.?m\.?)?$/i;

/**
 * The cells of one row, read by field. A reader that cannot make sense of its cell notes a problem and returns a
 * filler, so that one pass finds every problem of a row; the row counts only when `problems` stayed empty.
 */
export class Cells {
  readonly problems: RowProblem[] = [];

  constructor(
    private readonly columns: Columns,
    private readonly cells: readonly string[],
    readonly row: number,
  ) {
    const expected = columns.header.length;
    if (cells.length !== expected) {
      const than = cells.length > expected ? 'more' : 'fewer';
      const counts = `${cells.length} instead of ${expected}`;
      this.problems.push({
        row,
        column: null,
        reason: 'CELL_COUNT',
        message: `${than} cells than the header: ${counts}`,
      });
    }
  }

  /** The cell without spaces around it; empty when the column or the cell is not there. */
  text(field: Field): string {
    const position = this.columns.index[field];
    return position === undefined ? '' : this.at(position);
  }

  has(field: Field): boolean {
    return this.columns.index[field] !== undefined;
  }

  /** A cell by its position, for columns that are no field. */
  at(position: number): string {
    return (this.cells[position] ?? '').trim();
  }

  fail(at: Field | number, reason: ProblemReason, message: string): void {
    const position = typeof at === 'number' ? at : this.columns.index[at];
    const column = position === undefined ? null : (this.columns.header[position]?.trim() ?? null);
    const value = position === undefined ? '' : shown(this.at(position));
    this.problems.push({ row: this.row, column, reason, message, ...(value && { value }) });
  }

  /** One line of text up to LIMITS.nameLength, runs of white space as one space. */
  name(field: Field): string {
    const name = this.text(field).replace(/\s+/g, ' ').normalize('NFC');
    this.checkLength(field, name, LIMITS.nameLength);
    return name;
  }

  requiredName(field: Field, what: string): string {
    const name = this.name(field);
    if (name === '') this.fail(field, 'MISSING', `${what} is missing`);
    return name;
  }

  /** Literal text: nothing in it is read as a formula or as markup. */
  note(field: Field): string {
    const note = this.text(field).replace(/\r\n?/g, '\n');
    this.checkLength(field, note, LIMITS.noteLength);
    return note;
  }

  /** Yes or No, also written true or false, in any case. An empty cell is what `whenEmpty` says, else a problem. */
  yesNo(field: Field, whenEmpty?: boolean): boolean {
    const text = this.text(field).toLowerCase();
    if (text === 'yes' || text === 'true') return true;
    const readable = text === 'no' || text === 'false' || (text === '' && whenEmpty !== undefined);
    if (!readable) this.fail(field, 'NOT_YES_OR_NO', 'must be Yes or No');
    return text === '' && whenEmpty === true;
  }

  date(field: Field, order: DateOrder): string {
    const text = this.text(field);
    const read = readDate(text, order);
    if (read && 'date' in read) return read.date;
    if (text === '') this.fail(field, 'MISSING', 'date is missing');
    else if (!read) this.fail(field, 'NOT_A_DATE', 'no such date');
    else
      this.fail(
        field,
        'DATE_AMBIGUOUS',
        'the file writes both day/month and month/day: write it as YYYY-MM-DD',
      );
    return '';
  }

  /** Time of day `HH:MM:SS` from 24-hour or AM/PM notation; empty when the cell is. */
  time(field: Field): string {
    const text = this.text(field);
    if (text === '') return '';
    const [, hours = '', minutes = '', seconds = '00', half] = TIME.exec(text) ?? [];
    const hour = half ? (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hours);
    const validHour = hours !== '' && (half ? Number(hours) >= 1 && Number(hours) <= 12 : hour <= 23);
    if (!validHour || minutes > '59' || seconds > '59') {
      this.fail(field, 'NOT_A_TIME', 'no such time of day');
    }
    return `${String(hour).padStart(2, '0')}:${minutes}:${seconds}`;
  }

  /** Whole seconds, above zero and at most 24 hours. */
  seconds(field: Field, read: (text: string) => Duration | DurationFailure): number {
    const duration = read(this.text(field));
    if (!('error' in duration)) return duration.seconds;
    const problems = {
      empty: ['MISSING', 'hours are missing'],
      unreadable: ['NOT_A_DURATION', 'hours is not a number'],
      not_positive: ['NOT_POSITIVE', 'hours must be above 0'],
      over_a_day: ['OVER_24_HOURS', 'more than 24 hours in a day'],
    } as const;
    const [reason, message] = problems[duration.error];
    this.fail(field, reason, message);
    return 0;
  }

  /** A price as a canonical decimal string with up to four decimals; null when empty or zero. */
  price(at: Field | number): string | null {
    const text = typeof at === 'number' ? this.at(at) : this.text(at);
    if (text === '') return null;
    const price = plainNumber(text);
    if (price === undefined || !isDecimal(price)) {
      this.fail(at, 'NOT_A_RATE', 'is not an amount of money with up to four decimals');
      return null;
    }
    return isPositive(price) ? price : null;
  }

  /** `EUR` or Harvest's `Euro - EUR`; null when empty. */
  currency(field: Field): string | null {
    const text = this.text(field);
    if (text === '') return null;
    const code = /(?:^|\s)([A-Z]{3})$/i.exec(text)?.[1]?.toUpperCase();
    if (isCurrency(code)) return code;
    this.fail(field, 'UNKNOWN_CURRENCY', 'unknown currency');
    return null;
  }

  /** Lower case; null when empty. */
  email(field: Field): string | null {
    const email = this.text(field).toLowerCase();
    if (email === '') return null;
    if (!EMAIL.test(email) || email.length > EMAIL_LENGTH)
      this.fail(field, 'NOT_AN_EMAIL', 'is not an e-mail address');
    return email;
  }

  /** NUL cannot be stored; any other character stays as it is. */
  checkControlCharacters(): void {
    this.cells.forEach((cell, position) => {
      if (cell.includes('\0')) this.fail(position, 'CONTROL_CHARACTER', 'contains a NUL character');
    });
  }

  private checkLength(field: Field, text: string, limit: number): void {
    if (text.length > limit && [...text].length > limit) {
      this.fail(field, 'TOO_LONG', `longer than ${limit.toLocaleString('en')} characters`);
    }
  }
}

/** Cut between characters, and with a visible sign for NUL, which neither screens nor the database take. */
function shown(text: string): string {
  const start = text.slice(0, 2 * VALUE_SHOWN).replaceAll('\0', '␀');
  return Array.from(start).slice(0, VALUE_SHOWN).join('');
}

/**
 * `1,897.50`, `1.897,50`, `1 897,50`, `€195` as `1897.50`, `195`. Undefined when unreadable, negative, or when
 * `1,897` could be both.
 */
function plainNumber(text: string): string | undefined {
  if (/^(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text)) return text; // nearly always
  const bare = text.replace(/[\p{Sc}\s'’]/gu, '');
  if (/^\d{1,3}(?:,\d{3})+\.\d+$/.test(bare) || /^\d{1,3}(?:,\d{3}){2,}$/.test(bare))
    return bare.replaceAll(',', '');
  if (/^\d{1,3}(?:\.\d{3})+,\d+$/.test(bare) || /^\d{1,3}(?:\.\d{3}){2,}$/.test(bare)) {
    return bare.replaceAll('.', '').replace(',', '.');
  }
  if (/^\d{1,3},\d{3}$/.test(bare)) return undefined;
  return /^\d+(?:[.,]\d+)?$/.test(bare) ? bare.replace(',', '.').replace(/^0+(?=\d)/, '') : undefined;
}
