import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Res,
  type StreamableFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { P } from '#libs/contracts';
import { RecordsAccess, RequirePermission } from '../../../platform/access/access.decorators.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { attachment } from '../../../platform/files/attachment.js';
import { Idempotent } from '../../../platform/http/idempotency.interceptor.js';
import { IfMatch } from '../../../platform/http/if-match.js';
import { Ctx, IdParam } from '../../../platform/http/params.js';
import { RateEffectDto } from '../../rates/index.js';
import { SendForSignatureDto } from '../../signing/index.js';
import { ChangeOrderFlow } from './change-order-flow.js';
import { ChangeOrderSigning } from './change-order-signing.js';
import { ChangeOrders } from './change-orders.service.js';
import {
  ApplyChangeOrderDto,
  ChangeOrderDto,
  ChangeOrderRowDto,
  CreateChangeOrderDto,
  EndChangeOrderDto,
  EngagementVersionDto,
  SignChangeOrderDto,
  UpdateChangeOrderDto,
} from './dto/change-order.dto.js';
import { OrderPapers } from './order-papers.js';

@ApiTags('change-orders')
@Controller()
export class ChangeOrdersController {
  constructor(
    private readonly orders: ChangeOrders,
    private readonly flow: ChangeOrderFlow,
    private readonly signing: ChangeOrderSigning,
    private readonly papers: OrderPapers,
  ) {}

  /** The orders of an engagement, the latest first. */
  @Get('engagements/:id/change-orders')
  @RequirePermission(P.EngagementRead)
  list(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<ChangeOrderRowDto[]> {
    return this.orders.list(ctx, id);
  }

  /** Every version that was agreed, with its lines; the latest first. */
  @Get('engagements/:id/versions')
  @RequirePermission(P.EngagementRead)
  versions(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<EngagementVersionDto[]> {
    return this.orders.versions(ctx, id);
  }

  /** A draft, for an engagement that is approved or in progress. */
  @Post('engagements/:id/change-orders')
  @RequirePermission(P.EngagementWrite)
  @Idempotent()
  create(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @Body() body: CreateChangeOrderDto,
  ): Promise<ChangeOrderDto> {
    return this.orders.create(ctx, id, body);
  }

  @Get('change-orders/:id')
  @RequirePermission(P.EngagementRead)
  get(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<ChangeOrderDto> {
    return this.orders.get(ctx, id);
  }

  /** Drafts only. Lines and rates are replaced as a whole. */
  @Patch('change-orders/:id')
  @RequirePermission(P.EngagementWrite)
  update(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: UpdateChangeOrderDto,
  ): Promise<ChangeOrderDto> {
    return this.orders.update(ctx, id, version, body);
  }

  /** Draft → sent, once it changes something. */
  @Post('change-orders/:id/send')
  @HttpCode(200)
  @RequirePermission(P.EngagementWrite)
  send(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
  ): Promise<ChangeOrderDto> {
    return this.flow.send(ctx, id, version);
  }

  /** The order as a client can sign it. One with rates asks for the right to read them. */
  @Get('change-orders/:id/pdf')
  @RequirePermission(P.EngagementRead)
  @RecordsAccess()
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async pdf(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { file, content } = await this.papers.get(ctx, id);
    return attachment(reply, file, content);
  }

  /** Draft → sent, to those who sign its PDF; signed once all have, and a draft again when nobody will. */
  @Post('change-orders/:id/send-for-signature')
  @HttpCode(200)
  @RequirePermission(P.SignatureManage)
  sendForSignature(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: SendForSignatureDto,
  ): Promise<ChangeOrderDto> {
    return this.signing.send(ctx, id, version, body);
  }

  /** Sent → signed: what the client signed elsewhere, recorded by somebody else than who drafted it. */
  @Post('change-orders/:id/sign')
  @HttpCode(200)
  @RequirePermission(P.EngagementApprove)
  sign(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: SignChangeOrderDto,
  ): Promise<ChangeOrderDto> {
    return this.flow.recordSignature(ctx, id, version, body);
  }

  /** Sent → rejected by the client. Nothing of it counts. */
  @Post('change-orders/:id/reject')
  @HttpCode(200)
  @RequirePermission(P.EngagementWrite)
  reject(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() { note }: EndChangeOrderDto,
  ): Promise<ChangeOrderDto> {
    return this.flow.end(ctx, id, version, 'rejected', note);
  }

  /** Withdrawn by the firm, before it is applied. */
  @Post('change-orders/:id/withdraw')
  @HttpCode(200)
  @RequirePermission(P.EngagementWrite)
  withdraw(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() { note }: EndChangeOrderDto,
  ): Promise<ChangeOrderDto> {
    return this.flow.end(ctx, id, version, 'withdrawn', note);
  }

  /** A draft again, for the version of the engagement that stands by now. */
  @Post('change-orders/:id/rebase')
  @HttpCode(200)
  @RequirePermission(P.EngagementWrite)
  rebase(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
  ): Promise<ChangeOrderDto> {
    return this.flow.rebase(ctx, id, version);
  }

  /** What its rates would do to hours that are not invoiced. Changes nothing. */
  @Post('change-orders/:id/preview')
  @HttpCode(200)
  @RequirePermission(P.RateRead)
  preview(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<RateEffectDto> {
    return this.flow.preview(ctx, id);
  }

  /** Signed → applied: the engagement's next version, with the order's lines, terms and rates from its first day on. */
  @Post('change-orders/:id/apply')
  @HttpCode(200)
  @RequirePermission(P.EngagementWrite)
  apply(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() { previewed }: ApplyChangeOrderDto,
  ): Promise<ChangeOrderDto> {
    return this.flow.apply(ctx, id, version, previewed);
  }
}
