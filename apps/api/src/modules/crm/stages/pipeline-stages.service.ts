import { Injectable } from '@nestjs/common';
import { LIMITS } from '#libs/contracts';
import { Audit } from '../../../platform/audit/audit.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { notFound } from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import type {
  CreatePipelineStageDto,
  PipelineStageDto,
  UpdatePipelineStageDto,
} from './dto/pipeline-stage.dto.js';
import { PipelineStage } from './pipeline-stage.entity.js';
import { endIsFixed, stageInUse, stageStays, tooManyStages, unknownStage } from './pipeline-stages.errors.js';
import { REORDER, STAGE, STAGES } from './pipeline-stages.queries.js';

/** The columns of a firm's pipeline. Whoever changes their order, or what stands in them, holds its lock. */
@Injectable()
export class PipelineStagesService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  /** Open ones in their order, then won, then lost. */
  list(ctx: RequestContext): Promise<PipelineStageDto[]> {
    return this.database.query(ctx, STAGES, [ctx.firmId]);
  }

  /** @throws 404 */
  async get(ctx: RequestContext, id: string): Promise<PipelineStageDto> {
    const stage = await this.database.one<PipelineStageDto>(ctx, STAGE, [ctx.firmId, id]);
    if (!stage) throw notFound('pipeline stage');
    return stage;
  }

  /** The stage given, or the first one. @throws 422 */
  async find(ctx: RequestContext, id: string | undefined): Promise<PipelineStageDto> {
    const stages = await this.list(ctx);
    const stage = id === undefined ? stages[0] : stages.find((one) => one.id === id);
    if (!stage) throw unknownStage();
    return stage;
  }

  /** Those who move prospects or stages of a firm wait for each other, until the transaction ends. */
  lock(ctx: RequestContext): Promise<void> {
    return this.database.lock(ctx, 'pipeline');
  }

  /** As the last open stage. @throws 409 when the name is taken or there are enough */
  async create(
    ctx: RequestContext,
    { name, probability }: CreatePipelineStageDto,
  ): Promise<PipelineStageDto> {
    await this.lock(ctx);
    const { length } = await this.list(ctx);
    if (length >= LIMITS.pipelineStages) throw tooManyStages();
    const stage = await this.stages(ctx).insert({ name, probability, position: length });
    await this.record(ctx, 'pipeline_stage.created', null, stage);
    return this.get(ctx, stage.id);
  }

  /** @throws 404, 409 when the name is taken, 412, 422 */
  async update(
    ctx: RequestContext,
    id: string,
    version: number,
    { beforeStageId, name, probability }: UpdatePipelineStageDto,
  ): Promise<PipelineStageDto> {
    await this.lock(ctx);
    const before = await this.stages(ctx).lockVersion(id, version);
    const isEnd = before.kind !== 'open';
    if (isEnd && probability !== undefined && probability !== before.probability) throw endIsFixed();
    const after = await this.stages(ctx).update(id, { name, probability });
    if (beforeStageId !== undefined && !isEnd)
      await this.database.query(ctx, REORDER, [ctx.firmId, id, beforeStageId]);
    await this.record(ctx, 'pipeline_stage.updated', before, after);
    return this.get(ctx, id);
  }

  /** @throws 404, 409 while prospects stand in it or where it has to stay, 412 */
  async remove(ctx: RequestContext, id: string, version: number): Promise<void> {
    await this.lock(ctx);
    const stage = await this.stages(ctx).lockVersion(id, version);
    const { prospects } = await this.get(ctx, id);
    if (prospects) throw stageInUse(stage.name, prospects);
    const open = (await this.list(ctx)).filter(({ kind }) => kind === 'open');
    if (stage.kind !== 'open' || open.length === 1) throw stageStays();
    await this.stages(ctx).delete({ id });
    await this.record(ctx, 'pipeline_stage.deleted', stage, null);
  }

  private stages(ctx: RequestContext) {
    return this.database.repo(ctx, PipelineStage);
  }

  private record(
    ctx: RequestContext,
    action: string,
    before: PipelineStage | null,
    after: PipelineStage | null,
  ): Promise<void> {
    const { id: objectId, name: objectLabel } = (after ?? before)!;
    const record = { action, objectType: 'pipeline_stage', objectId, objectLabel, before, after };
    return this.audit.record(ctx, record);
  }
}
