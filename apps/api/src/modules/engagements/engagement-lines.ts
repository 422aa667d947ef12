import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { LineState } from '#libs/contracts';
import type { RequestContext } from '../../platform/context/request-context.js';
import { Database } from '../../platform/persistence/database.js';
import type { Draft } from '../../platform/persistence/repo.js';
import type {
  EngagementLineDto,
  EngagementLineInputDto,
  MilestoneDto,
  MilestoneInputDto,
} from './dto/engagement-line.dto.js';
import { EngagementLine, EngagementLinePart } from './engagement-line.entity.js';
import { LINE_PARTS, LINE_ROWS } from './engagement-lines.queries.js';
import { otherModel, unknownLine } from './engagements.errors.js';
import { lineValue } from './line-terms.js';

/** A row as it is kept: one line may have several, of which one is running. */
export interface LineRow extends EngagementLineDto {
  rowId: string;
  state: LineState;
  since: number | null;
  until: number | null;
  changeOrderId: string | null;
  position: number;
}

type Part = Omit<MilestoneDto, 'id'> & { id: string; rowId: string };

/** Reads and writes how an engagement is billed, in as many statements for many lines as for one. */
@Injectable()
export class EngagementLines {
  constructor(private readonly database: Database) {}

  /** Every row of an engagement's lines, by position. */
  async rowsOf(ctx: RequestContext, engagementId: string): Promise<LineRow[]> {
    const key = [ctx.firmId, engagementId];
    const rows = await this.database.query<Omit<LineRow, 'schedule' | 'milestones' | 'value'>>(
      ctx,
      LINE_ROWS,
      key,
    );
    const parts = await this.database.query<Part>(ctx, LINE_PARTS, key);
    return rows.map((row) => {
      const own = parts.filter(({ rowId }) => rowId === row.rowId).map(({ rowId, ...part }) => part);
      const line = {
        ...row,
        schedule:
          row.model === 'fixed'
            ? own.map(({ id, title, dueDate, amount }) => ({ id, title, date: dueDate!, amount }))
            : [],
        milestones: row.model === 'milestone' ? own : [],
      };
      return { ...line, value: lineValue(line) };
    });
  }

  /** The lines as they are agreed now. */
  async running(ctx: RequestContext, engagementId: string): Promise<EngagementLineDto[]> {
    return (await this.rowsOf(ctx, engagementId)).filter(({ state }) => state === 'running').map(asLine);
  }

  /** Gives a draft exactly these lines. @throws 422 for an id that it does not have */
  async set(
    ctx: RequestContext,
    engagementId: string,
    lines: readonly EngagementLineInputDto[],
  ): Promise<void> {
    checkIds(lines, await this.running(ctx, engagementId));
    await this.database.repo(ctx, EngagementLine).delete({ engagementId });
    await this.insert(
      ctx,
      lines.map(({ id = uuidv7(), ...line }, at) => ({
        line,
        row: { engagementId, id, lineId: id, position: at + 1 },
        parts: partsOf(line).map(({ id: partId = uuidv7(), ...part }) => ({ ...part, partId, id: partId })),
      })),
    );
  }

  /** Gives a change order exactly these lines, to be added or to take the place of others. @throws 422 as `set` */
  async propose(
    ctx: RequestContext,
    { id: changeOrderId, engagementId }: { id: string; engagementId: string },
    lines: readonly EngagementLineInputDto[],
  ): Promise<void> {
    await this.database.repo(ctx, EngagementLine).delete({ changeOrderId });
    const rows = await this.rowsOf(ctx, engagementId);
    const known = rows.filter(({ state }) => state === 'running');
    checkIds(lines, known);
    const last = Math.max(...rows.map(({ position }) => position));
    await this.insert(
      ctx,
      lines.map(({ id: changed, ...line }, at) => {
        const id = uuidv7();
        const before = known.find((one) => one.id === changed);
        if (before && before.model !== line.model) throw otherModel(at);
        const place = { lineId: changed ?? id, position: before?.position ?? last + 1 + at };
        return {
          line,
          row: { engagementId, id, ...place, changeOrderId, state: 'proposed', since: null },
          parts: partsOf(line).map(({ id: kept, ...part }) => {
            const partRow = uuidv7();
            return { ...part, id: partRow, partId: kept ?? partRow };
          }),
        };
      }),
    );
  }

