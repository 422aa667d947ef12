import { Injectable } from '@nestjs/common';
import { addDays, today } from '#libs/calendar';
import { LIMITS, type ProspectStatus } from '#libs/contracts';
import { Audit } from '../../../platform/audit/audit.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { Database } from '../../../platform/persistence/database.js';
import { contains } from '../../../platform/persistence/page.js';
import type { PipelineStageDto } from '../stages/dto/pipeline-stage.dto.js';
import { PipelineStagesService } from '../stages/pipeline-stages.service.js';
import type {
  PipelineCardDto,
  PipelineColumnDto,
  PipelineDto,
  PipelineQuery,
  PipelineTotalDto,
} from './dto/pipeline.dto.js';
import type { PlaceProspectDto, ProspectDto } from './dto/prospect.dto.js';
import { placeAbove } from './pipeline-order.js';
import { CARDS, COLUMNS, TOTALS } from './pipeline.queries.js';
import { Prospect } from './prospect.entity.js';
import { prospectLifecycle } from './prospect.lifecycle.js';
import { reasonMissing } from './prospects.errors.js';
import { ProspectsService } from './prospects.service.js';

type OfStage<Row> = Row & { stageId: string };
type Column = Omit<PipelineColumnDto, 'totals' | 'cards'>;

/** The board: stages as columns, prospects as cards in an order that people give them. */
@Injectable()
export class PipelineService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly stages: PipelineStagesService,
    private readonly prospects: ProspectsService,
  ) {}

  async board(ctx: RequestContext, { ownerId, q }: PipelineQuery): Promise<PipelineDto> {
    const since = addDays(today(ctx.firm.timeZone), -LIMITS.boardClosedDays);
    const shown = [ctx.firmId, since, ownerId ?? null, q ? contains(q) : null];
    const [columns, totals, cards] = await Promise.all([
      this.database.query<Column>(ctx, COLUMNS, [ctx.firmId]),
      this.database.query<OfStage<PipelineTotalDto>>(ctx, TOTALS, shown),
      this.database.query<OfStage<PipelineCardDto>>(ctx, CARDS, [...shown, LIMITS.boardProspects + 1]),
    ]);
    const isWhole = cards.length <= LIMITS.boardProspects;
    const totalsOf = byStage(totals);
    const cardsOf = byStage(cards.slice(0, LIMITS.boardProspects));
    return {
      columns: columns.map((column) => ({
        ...column,
        totals: totalsOf.get(column.id) ?? [],
        cards: cardsOf.get(column.id) ?? [],
      })),
      isWhole,
    };
  }

  /**
   * Moves a prospect to a place of a stage, and so wins, loses or reopens it. Of two at once the second finds the
   * order that the first left. @throws 404, 409, 412, 422 without a reason where it is lost
   */
  async place(
    ctx: RequestContext,
    id: string,
    version: number,
    { stageId, beforeProspectId = null, lostReason = '' }: PlaceProspectDto,
  ): Promise<ProspectDto> {
    await this.stages.lock(ctx);
    const before = await this.repo(ctx).lockVersion(id, version);
    const stage = await this.stages.find(ctx, stageId);
    const moves = before.status !== stage.kind;
    if (moves) prospectLifecycle.move({ status: before.status }, stage.kind);
    if (moves && stage.kind === 'lost' && !lostReason) throw reasonMissing();
    const position = await placeAbove(ctx, this.database, stageId, id, beforeProspectId);
    const state = moves ? stateAs(stage.kind, today(ctx.firm.timeZone), lostReason) : {};
    await this.repo(ctx).update(id, { stageId, position, ...state });
    if (before.stageId !== stageId) await this.recordMove(ctx, before, stage, lostReason);
    return this.prospects.get(ctx, id);
  }

  private repo(ctx: RequestContext) {
    return this.database.repo(ctx, Prospect);
  }

  private async recordMove(
    ctx: RequestContext,
    { id, name, stageId, status }: Prospect,
    { name: stage, kind }: PipelineStageDto,
    lostReason: string,
  ): Promise<void> {
    const from = await this.stages.get(ctx, stageId);
    await this.audit.record(ctx, {
      action: `prospect.${status === kind ? 'moved' : DEEDS[kind]}`,
      objectType: 'prospect',
      objectId: id,
      objectLabel: name,
      before: { stage: from.name },
      after: { stage },
      ...(kind === 'lost' && { reason: lostReason }),
    });
  }
}

const DEEDS = { open: 'reopened', won: 'won', lost: 'lost' } as const;

const stateAs = (status: Exclude<ProspectStatus, 'merged'>, day: string, lostReason: string) => ({
  status,
  closedOn: status === 'open' ? null : day,
  lostReason: status === 'lost' ? lostReason : '',
});

function byStage<Row extends { stageId: string }>(rows: readonly Row[]): Map<string, Omit<Row, 'stageId'>[]> {
  const stages = new Map<string, Omit<Row, 'stageId'>[]>();
  for (const { stageId, ...row } of rows) {
    const found = stages.get(stageId);
    if (found) found.push(row);
    else stages.set(stageId, [row]);
  }
  return stages;
}
