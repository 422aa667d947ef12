import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { RequirePermission } from '../../../platform/access/access.decorators.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { Idempotent } from '../../../platform/http/idempotency.interceptor.js';
import { IfMatch } from '../../../platform/http/if-match.js';
import { Ctx, IdParam } from '../../../platform/http/params.js';
import { ProspectDto } from '../prospects/dto/prospect.dto.js';
import {
  CreateLeadDto,
  DropLeadDto,
  LeadDto,
  LeadPageDto,
  ListLeadsQuery,
  MergeLeadDto,
  QualifyLeadDto,
  UpdateLeadDto,
} from './dto/lead.dto.js';
import { LeadMerge } from './lead-merge.js';
import { LeadsService } from './leads.service.js';

@ApiTags('crm')
@Controller('leads')
export class LeadsController {
  constructor(
    private readonly leads: LeadsService,
    private readonly merging: LeadMerge,
  ) {}

  /** First contacts, newest first; the open ones unless `status` says otherwise. */
  @Get()
  @RequirePermission(P.CrmRead)
  list(@Ctx() ctx: RequestContext, @Query() query: ListLeadsQuery): Promise<LeadPageDto> {
    return this.leads.list(ctx, query);
  }

  @Post()
  @RequirePermission(P.CrmManage)
  @Idempotent()
  create(@Ctx() ctx: RequestContext, @Body() body: CreateLeadDto): Promise<LeadDto> {
    return this.leads.create(ctx, body);
  }

  @Get(':id')
  @RequirePermission(P.CrmRead)
  get(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<LeadDto> {
    return this.leads.get(ctx, id);
  }

  @Patch(':id')
  @RequirePermission(P.CrmManage)
  update(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: UpdateLeadDto,
  ): Promise<LeadDto> {
    return this.leads.update(ctx, id, version, body);
  }

  /** Nothing will come of it. */
  @Post(':id/drop')
  @HttpCode(200)
  @RequirePermission(P.CrmManage)
  drop(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @Body() { reason }: DropLeadDto,
  ): Promise<LeadDto> {
    return this.leads.drop(ctx, id, reason);
  }

  @Post(':id/reopen')
  @HttpCode(200)
  @RequirePermission(P.CrmManage)
  reopen(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<LeadDto> {
    return this.leads.reopen(ctx, id);
  }

  /** There is work to win: makes it a prospect, once. */
  @Post(':id/qualify')
  @HttpCode(200)
  @RequirePermission(P.CrmManage)
  @Idempotent()
  qualify(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @Body() body: QualifyLeadDto,
  ): Promise<ProspectDto> {
    return this.leads.qualify(ctx, id, body);
  }

  /** Takes another one in: it fills gaps, and hands over its note and activities. */
  @Post(':id/merge')
  @HttpCode(200)
  @RequirePermission(P.CrmManage)
  @Idempotent()
  merge(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @Body() { leadId }: MergeLeadDto,
  ): Promise<LeadDto> {
    return this.merging.merge(ctx, id, leadId);
  }
}
