import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { RequirePermission } from '../../../platform/access/access.decorators.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { Ctx } from '../../../platform/http/params.js';
import { BillingReadyDto, BillingReadyQuery } from './dto/billing.dto.js';
import { InvoicesService } from './invoices.service.js';

@ApiTags('finance')
@Controller('billing')
export class BillingController {
  constructor(private readonly invoices: InvoicesService) {}

  /** What waits to be invoiced, by client and project. */
  @Get('ready')
  @RequirePermission(P.InvoiceRead)
  ready(@Ctx() ctx: RequestContext, @Query() query: BillingReadyQuery): Promise<BillingReadyDto> {
    return this.invoices.ready(ctx, query);
  }
}
