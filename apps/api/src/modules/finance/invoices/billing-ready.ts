import { Injectable } from '@nestjs/common';
import { isWithin, type LocalDate, today } from '#libs/calendar';
import { normalise, sum, withDecimals } from '#libs/money';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { Database } from '../../../platform/persistence/database.js';
import { contains } from '../../../platform/persistence/page.js';
import { groupBy, secondsOf } from '../billing/hours.js';
import { apart, cappedHours, dueMonths, dueParts, isRated, type LineSheet } from '../billing/line-sheet.js';
import { LineSheets, type WorkedHours, type Worksheet } from '../billing/line-sheets.js';
import { READY } from './draft.queries.js';
import type {
  BillingDueDto,
  BillingReadyDto,
  BillingReadyQuery,
  BillingReadyRowDto,
} from './dto/billing.dto.js';

/** Far more unbilled hours of capped lines and retainers than a firm has; beyond it the figures would be too low. */
const MOST_HOURS = 100_000;

type Span = Pick<BillingReadyQuery, 'from' | 'to'>;

/** What waits to be invoiced: hours by project, as far as caps let them be billed, and what is due besides. */
@Injectable()
export class BillingReady {
  constructor(
    private readonly database: Database,
    private readonly sheets: LineSheets,
  ) {}

  async ready(ctx: RequestContext, { clientId, from, to, q }: BillingReadyQuery): Promise<BillingReadyDto> {
    const values = [ctx.firmId, clientId ?? null, from ?? null, to ?? null, q ? contains(q) : null];
    const rows = await this.database.query<
      Omit<BillingReadyRowDto, 'blockedReason' | 'overCapSeconds' | 'overCapAmount'>
    >(ctx, READY, values);
    const { lines, hidden } = await this.lines(ctx, clientId ?? null);
    const matches = matching(q);
    const items = [
      ...rows.map((row) => ({ ...row, overCapSeconds: 0, overCapAmount: '0' })),
      ...lines.filter(({ model }) => model === 'capped').flatMap((line) => cappedRows(line, { from, to })),
    ]
      .filter(({ projectId }) => !hidden.has(projectId))
      .filter(({ clientName, projectName }) => matches(clientName, projectName))
      .map((row) => ({
        ...withDecimals(row, 'amount', 'overCapAmount'),
        blockedReason: row.blockedEntries > 0 ? ('no_rate' as const) : null,
      }))
      .sort(byName);
    const by = today(ctx.firm.timeZone);
    const dues = lines
      .flatMap((line) => duesOf(line, by))
      .filter(({ date }) => isWithin(date, from ?? null, to ?? null))
      .filter((due) => matches(due.clientName, due.engagementTitle, due.lineTitle, due.title));
    return { items, dues, totals: totalsOf([...items, ...dues]) };
  }

  private lines(ctx: RequestContext, clientId: string | null): Promise<Worksheet> {
    const scope = { clientId, engagementId: null, projectId: null, currency: null };
    return this.sheets.read(ctx, scope, { linesOnly: true, limit: MOST_HOURS });
  }
}

/** A capped line's hours by project: what can be billed, what is over the cap, what has no rate. */
function cappedRows(line: LineSheet<WorkedHours>, { from, to }: Span) {
  const inSpan = ({ workDate }: WorkedHours): boolean => isWithin(workDate, from ?? null, to ?? null);
  const { under, over } = cappedHours(line);
  const { clientId, clientName, currency } = line;
  return [...groupBy(line.hours.filter(inSpan), ({ projectId }) => projectId)].map(([projectId, own]) => {
    const ofProject = <T extends WorkedHours>(hours: readonly T[]): T[] =>
      hours.filter((one) => one.projectId === projectId && inSpan(one));
    const [ready, overCap] = [ofProject(under), ofProject(over)];
    const blocked = own.filter((one) => !isRated(one));
    const days = own.map(({ workDate }) => workDate).sort();
    return {
      ...{ clientId, clientName, currency, projectId, projectName: own[0]!.projectName },
      ...{ entries: ready.length, seconds: secondsOf(ready), amount: apart(ready, currency) },
      ...{ oldestDate: days[0]!, newestDate: days.at(-1)! },
      ...{ blockedEntries: blocked.length, blockedSeconds: secondsOf(blocked) },
      ...{ overCapSeconds: secondsOf(overCap), overCapAmount: apart(overCap, currency) },
    };
  });
}

/** What fell due of a line by a day, besides hours that are billed one by one. */
function duesOf(line: LineSheet<WorkedHours>, by: LocalDate): BillingDueDto[] {
  const { clientId, clientName, engagementId, engagementTitle, lineId, title: lineTitle, currency } = line;
  const due = (of: Pick<BillingDueDto, 'kind' | 'title' | 'date' | 'amount' | 'seconds'>): BillingDueDto => ({
    ...{ clientId, clientName, engagementId, engagementTitle, lineId, lineTitle, currency },
    ...{ ...of, amount: normalise(of.amount, currency) },
  });
  return [
    ...dueParts(line, by).map(({ kind, part: { title, amount }, date }) =>
      due({ kind, title, date, amount, seconds: 0 }),
    ),
    ...dueMonths(line, by, by).flatMap(({ to, feeDate, fee: amount, feeIsDue, covered, charged }) => [
      ...(feeIsDue
        ? [due({ kind: 'retainer', title: '', date: feeDate, amount, seconds: secondsOf(covered) })]
        : []),
      ...(charged.length
        ? [
            due({
              ...{ kind: 'overage', title: '', date: to, seconds: secondsOf(charged) },
              amount: apart(charged, currency),
            }),
          ]
        : []),
    ]),
  ];
}

type Summed = Pick<BillingDueDto, 'currency' | 'seconds' | 'amount'> &
  Partial<Pick<BillingReadyRowDto, 'blockedSeconds'>>;

function totalsOf(rows: readonly Summed[]) {
  const byCurrency = [...groupBy(rows, ({ currency }) => currency)].sort(([a], [b]) => (a < b ? -1 : 1));
  return byCurrency.map(([currency, own]) => ({
    ...{ currency, seconds: secondsOf(own) },
    amount: normalise(sum(own.map(({ amount }) => amount)), currency),
    blockedSeconds: own.reduce((total, { blockedSeconds = 0 }) => total + blockedSeconds, 0),
  }));
}

const byName = (a: BillingReadyRowDto, b: BillingReadyRowDto): number =>
  a.clientName.localeCompare(b.clientName) || a.projectName.localeCompare(b.projectName);

const matching =
  (q = '') =>
  (...names: string[]): boolean =>
    names.some((name) => name.toLowerCase().includes(q.toLowerCase()));
