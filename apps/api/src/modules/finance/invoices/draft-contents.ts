import { Injectable } from '@nestjs/common';
import { isWithin, today } from '#libs/calendar';
import { LIMITS } from '#libs/contracts';
import { add, sum } from '#libs/money';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { secondsOf } from '../billing/hours.js';
import { apart, cappedHours, dueMonths, dueParts, isRated, type Rated } from '../billing/line-sheet.js';
import { LineSheets, type WorkedHours } from '../billing/line-sheets.js';
import { type DraftLine, dueLines, hourLines, type LineDues, type LineOptions } from './draft-lines.js';
import { printableLocale } from '../../../platform/pdf/printable-locale.js';
import type { Invoice } from './invoice.entity.js';
import { projectsHidden, tooManyEntries } from './invoices.errors.js';

export type DraftScope = Pick<
  Invoice,
  'clientId' | 'engagementId' | 'projectId' | 'periodFrom' | 'periodTo' | 'grouping'
>;

/** What a draft bills, and what of its scope it does not. */
export interface DraftContents {
  /** Hours of the period that are billed one by one and may be: within their caps, with a price. */
  hours: Rated<WorkedHours>[];
  /** Those of them that were chosen. */
  chosen: Rated<WorkedHours>[];
  /** Hours of the period that are over a cap: not billed. */
  overCap: Rated<WorkedHours>[];
  /** What fell due by the period's end, whatever it began with. */
  dues: LineDues[];
  withoutRate: number;
  currencies: string[];
  capped: ReadonlySet<string>;
}

interface Gathering {
  invoiceId: string | null;
  currency: string | null;
  /** Nobody else bills by the same lines until the transaction ends. */
  hold: boolean;
  choose: (hours: WorkedHours) => boolean;
}

/** Finds what a draft bills: hours as far as caps let them be, fees of months, parts and milestones that are due. */
@Injectable()
export class DraftGathering {
  constructor(private readonly sheets: LineSheets) {}

  /** @throws 422 for more entries than an invoice may bill */
  async gather(
    ctx: RequestContext,
    scope: DraftScope,
    { invoiceId, currency, hold, choose }: Gathering,
  ): Promise<DraftContents> {
    const { clientId, engagementId, projectId, periodFrom, periodTo } = scope;
    const limit = LIMITS.invoiceEntries;
    const { hourly, lines, hidden } = await this.sheets.read(
      ctx,
      { clientId, engagementId, projectId, currency },
      { invoiceId, hold, from: periodFrom, to: periodTo, limit: limit + 1 },
    );
    const now = today(ctx.firm.timeZone);
    const by = periodTo < now ? periodTo : now;
    // a cap counts the hours of other projects, too
    const inScope = (hours: WorkedHours): boolean =>
      isWithin(hours.workDate, periodFrom, periodTo) && (!projectId || hours.projectId === projectId);
    const isChosen = (hours: WorkedHours): boolean => inScope(hours) && choose(hours);
    const capped = lines.filter(({ model }) => model === 'capped');
    const cappedIds = new Set(capped.map(({ lineId }) => lineId));
    const splits = capped.map((line) => {
      const options = lineOptions(ctx, scope, line.currency);
      // as the invoice rounds what is on it, and as they stand alone where they are not
      return cappedHours(line, (hours) => {
        const own = hourLines(hours.filter(isChosen), cappedIds, options);
        const others = hours.filter((one) => !isChosen(one));
        return add(sum(own.map(({ amount }) => amount)), apart(others, line.currency));
      });
    });
    const found = [...hourly.filter(isRated), ...splits.flatMap(({ under }) => under)].filter(inScope);
    const hours = found.filter(({ projectId: of }) => !hidden.has(of));
    const dues = lines
      .map((line) => ({ line, parts: dueParts(line, by), months: dueMonths(line, by, now) }))
      .filter(({ parts, months }) => parts.length || months.length);
    const paid = dues.flatMap(({ months }) =>
      months.flatMap(({ covered, charged }) => [...covered, ...charged]),
    );
    if (hold && (hours.length < found.length || paid.some(({ projectId: of }) => hidden.has(of))))
      throw projectsHidden();
    if (hours.length > limit) throw tooManyEntries(limit);
    const unrated = [...hourly, ...lines.flatMap((line) => line.hours)].filter((one) => !isRated(one));
    return {
      ...{ hours, dues, capped: cappedIds, chosen: hours.filter(choose) },
      overCap: splits.flatMap(({ over }) => over).filter(inScope),
      withoutRate: unrated.filter(inScope).length,
      currencies: [...new Set([...hours, ...dues.map(({ line }) => line)].map((one) => one.currency))].sort(),
    };
  }
}

/** The lines that bill a draft's contents, agreed amounts first. */
export function linesOfContents(
  ctx: RequestContext,
  { chosen, dues, capped }: Pick<DraftContents, 'chosen' | 'dues' | 'capped'>,
  terms: Pick<Invoice, 'grouping' | 'currency'>,
): DraftLine[] {
  const options = lineOptions(ctx, terms, terms.currency);
  return [...dues.flatMap((due) => dueLines(due, options)), ...hourLines(chosen, capped, options)];
}

/** Whether the draft bills an entry with a retainer's month, where it is not chosen by itself. */
export const isWithMonth = ({ dues }: Pick<DraftContents, 'dues'>, id: string): boolean =>
  dues.some(({ months }) =>
    months.some(({ covered, charged }) => [...covered, ...charged].some((hours) => hours.id === id)),
  );

export const overCapFigures = (
  { overCap }: Pick<DraftContents, 'overCap'>,
  currency: string,
): { overCapSeconds: number; overCapAmount: string } => ({
  overCapSeconds: secondsOf(overCap),
  overCapAmount: apart(overCap, currency),
});

function lineOptions(
  ctx: RequestContext,
  { grouping }: Pick<Invoice, 'grouping'>,
  currency: string,
): LineOptions {
  const locale = printableLocale(ctx.firm.locale, currency);
  const formats = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    return (day: string): string => format.format(new Date(`${day}T00:00:00Z`));
  };
  return {
    ...{ grouping, currency },
    formatDay: formats({ dateStyle: 'medium' }),
    formatMonth: formats({ month: 'long', year: 'numeric' }),
  };
}
