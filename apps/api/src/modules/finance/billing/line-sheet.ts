import type {
  BillingModel,
  CapPeriod,
  CapUnit,
  InvoiceLineKind,
  MilestoneAcceptance,
  MilestoneStatus,
} from '#libs/contracts';
import { addDays, type LocalDate } from '#libs/calendar';
import { add, sum, timeAmount } from '#libs/money';
import { type Cap, NOTHING_USED, underCap, type Used, WHOLE_LINE } from './cap.js';
import { type Hours, type Split } from './hours.js';
import {
  type CoveredMonth,
  coverMonths,
  inOpenMonths,
  type Pause,
  type RetainerMonth,
  retainerMonths,
} from './retainer.js';

/** Terms of a line as they hold from a day on. */
export interface LineTerms {
  rowId: string;
  lineId: string;
  effectiveFrom: LocalDate | null;
  model: BillingModel;
  title: string;
  capBy: CapUnit | null;
  capPer: CapPeriod | null;
  cap: string | null;
  hoursPerMonth: string | null;
  monthlyFee: string | null;
  rollOverMonths: number | null;
  overageRate: string | null;
  advanceDays: number | null;
  engagementId: string;
  engagementTitle: string;
  currency: string;
  startDate: LocalDate;
  endDate: LocalDate;
  clientId: string;
  clientName: string;
}

/** A date of a schedule, or a milestone with how far it got. */
export interface LinePart {
  id: string;
  rowId: string;
  title: string;
  dueDate: LocalDate | null;
  amount: string;
  status: MilestoneStatus;
  reachedOn: LocalDate | null;
  /** The day after which silence is consent, as was agreed when it was put forward. */
  silentOn: LocalDate | null;
  acceptedOn: LocalDate | null;
  acceptance: MilestoneAcceptance | null;
  rejectedOn: LocalDate | null;
  note: string;
  answer: string;
  answeredByName: string;
}

/** A pause as it is kept. */
export interface LinePause extends Pause {
  id: string;
  version: number;
  lineId: string;
  reason: string;
}

/** What live invoice lines of one kind bill of a line. */
export interface BilledOnLine {
  lineId: string;
  kind: InvoiceLineKind;
  month: LocalDate | null;
  partId: string | null;
  invoiceId: string;
  invoiceNumber: string | null;
  issued: boolean;
  seconds: number;
  amount: string;
  workedSeconds: number;
}

/** Hours as they stand on a sheet: with the price of the rate cards, or none. */
export interface PricedHours extends Hours {
  hourlyRate: string | null;
}

/** Everything that says what a line bills: its terms, what was billed, and the work that no invoice has yet. */
export interface LineSheet<T extends PricedHours> extends LineTerms {
  /** The terms that it had and has, oldest first. */
  versions: readonly LineTerms[];
  parts: readonly LinePart[];
  pauses: readonly LinePause[];
  billed: readonly BilledOnLine[];
  hours: readonly T[];
}

export type Rated<T extends PricedHours> = T & { hourlyRate: string };

export const isRated = <T extends PricedHours>(hours: T): hours is Rated<T> => hours.hourlyRate !== null;

/** What hours come to, each entry rounded by itself. */
export const apart = (hours: readonly { seconds: number; hourlyRate: string }[], currency: string): string =>
  sum(hours.map(({ seconds, hourlyRate }) => timeAmount(seconds, hourlyRate, currency)));

/** What a capped line has billed, over all and by month. */
export function usedOf(billed: readonly BilledOnLine[]): Map<string, Used> {
  const used = new Map<string, Used>();
  for (const { month, seconds, amount } of billed)
    for (const span of [WHOLE_LINE, ...(month ? [month] : [])]) {
      const before = used.get(span) ?? NOTHING_USED;
      used.set(span, { seconds: before.seconds + seconds, amount: add(before.amount, amount) });
    }
  return used;
}

export const capOf = ({ capBy, capPer, cap }: LineTerms): Cap => ({
  capBy: capBy!,
  capPer: capPer!,
  cap: cap!,
});

/** A capped line's unbilled hours that have a price: those that its cap lets be billed, and those over it. */
export function cappedHours<T extends PricedHours>(
  line: LineSheet<T>,
  priced = (hours: readonly Rated<T>[]): string => apart(hours, line.currency),
): Split<Rated<T>> {
  return underCap(line.hours.filter(isRated), capOf(line), usedOf(line.billed), priced);
}

