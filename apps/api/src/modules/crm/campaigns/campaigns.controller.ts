import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { RequirePermission } from '../../../platform/access/access.decorators.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { Idempotent } from '../../../platform/http/idempotency.interceptor.js';
import { IfMatch } from '../../../platform/http/if-match.js';
import { Ctx, IdParam } from '../../../platform/http/params.js';
import { CampaignsService } from './campaigns.service.js';
import {
  CampaignDto,
  CampaignPageDto,
  CreateCampaignDto,
  ListCampaignsQuery,
  UpdateCampaignDto,
} from './dto/campaign.dto.js';

@ApiTags('crm')
@Controller('campaigns')
export class CampaignsController {
  constructor(private readonly campaigns: CampaignsService) {}

  /** What the firm does to become known, newest first. */
  @Get()
  @RequirePermission(P.CrmRead)
  list(@Ctx() ctx: RequestContext, @Query() query: ListCampaignsQuery): Promise<CampaignPageDto> {
    return this.campaigns.list(ctx, query);
  }

  @Post()
  @RequirePermission(P.CrmManage)
  @Idempotent()
  create(@Ctx() ctx: RequestContext, @Body() body: CreateCampaignDto): Promise<CampaignDto> {
    return this.campaigns.create(ctx, body);
  }

  /** With what came of it: sums stand by currency. */
  @Get(':id')
  @RequirePermission(P.CrmRead)
  get(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<CampaignDto> {
    return this.campaigns.get(ctx, id);
  }

  @Patch(':id')
  @RequirePermission(P.CrmManage)
  update(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: UpdateCampaignDto,
  ): Promise<CampaignDto> {
    return this.campaigns.update(ctx, id, version, body);
  }

  /** It runs, for the first time or again. */
  @Post(':id/start')
  @HttpCode(200)
  @RequirePermission(P.CrmManage)
  start(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<CampaignDto> {
    return this.campaigns.move(ctx, id, 'running', 'started');
  }

  @Post(':id/end')
  @HttpCode(200)
  @RequirePermission(P.CrmManage)
  end(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<CampaignDto> {
    return this.campaigns.move(ctx, id, 'ended', 'ended');
  }

  /** Refused once a lead or prospect counts for it. */
  @Delete(':id')
  @HttpCode(204)
  @RequirePermission(P.CrmManage)
  remove(@Ctx() ctx: RequestContext, @Param() { id }: IdParam, @IfMatch() version: number): Promise<void> {
    return this.campaigns.remove(ctx, id, version);
  }
}
