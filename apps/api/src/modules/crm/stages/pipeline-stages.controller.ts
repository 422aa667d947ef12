import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { RequirePermission } from '../../../platform/access/access.decorators.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { Idempotent } from '../../../platform/http/idempotency.interceptor.js';
import { IfMatch } from '../../../platform/http/if-match.js';
import { Ctx, IdParam } from '../../../platform/http/params.js';
import {
  CreatePipelineStageDto,
  PipelineStageDto,
  UpdatePipelineStageDto,
} from './dto/pipeline-stage.dto.js';
import { PipelineStagesService } from './pipeline-stages.service.js';

@ApiTags('crm')
@Controller('pipeline-stages')
export class PipelineStagesController {
  constructor(private readonly stages: PipelineStagesService) {}

  /** Open stages in their order, then where prospects are won and lost. */
  @Get()
  @RequirePermission(P.CrmRead)
  list(@Ctx() ctx: RequestContext): Promise<PipelineStageDto[]> {
    return this.stages.list(ctx);
  }

  /** A further open stage, as the last one. */
  @Post()
  @RequirePermission(P.CrmManage)
  @Idempotent()
  create(@Ctx() ctx: RequestContext, @Body() body: CreatePipelineStageDto): Promise<PipelineStageDto> {
    return this.stages.create(ctx, body);
  }

  /** Name, probability, and the place of an open one. */
  @Patch(':id')
  @RequirePermission(P.CrmManage)
  update(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: UpdatePipelineStageDto,
  ): Promise<PipelineStageDto> {
    return this.stages.update(ctx, id, version, body);
  }

  /** Only an open stage that no prospect stands in. */
  @Delete(':id')
  @HttpCode(204)
  @RequirePermission(P.CrmManage)
  remove(@Ctx() ctx: RequestContext, @Param() { id }: IdParam, @IfMatch() version: number): Promise<void> {
    return this.stages.remove(ctx, id, version);
  }
}
