import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { RequirePermission } from '../../../platform/access/access.decorators.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { Ctx } from '../../../platform/http/params.js';
import { BillingReadyDto, BillingReadyQuery } from './dto/billing.dto.js';
import { BillingReady } from './billing-ready.js';

@ApiTags('finance')
@Controller('billing')
export class BillingController {
  constructor(private readonly billing: BillingReady) {}

  /** What waits to be invoiced: hours by client and project, and what else is due of what was agreed. */
  @Get('ready')
  @RequirePermission(P.InvoiceRead)
  ready(@Ctx() ctx: RequestContext, @Query() query: BillingReadyQuery): Promise<BillingReadyDto> {
    return this.billing.ready(ctx, query);
  }
}
