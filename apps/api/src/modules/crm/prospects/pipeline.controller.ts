import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { RequirePermission } from '../../../platform/access/access.decorators.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { Ctx } from '../../../platform/http/params.js';
import { PipelineDto, PipelineQuery } from './dto/pipeline.dto.js';
import { PipelineService } from './pipeline.service.js';

@ApiTags('crm')
@Controller('pipeline')
export class PipelineController {
  constructor(private readonly pipeline: PipelineService) {}

  /** The board: what is open, and what was won or lost in the last 30 days, by stage and in its order. */
  @Get()
  @RequirePermission(P.CrmRead)
  board(@Ctx() ctx: RequestContext, @Query() query: PipelineQuery): Promise<PipelineDto> {
    return this.pipeline.board(ctx, query);
  }
}