export interface DuePart {
  kind: 'fixed' | 'milestone';
  part: LinePart;
  /** The day of the schedule, or the day on which the milestone was accepted. */
  date: LocalDate;
}

/** Dates of a schedule that came, and milestones that are accepted, by a day and not billed yet. */
export function dueParts(
  { model, parts, billed }: Pick<LineSheet<PricedHours>, 'model' | 'parts' | 'billed'>,
  by: LocalDate,
): DuePart[] {
  if (model !== 'fixed' && model !== 'milestone') return [];
  return parts.flatMap((part) => {
    const date = model === 'fixed' ? part.dueDate : part.acceptedOn;
    const isDue = date !== null && date <= by && !billed.some(({ partId }) => partId === part.id);
    return isDue ? [{ kind: model, part, date }] : [];
  });
}

export type SheetMonth<T extends Hours> = CoveredMonth<T> & { billed: BilledOnLine | undefined };

/**
 * The months of a retainer that begin by a day, and what became of their hours. Where fees are billed in advance no month
 * is closed by its bill: the hours that they pay for are on no invoice, so all of them are looked at again.
 */
export function monthsOf<T extends PricedHours>(line: LineSheet<T>, through: LocalDate): SheetMonth<T>[] {
  const months = termsOfMonths(line, through);
  const billed = new Map(
    line.billed.flatMap((row) => (row.kind === 'retainer' ? [[row.month!, row] as const] : [])),
  );
  const closed = line.advanceDays === null ? billed : new Map<LocalDate, BilledOnLine>();
  const seconds = new Map([...closed].map(([month, { workedSeconds }]) => [month, workedSeconds]));
  return coverMonths(months, line.rollOverMonths ?? 0, inOpenMonths(line.hours, months, seconds)).map(
    (month) => ({ ...month, billed: billed.get(month.month) }),
  );
}

/** The day by which months of a line are known: its fees may be billed before they begin. */
export const knownThrough = ({ advanceDays }: Pick<LineTerms, 'advanceDays'>, today: LocalDate): LocalDate =>
  addDays(today, advanceDays ?? 0);

/** Each month by the terms that hold on its first day, which is the retainer's first where it begins later. */
function termsOfMonths(
  { versions, pauses, ...line }: LineSheet<PricedHours>,
  through: LocalDate,
): RetainerMonth[] {
  const begins = versions[0]!.effectiveFrom ?? line.startDate;
  const startDate = begins > line.startDate ? begins : line.startDate;
  const byVersion = versions.map(({ hoursPerMonth, monthlyFee }) =>
    retainerMonths(
      { hoursPerMonth: hoursPerMonth!, monthlyFee: monthlyFee!, startDate, endDate: line.endDate, pauses },
      line.currency,
      through,
    ),
  );
  return byVersion[0]!.map((first, at) => {
    const holds = versions.findLastIndex(
      ({ effectiveFrom }, version) => version === 0 || effectiveFrom === null || effectiveFrom <= first.from,
    );
    return byVersion[holds]![at]!;
  });
}

export interface DueMonth<T extends PricedHours> extends SheetMonth<T> {
  /** The fee is on no invoice yet. */
  feeIsDue: boolean;
  /** When the fee falls due. */
  feeDate: LocalDate;
  /** Beyond the month's hours, at the retainer's own price or that of the rate cards. */
  charged: Rated<T>[];
}

/**
 * Months with something to bill by a day: the fee, with the hours that it pays for, and once the month ended hours beyond
 * it. Hours that came late count in the first open one of those that have begun by today. A fee in advance is billed
 * without hours: those that it pays for are work with a value, as at fixed prices.
 */
export function dueMonths<T extends PricedHours>(
  line: LineSheet<T>,
  by: LocalDate,
  today: LocalDate,
): DueMonth<T>[] {
  if (line.model !== 'retainer') return [];
  const { advanceDays, overageRate } = line;
  return monthsOf(line, knownThrough(line, today))
    .map((month) => {
      const feeDate = advanceDays === null ? month.to : addDays(month.from, -advanceDays);
      const overage = month.to <= by ? month.overage : [];
      return {
        ...{ ...month, feeDate, covered: advanceDays === null ? month.covered : [] },
        feeIsDue: !month.billed && !month.rests && feeDate <= by,
        charged: overage
          .map((hours) => ({ ...hours, hourlyRate: overageRate ?? hours.hourlyRate }))
          .filter(isRated),
      };
    })
    .filter(({ feeIsDue, charged }) => feeIsDue || charged.length > 0);
}
