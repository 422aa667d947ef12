import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { RequirePermission } from '../../../platform/access/access.decorators.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { Idempotent } from '../../../platform/http/idempotency.interceptor.js';
import { IfMatch } from '../../../platform/http/if-match.js';
import { Ctx, IdParam } from '../../../platform/http/params.js';
import { ActivitiesService } from './activities.service.js';
import {
  ActivityDto,
  ActivityPageDto,
  CreateActivityDto,
  ListActivitiesQuery,
  UpdateActivityDto,
} from './dto/activity.dto.js';

@ApiTags('crm')
@Controller('activities')
export class ActivitiesController {
  constructor(private readonly activities: ActivitiesService) {}

  /** Calls, meetings, mails, notes and to-dos; of a prospect or client with those of where it came from. */
  @Get()
  @RequirePermission(P.CrmRead)
  list(@Ctx() ctx: RequestContext, @Query() query: ListActivitiesQuery): Promise<ActivityPageDto> {
    return this.activities.list(ctx, query);
  }

  @Post()
  @RequirePermission(P.CrmManage)
  @Idempotent()
  create(@Ctx() ctx: RequestContext, @Body() body: CreateActivityDto): Promise<ActivityDto> {
    return this.activities.create(ctx, body);
  }

  @Patch(':id')
  @RequirePermission(P.CrmManage)
  update(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: UpdateActivityDto,
  ): Promise<ActivityDto> {
    return this.activities.update(ctx, id, version, body);
  }

  /** The to-do is done. */
  @Post(':id/complete')
  @HttpCode(200)
  @RequirePermission(P.CrmManage)
  complete(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<ActivityDto> {
    return this.activities.complete(ctx, id);
  }

  @Post(':id/reopen')
  @HttpCode(200)
  @RequirePermission(P.CrmManage)
  reopen(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<ActivityDto> {
    return this.activities.reopen(ctx, id);
  }

  @Delete(':id')
  @HttpCode(204)
  @RequirePermission(P.CrmManage)
  remove(@Ctx() ctx: RequestContext, @Param() { id }: IdParam, @IfMatch() version: number): Promise<void> {
    return this.activities.remove(ctx, id, version);
  }
}
