import type { InvoiceLineKind } from '#libs/contracts';
import type { LocalDate } from '#libs/calendar';
import { monthOf } from '../billing/hours.js';
import type { DueMonth, DuePart, LineSheet, Rated } from '../billing/line-sheet.js';
import type { WorkedHours } from '../billing/line-sheets.js';
import { type LineOptions as EntryLineOptions, linesOf } from './invoice-lines.js';

/** An invoice line to be, with the hours behind it. */
export interface DraftLine {
  kind: InvoiceLineKind;
  engagementLineId: string | null;
  partId: string | null;
  month: LocalDate | null;
  description: string;
  /** Null for what is not billed by the hour. */
  seconds: number | null;
  unitPrice: string;
  amount: string;
  hours: readonly WorkedHours[];
}

/** What falls due of a line, besides hours that are billed one by one. */
export interface LineDues {
  line: LineSheet<WorkedHours>;
  parts: DuePart[];
  months: DueMonth<WorkedHours>[];
}

export interface LineOptions extends EntryLineOptions {
  /** How a month is written in a description. */
  formatMonth: (month: LocalDate) => string;
}

/** Hours at their price. Those of a capped line stay apart by month, so that months can be counted. */
export function hourLines(
  hours: readonly Rated<WorkedHours>[],
  capped: ReadonlySet<string>,
  options: LineOptions,
): DraftLine[] {
  const byMonth = hours.map((one) => ({
    ...one,
    month: one.lineId && capped.has(one.lineId) ? monthOf(one) : null,
  }));
  return linesOf(byMonth, options).map(({ entries, ...line }) => ({
    ...line,
    ...{ kind: 'time', engagementLineId: entries[0]!.lineId, partId: null, month: entries[0]!.month },
    hours: entries,
  }));
}

/** Fees and agreed amounts, each a line of its own; then what a retainer's month has beyond its hours. */
export function dueLines({ line, parts, months }: LineDues, options: LineOptions): DraftLine[] {
  const { lineId: engagementLineId, title } = line;
  const agreed = parts.map(({ kind, part: { id: partId, title: part, amount } }): DraftLine => ({
    ...{ kind, engagementLineId, partId, month: null, seconds: null, hours: [] },
    ...{ description: `${title}: ${part}`, unitPrice: amount, amount },
  }));
  const retained = months.flatMap(({ month, fee, feeIsDue, covered, charged }): DraftLine[] => {
    const words = `${title}: ${options.formatMonth(month)}`;
    const of = { engagementLineId, partId: null, month };
    const beyond = linesOf(charged, options).map(({ entries, description, ...overage }): DraftLine => ({
      ...{ ...of, ...overage, kind: 'overage', hours: entries },
      description: `${words}, hours beyond: ${description}`,
    }));
    if (!feeIsDue) return beyond;
    const paid: DraftLine = {
      ...{ ...of, kind: 'retainer', description: words, seconds: null, hours: covered },
      ...{ unitPrice: fee, amount: fee },
    };
    return [paid, ...beyond];
  });
  return [...agreed, ...retained];
}
