import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { RequirePermission } from '../../../platform/access/access.decorators.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { Idempotent } from '../../../platform/http/idempotency.interceptor.js';
import { IfMatch } from '../../../platform/http/if-match.js';
import { Ctx, IdParam } from '../../../platform/http/params.js';
import {
  CostRateDto,
  CostRatePageDto,
  CreateCostRateDto,
  ListCostRatesQuery,
  UpdateCostRateDto,
} from './dto/cost-rate.dto.js';
import { CostRates } from './cost-rates.service.js';

@ApiTags('rates')
@Controller('cost-rates')
export class CostRatesController {
  constructor(private readonly costs: CostRates) {}

  @Get()
  @RequirePermission(P.CostRead)
  list(@Ctx() ctx: RequestContext, @Query() query: ListCostRatesQuery): Promise<CostRatePageDto> {
    return this.costs.list(ctx, query);
  }

  @Get(':id')
  @RequirePermission(P.CostRead)
  get(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<CostRateDto> {
    return this.costs.get(ctx, id);
  }

  /** What an hour of a person or role costs the firm. Its cost before, when that has no end, ends the day before. */
  @Post()
  @RequirePermission(P.CostManage)
  @Idempotent()
  create(@Ctx() ctx: RequestContext, @Body() body: CreateCostRateDto): Promise<CostRateDto> {
    return this.costs.create(ctx, body);
  }

  @Patch(':id')
  @RequirePermission(P.CostManage)
  update(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: UpdateCostRateDto,
  ): Promise<CostRateDto> {
    return this.costs.update(ctx, id, version, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @RequirePermission(P.CostManage)
  remove(@Ctx() ctx: RequestContext, @Param() { id }: IdParam, @IfMatch() version: number): Promise<void> {
    return this.costs.remove(ctx, id, version);
  }
}
