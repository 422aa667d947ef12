import { type LocalDate, monthStart } from '#libs/calendar';
import { decimalHours, normalise, round, subtract, sum } from '#libs/money';
import { NOTHING_USED, WHOLE_LINE } from './cap.js';
import { agreedSeconds, monthOf, secondsOf } from './hours.js';
import {
  apart,
  type BilledOnLine,
  capOf,
  cappedHours,
  dueParts,
  knownThrough,
  type LineSheet,
  monthsOf,
  type PricedHours,
  usedOf,
} from './line-sheet.js';
import type { BilledByDto, CapUseDto, LinePartUseDto, RetainerMonthDto } from './dto/line-use.dto.js';

type Sheet = LineSheet<PricedHours>;

/** What invoice lines bill in all, on issued invoices and on drafts. */
export const billedSums = (billed: readonly BilledOnLine[], currency: string) => {
  const sumOf = (issued: boolean): string =>
    round(sum(billed.filter((row) => row.issued === issued).map(({ amount }) => amount)), currency);
  return { invoiced: sumOf(true), drafted: sumOf(false) };
};

/** A cap over the whole line, or each month that has work or was billed, and this one; the latest first. */
export function capUseOf(line: Sheet, today: LocalDate): CapUseDto[] {
  const { capBy, capPer, cap } = capOf(line);
  const { under, over } = cappedHours(line);
  const used = usedOf(line.billed);
  const worked = [...line.hours.map(monthOf), ...used.keys(), monthStart(today)];
  const months = [...new Set(worked)].filter((span) => span !== WHOLE_LINE).sort((a, b) => (a < b ? 1 : -1));
  const spans = capPer === 'month' ? months : [null];
  return spans.map((month) => {
    const ofSpan = <T extends PricedHours>(hours: readonly T[]): T[] =>
      hours.filter((one) => month === null || monthOf(one) === month);
    const [ready, overCap] = [ofSpan(under), ofSpan(over)];
    const { seconds, amount } = used.get(month ?? WHOLE_LINE) ?? NOTHING_USED;
    const inHours = capBy === 'hours';
    const money = (value: string): string => round(value, line.currency);
    const [all, gone, next] = inHours
      ? [agreedSeconds(cap), seconds, secondsOf(ready)].map(decimalHours)
      : [cap, amount, apart(ready, line.currency)].map(money);
    return {
      ...{ month, billed: gone!, ready: next!, left: subtract(subtract(all!, gone!), next!) },
      ...{ overSeconds: secondsOf(overCap), overAmount: money(apart(overCap, line.currency)) },
    };
  });
}

/** The months of a retainer that have begun, the latest first. */
export function monthUseOf(line: Sheet, today: LocalDate): RetainerMonthDto[] {
  if (line.model !== 'retainer') return [];
  const overage = (of: LocalDate): number =>
    secondsOf(line.billed.filter(({ kind, month }) => kind === 'overage' && month === of));
  return monthsOf(line, knownThrough(line, today))
    .map(({ month, from, to, fee, billed, ...hours }) => ({
      ...{ month, from, to, fee },
      includedSeconds: hours.includedSeconds,
      carriedSeconds: hours.carriedSeconds,
      usedSeconds: hours.coveredSeconds,
      overageSeconds: overage(month) + secondsOf(hours.overage),
      expiredSeconds: hours.expiredSeconds,
      leftSeconds: hours.leftSeconds,
      billedBy: billed ? billedByOf(billed) : null,
    }))
    .reverse();
}

/** Dates of a schedule, or milestones with how far they got. */
export function partUseOf(line: Sheet, today: LocalDate): LinePartUseDto[] {
  const due = new Set(dueParts(line, today).map(({ part }) => part.id));
  return line.parts.map((part) => {
    const { id, title, dueDate, amount, status, reachedOn, acceptedOn, acceptance, rejectedOn } = part;
    const billed = line.billed.find(({ partId }) => partId === id);
    return {
      ...{ id, title, dueDate, status, reachedOn, acceptedOn, acceptance, rejectedOn },
      ...{ note: part.note, answer: part.answer, answeredByName: part.answeredByName },
      amount: normalise(amount, line.currency),
      acceptedByItselfOn: acceptedByItselfOn(part),
      isDue: due.has(id),
      billedBy: billed ? billedByOf(billed) : null,
    };
  });
}

/** The day on which a milestone that was reached counts as accepted; null where somebody has to say so. */
export const acceptedByItselfOn = ({
  status,
  silentOn,
}: Pick<Sheet['parts'][number], 'status' | 'silentOn'>): LocalDate | null =>
  status === 'reached' ? silentOn : null;

const billedByOf = ({ invoiceId, invoiceNumber }: BilledOnLine): BilledByDto => ({
  invoiceId,
  invoiceNumber,
});
