import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { RequirePermission } from '../../../platform/access/access.decorators.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { IfMatch } from '../../../platform/http/if-match.js';
import { Ctx, IdParam } from '../../../platform/http/params.js';
import { HealthDto, HealthScoreDto, HealthScoresQuery, SetHealthDto } from './dto/health.dto.js';
import { HealthService } from './health.service.js';

@ApiTags('clients')
@Controller()
export class ClientHealthController {
  constructor(private readonly health: HealthService) {}

  /** How the clients of a page do. */
  @Get('client-health')
  @RequirePermission(P.ClientRead)
  scores(@Ctx() ctx: RequestContext, @Query() { clientIds }: HealthScoresQuery): Promise<HealthScoreDto[]> {
    return this.health.scores(ctx, clientIds);
  }

  /** How a client does, with every part of it: points that rules take from a hundred. */
  @Get('clients/:id/health')
  @RequirePermission(P.ClientRead)
  get(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<HealthDto> {
    return this.health.get(ctx, id);
  }

  /** What somebody says, with a reason, in place of what the points say. */
  @Put('clients/:id/health')
  @RequirePermission(P.ClientWrite)
  set(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: SetHealthDto,
  ): Promise<HealthDto> {
    return this.health.set(ctx, id, version, body);
  }
}
