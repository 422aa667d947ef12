import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { RequirePermission } from '../../../platform/access/access.decorators.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { Idempotent } from '../../../platform/http/idempotency.interceptor.js';
import { IfMatch } from '../../../platform/http/if-match.js';
import { Ctx, IdParam } from '../../../platform/http/params.js';
import { ProspectConversion } from './conversion.js';
import {
  ConvertProspectDto,
  CreateProspectDto,
  ListProspectsQuery,
  MergeProspectDto,
  PlaceProspectDto,
  ProspectDto,
  ProspectPageDto,
  UpdateProspectDto,
} from './dto/prospect.dto.js';
import { PipelineService } from './pipeline.service.js';
import { ProspectMerge } from './prospect-merge.js';
import { ProspectsService } from './prospects.service.js';

@ApiTags('crm')
@Controller('prospects')
export class ProspectsController {
  constructor(
    private readonly prospects: ProspectsService,
    private readonly pipeline: PipelineService,
    private readonly conversion: ProspectConversion,
    private readonly merging: ProspectMerge,
  ) {}

  /** Work that may be won; the open ones unless `status` says otherwise. */
  @Get()
  @RequirePermission(P.CrmRead)
  list(@Ctx() ctx: RequestContext, @Query() query: ListProspectsQuery): Promise<ProspectPageDto> {
    return this.prospects.list(ctx, query);
  }

  @Post()
  @RequirePermission(P.CrmManage)
  @Idempotent()
  create(@Ctx() ctx: RequestContext, @Body() body: CreateProspectDto): Promise<ProspectDto> {
    return this.prospects.create(ctx, body);
  }

  @Get(':id')
  @RequirePermission(P.CrmRead)
  get(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<ProspectDto> {
    return this.prospects.get(ctx, id);
  }

  @Patch(':id')
  @RequirePermission(P.CrmManage)
  update(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: UpdateProspectDto,
  ): Promise<ProspectDto> {
    return this.prospects.update(ctx, id, version, body);
  }

  /** Moves it on the board: into the won or lost stage closes it, back into an open one reopens it. */
  @Patch(':id/place')
  @RequirePermission(P.CrmManage)
  place(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: PlaceProspectDto,
  ): Promise<ProspectDto> {
    return this.pipeline.place(ctx, id, version, body);
  }

  /** Won, and now a client: a new one or one that is there. Asked again it answers the same. */
  @Post(':id/convert')
  @HttpCode(200)
  @RequirePermission(P.CrmManage)
  @Idempotent()
  convert(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @Body() body: ConvertProspectDto,
  ): Promise<ProspectDto> {
    return this.conversion.convert(ctx, id, body);
  }

  /** Takes another one in: it fills gaps, and hands over its note and activities. */
  @Post(':id/merge')
  @HttpCode(200)
  @RequirePermission(P.CrmManage)
  @Idempotent()
  merge(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @Body() { prospectId }: MergeProspectDto,
  ): Promise<ProspectDto> {
    return this.merging.merge(ctx, id, prospectId);
  }
}
