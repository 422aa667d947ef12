import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { Counts, RequirePermission } from '../../../platform/access/access.decorators.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { Idempotent } from '../../../platform/http/idempotency.interceptor.js';
import { Ctx, IdParam } from '../../../platform/http/params.js';
import {
  ListPaymentsQuery,
  PaymentDto,
  PaymentPageDto,
  RecordPaymentDto,
  ReversePaymentDto,
} from './dto/payment.dto.js';
import { PaymentsService } from './payments.service.js';

@ApiTags('finance')
@Controller('payments')
export class PaymentsController {
  constructor(private readonly payments: PaymentsService) {}

  @Get()
  @RequirePermission(P.PaymentRead)
  list(@Ctx() ctx: RequestContext, @Query() query: ListPaymentsQuery): Promise<PaymentPageDto> {
    return this.payments.list(ctx, query);
  }

  @Get(':id')
  @RequirePermission(P.PaymentRead)
  get(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<PaymentDto> {
    return this.payments.get(ctx, id);
  }

  /** Money received on one invoice, or on several of a client; never more than what is open. */
  @Post()
  @RequirePermission(P.PaymentRecord)
  @Counts('payments')
  @Idempotent()
  record(@Ctx() ctx: RequestContext, @Body() body: RecordPaymentDto): Promise<PaymentDto> {
    return this.payments.record(ctx, body);
  }

  /** Takes a payment back, with the opposite postings; its invoices are open again. */
  @Post(':id/reverse')
  @HttpCode(200)
  @RequirePermission(P.PaymentRecord)
  @Counts('payments')
  @Idempotent()
  reverse(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @Body() body: ReversePaymentDto,
  ): Promise<PaymentDto> {
    return this.payments.reverse(ctx, id, body);
  }
}
