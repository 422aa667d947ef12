import { Injectable } from '@nestjs/common';
import type { BillingModel, ProjectPrivacy } from '#libs/contracts';
import type { LocalDate } from '#libs/calendar';
import { type RequestContext, seesProject } from '../../../platform/context/request-context.js';
import { Database } from '../../../platform/persistence/database.js';
import type { BilledOnLine, LinePart, LinePause, LineSheet, LineTerms, PricedHours } from './line-sheet.js';
import {
  BILLED_ON_LINES,
  FREE_HOURS,
  HOLD_FREE_HOURS,
  HOLD_LINES,
  LINES_IN_SCOPE,
  PARTLY_BILLED,
  PARTS_OF_LINES,
  PAUSES_OF_LINES,
  PROJECTS_IN_SCOPE,
} from './terms.queries.js';

/** Whose work is billed; null for all. */
export interface BillingScope {
  clientId: string | null;
  engagementId: string | null;
  projectId: string | null;
  currency: string | null;
}

export interface SheetOptions {
  /** The draft whose own hours and amounts count as free. */
  invoiceId?: string | null;
  /** Lines and hours stay as they are until the transaction ends. */
  hold?: boolean;
  /** Days of the hours that are billed one by one. */
  from?: LocalDate | null;
  to?: LocalDate | null;
  /** Only lines with terms of their own: hours that are billed one by one, without a cap, are left out. */
  linesOnly?: boolean;
  /** How many hours are read at most of either kind. */
  limit: number;
}

/** An approved entry, or what is left of one, as it stands before it is billed. */
export interface WorkedHours extends PricedHours {
  task: string;
  note: string;
  membershipId: string;
  personName: string;
  projectId: string;
  projectName: string;
  currency: string;
  /** The line that its project works on; null where the engagement has none. */
  lineId: string | null;
}

export interface Worksheet {
  /** Hours of projects that are billed by the hour, without a cap. */
  hourly: WorkedHours[];
  /** Lines with terms of their own, each with all of its unbilled hours, of whatever day. */
  lines: LineSheet<WorkedHours>[];
  /** Of its projects, those that the actor may not know of. Caps and retainers count their hours all the same. */
  hidden: ReadonlySet<string>;
}

interface ScopedProject {
  id: string;
  lineId: string | null;
  model: BillingModel;
  privacy: ProjectPrivacy;
}

type Terms = LineTerms & { state: string };
type Row = Omit<WorkedHours, 'fromSecond' | 'restSeconds' | 'lineId'>;
type PartlyBilled = Row & { taken: [from: number, to: number][] };

/** Reads what there is to bill: one set of statements, however many lines there are. */
@Injectable()
export class LineSheets {
  constructor(private readonly database: Database) {}

  read(ctx: RequestContext, scope: BillingScope, options: SheetOptions): Promise<Worksheet> {
    return this.database.whole(ctx, () => this.readAll(ctx, scope, options));
  }

