import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { RequirePermission } from '../../../platform/access/access.decorators.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { Idempotent } from '../../../platform/http/idempotency.interceptor.js';
import { IfMatch } from '../../../platform/http/if-match.js';
import { Ctx, IdParam } from '../../../platform/http/params.js';
import {
  CreateTaxRateDto,
  ListTaxRatesQuery,
  TaxRateDto,
  TaxRateInForceDto,
  TaxRateInForceQuery,
  TaxRatePageDto,
  UpdateTaxRateDto,
} from './dto/tax-rate.dto.js';
import { TaxRatesService } from './tax-rates.service.js';

@ApiTags('finance')
@Controller('tax-rates')
export class TaxRatesController {
  constructor(private readonly taxRates: TaxRatesService) {}

  @Get()
  @RequirePermission(P.TaxRead)
  list(@Ctx() ctx: RequestContext, @Query() query: ListTaxRatesQuery): Promise<TaxRatePageDto> {
    return this.taxRates.list(ctx, query);
  }

  /** A code's rate on a day; an invoice takes the one in force on its period's last day. */
  @Get('in-force')
  @RequirePermission(P.TaxRead)
  inForce(
    @Ctx() ctx: RequestContext,
    @Query() { code, date }: TaxRateInForceQuery,
  ): Promise<TaxRateInForceDto> {
    return this.taxRates.inForce(ctx, code, date);
  }

  @Get(':id')
  @RequirePermission(P.TaxRead)
  get(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<TaxRateDto> {
    return this.taxRates.get(ctx, id);
  }

  @Post()
  @RequirePermission(P.TaxManage)
  @Idempotent()
  create(@Ctx() ctx: RequestContext, @Body() body: CreateTaxRateDto): Promise<TaxRateDto> {
    return this.taxRates.create(ctx, body);
  }

  /** Correct a rate that no issued invoice was taxed by. */
  @Patch(':id')
  @RequirePermission(P.TaxManage)
  update(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: UpdateTaxRateDto,
  ): Promise<TaxRateDto> {
    return this.taxRates.update(ctx, id, version, body);
  }

  /** Remove a rate that no issued invoice was taxed by; the code's rate before it holds on. */
  @Delete(':id')
  @HttpCode(204)
  @RequirePermission(P.TaxManage)
  remove(@Ctx() ctx: RequestContext, @Param() { id }: IdParam, @IfMatch() version: number): Promise<void> {
    return this.taxRates.remove(ctx, id, version);
  }
}
