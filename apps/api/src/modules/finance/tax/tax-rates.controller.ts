import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { RequirePermission } from '../../../platform/access/access.decorators.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { Idempotent } from '../../../platform/http/idempotency.interceptor.js';
import { Ctx } from '../../../platform/http/params.js';
import {
  CreateTaxRateDto,
  ListTaxRatesQuery,
  TaxRateDto,
  TaxRateInForceQuery,
  TaxRatePageDto,
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
  inForce(@Ctx() ctx: RequestContext, @Query() { code, date }: TaxRateInForceQuery): Promise<TaxRateDto> {
    return this.taxRates.inForce(ctx, code, date);
  }

  @Post()
  @RequirePermission(P.TaxManage)
  @Idempotent()
  create(@Ctx() ctx: RequestContext, @Body() body: CreateTaxRateDto): Promise<TaxRateDto> {
    return this.taxRates.create(ctx, body);
  }
}