  private async readAll(
    ctx: RequestContext,
    { clientId, engagementId, projectId, currency }: BillingScope,
    options: SheetOptions,
  ): Promise<Worksheet> {
    const { invoiceId = null, hold = false, from = null, to = null, linesOnly = false, limit } = options;
    const scope = [ctx.firmId, clientId, engagementId, projectId, currency];
    const [inScope, terms] = await Promise.all([
      this.database.query<ScopedProject>(ctx, PROJECTS_IN_SCOPE, scope),
      this.termsOf(ctx, scope, hold),
    ]);
    const lineIds = [...new Set(terms.map(({ lineId }) => lineId))];
    // a project's line may be a retainer or a cap that other projects work on, too
    const projects = projectId && lineIds.length ? await this.projectsOf(ctx, terms, inScope) : inScope;
    const idsOf = (...models: BillingModel[]): string[] =>
      projects.filter(({ model }) => models.includes(model)).map(({ id }) => id);
    const lineProjectIds = idsOf('capped', 'retainer');
    const hourlyIds = linesOnly ? [] : idsOf('time_and_material');
    const free = hold ? HOLD_FREE_HOURS : FREE_HOURS;
    const ownIds = projectId ? hourlyIds.filter((id) => id === projectId) : hourlyIds;
    const [hourly, ofLines, partly, parts, billed, pauses] = await Promise.all([
      this.some<Row>(ctx, free, ownIds, [from, to, invoiceId, limit]),
      this.some<Row>(ctx, free, lineProjectIds, [null, null, invoiceId, limit]),
      this.some<PartlyBilled>(ctx, PARTLY_BILLED, [...ownIds, ...lineProjectIds], [invoiceId]),
      this.some<LinePart>(
        ctx,
        PARTS_OF_LINES,
        terms.map(({ rowId }) => rowId),
      ),
      this.some<BilledOnLine>(ctx, BILLED_ON_LINES, lineIds, [invoiceId]),
      this.some<LinePause>(ctx, PAUSES_OF_LINES, lineIds),
    ]);
    const lineOf = new Map(projects.map(({ id, lineId }) => [id, lineId]));
    const asHours = (row: Row): WorkedHours => ({
      ...row,
      ...{ fromSecond: 0, restSeconds: 0, lineId: lineOf.get(row.projectId) ?? null },
    });
    const rests = partly.flatMap(({ taken, ...row }) => gapsOf(asHours(row), taken));
    const hoursOf = (own: readonly string[], rows: readonly Row[]): WorkedHours[] => [
      ...rows.map(asHours),
      ...rests.filter((rest) => own.includes(rest.projectId)),
    ];
    const worked = hoursOf(lineProjectIds, ofLines);
    return {
      hidden: new Set(projects.filter((project) => !seesProject(ctx, project)).map(({ id }) => id)),
      hourly: hoursOf(ownIds, hourly).filter(
        ({ workDate }) => (!from || workDate >= from) && (!to || workDate <= to),
      ),
      lines: lineIds.map((lineId) => {
        const versions = terms.filter((line) => line.lineId === lineId);
        const running = versions.find(({ state }) => state === 'running')!;
        return {
          ...running,
          versions,
          parts: parts.filter(({ rowId }) => rowId === running.rowId),
          pauses: pauses.filter((row) => row.lineId === lineId),
          billed: billed.filter((row) => row.lineId === lineId),
          hours: worked.filter((hours) => hours.lineId === lineId),
        };
      }),
    };
  }

  /** Read anew where a change order brought other rows while their lock was waited for. */
  private async termsOf(ctx: RequestContext, scope: readonly unknown[], hold: boolean): Promise<Terms[]> {
    for (;;) {
      const terms = await this.database.query<Terms>(ctx, LINES_IN_SCOPE, scope);
      if (!hold || !terms.length) return terms;
      const lineIds = terms.map(({ lineId }) => lineId);
      const held = await this.database.query<{ id: string }>(ctx, HOLD_LINES, [ctx.firmId, lineIds]);
      const isHeld = ({ rowId }: Terms): boolean => held.some(({ id }) => id === rowId);
      if (terms.filter(({ state }) => state === 'running').every(isHeld)) return terms;
    }
  }

  private async projectsOf(
    ctx: RequestContext,
    terms: readonly LineTerms[],
    inScope: readonly ScopedProject[],
  ): Promise<ScopedProject[]> {
    const [{ engagementId, lineId }] = terms as [LineTerms];
    const siblings = await this.database.query<ScopedProject>(ctx, PROJECTS_IN_SCOPE, [
      ...[ctx.firmId, null, engagementId, null, null],
    ]);
    return [...inScope, ...siblings.filter((p) => p.lineId === lineId && p.id !== inScope[0]?.id)];
  }

  /** Nothing where there are no ids to ask for. */
  private async some<Of extends object>(
    ctx: RequestContext,
    text: string,
    ids: readonly string[],
    values: readonly unknown[] = [],
  ): Promise<Of[]> {
    return ids.length ? this.database.query<Of>(ctx, text, [ctx.firmId, ids, ...values]) : [];
  }
}

/** What of an entry no invoice has: the stretches between those that are taken. */
function gapsOf(entry: WorkedHours, taken: readonly [from: number, to: number][]): WorkedHours[] {
  const ends = [0, ...taken.map(([, to]) => to)];
  return ends.flatMap((fromSecond, at) => {
    const until = taken[at]?.[0] ?? entry.seconds;
    return until > fromSecond
      ? [{ ...entry, fromSecond, seconds: until - fromSecond, restSeconds: entry.seconds - until }]
      : [];
  });
}
