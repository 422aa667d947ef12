import type { ImportKind } from '#libs/contracts';

/** One good data row of a time report, in our own words. Money is a decimal string, time whole seconds. */
export interface ImportRow {
  kind: ImportKind;
  /** Data rows count from 1; the header and blank lines do not count. */
  row: number;
  clientName: string;
  projectName: string;
  projectCode: string | null;
  /** Empty when the report names no task. */
  task: string;
  /** Literal text as exported, line ends as \n; empty when there is none. */
  note: string;
  /** Local work date, `YYYY-MM-DD`. */
  workDate: string;
  seconds: number;
  billable: boolean;
  approved: boolean;
  /** Billed by the other tool already: may be kept, must never be billed again. */
  invoiced: boolean;
  personName: string;
  personEmail: string | null;
  personRole: string | null;
  /** The file's price of one hour; null when it gives none. */
  ratePerHour: string | null;
  /** ISO 4217 code. */
  currency: string | null;
  /** Wall clock of a Toggl entry, `YYYY-MM-DDTHH:MM:SS`, no zone. */
  startedAtLocal: string | null;
  endedAtLocal: string | null;
  /** What was worked, as sha256 in hex: the same work in another file has the same one. */
  fingerprint: string;
}

export type ProblemReason =
  | 'CELL_COUNT'
  | 'CONTROL_CHARACTER'
  | 'MISSING'
  | 'TOO_LONG'
  | 'NOT_A_DATE'
  | 'DATE_AMBIGUOUS'
  | 'NOT_A_TIME'
  | 'NOT_A_DURATION'
  | 'NOT_POSITIVE'
  | 'OVER_24_HOURS'
  | 'NOT_YES_OR_NO'
  | 'NOT_A_RATE'
  | 'UNKNOWN_CURRENCY'
  | 'NOT_AN_EMAIL';

/** Why a row cannot be imported. `column` is the header as the file spells it, null for the row as a whole. */
export interface RowProblem {
  row: number;
  column: string | null;
  reason: ProblemReason;
  message: string;
  /** The cell, cut to 100 characters. */
  value?: string;
}

export type ParsedRow =
  { row: ImportRow; problems?: undefined } | { row?: undefined; problems: RowProblem[] };

export type FileProblemCode =
  'EMPTY' | 'TOO_LARGE' | 'NOT_CSV' | 'MALFORMED' | 'UNKNOWN_COLUMNS' | 'DUPLICATE_COLUMNS';

/** The file as a whole cannot be imported; nothing of it was or will be. */
export class FileProblem extends Error {
  /** @param columns the columns that are missing or double */
  constructor(
    readonly code: FileProblemCode,
    message: string,
    readonly columns: readonly string[] = [],
  ) {
    super(message);
    this.name = 'FileProblem';
  }
}