  private async insert(ctx: RequestContext, lines: readonly NewLine[]): Promise<void> {
    await this.database
      .repo(ctx, EngagementLine)
      .insertMany(lines.map(({ line, row }) => ({ ...columnsOf(line), ...row })));
    await this.database
      .repo(ctx, EngagementLinePart)
      .insertMany(
        lines.flatMap(({ line: { model }, row, parts }) =>
          parts.map((part) => ({ ...part, rowId: row.id!, model })),
        ),
      );
  }
}

interface NewLine {
  line: EngagementLineInputDto;
  row: Draft<EngagementLine>;
  parts: Draft<EngagementLinePart>[];
}

/** A row as it is shown: without how it is kept. */
export function asLine(row: LineRow): EngagementLineDto {
  const { rowId, state, since, until, changeOrderId, position, ...line } = row;
  return line;
}

/** Whether a row said how its line was billed in an agreed version. */
export const heldIn =
  (version: number) =>
  ({ since, until }: LineRow): boolean =>
    since !== null && since <= version && (until === null || until > version);

/** A line as the audit record has it: without ids, and without what its model does not have. */
export const recorded = ({ id, value, ...line }: EngagementLineDto): object => ({
  ...Object.fromEntries(Object.entries(line).filter(([, of]) => of !== null && of !== '' && !isEmpty(of))),
  ...(line.schedule.length ? { schedule: line.schedule.map(({ id: _, ...part }) => part) } : {}),
  ...(line.milestones.length ? { milestones: line.milestones.map(({ id: _, ...part }) => part) } : {}),
});
const isEmpty = (value: unknown): boolean => Array.isArray(value) && !value.length;

/** What a line says, with null for what it does not. */
function columnsOf(line: EngagementLineInputDto): Draft<EngagementLine> {
  const { id, title, description = '', model, schedule, milestones, ...terms } = line;
  const { capBy = null, capPer = null, cap = null, amount = null } = terms;
  const {
    hoursPerMonth = null,
    monthlyFee = null,
    rollOverMonths = null,
    overageRate = null,
    advanceDays = null,
  } = terms;
  const { budgetHours = null, budgetAmount = null } = terms;
  return {
    ...{ title, description, model, capBy, capPer, cap, amount },
    ...{ hoursPerMonth, monthlyFee, rollOverMonths, overageRate, advanceDays, budgetHours, budgetAmount },
  };
}

function partsOf({ schedule = [], milestones = [] }: EngagementLineInputDto) {
  const parts: (MilestoneInputDto & { date?: string })[] = [...schedule, ...milestones];
  return parts.map(({ id, title, date = null, dueDate = date, amount, acceptanceDays = null }, at) => ({
    ...{ id, position: at + 1, title, dueDate, amount, acceptanceDays },
  }));
}

/** @throws 422 naming the first line or part whose id is not one of those that are there */
function checkIds(lines: readonly EngagementLineInputDto[], known: readonly EngagementLineDto[]): void {
  const partsOfLine = (line: EngagementLineInputDto | EngagementLineDto) => [
    ...(line.schedule ?? []),
    ...(line.milestones ?? []),
  ];
  const left = new Map(known.map((line) => [line.id, new Set(partsOfLine(line).map(({ id }) => id!))]));
  lines.forEach((line, at) => {
    const parts = line.id ? left.get(line.id) : new Set<string>();
    if (!parts) throw unknownLine(`lines.${at}.id`);
    for (const { id } of partsOfLine(line)) if (id && !parts.delete(id)) throw unknownLine(`lines.${at}.id`);
    if (line.id) left.delete(line.id);
  });
}
