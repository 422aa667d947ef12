import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { RequirePermission } from '../../platform/access/access.decorators.js';
import type { RequestContext } from '../../platform/context/request-context.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { IfMatch } from '../../platform/http/if-match.js';
import { Ctx, IdParam } from '../../platform/http/params.js';
import {
  ApproveEngagementDto,
  ContractEngagementsDto,
  CreateEngagementDto,
  EngagementDto,
  EngagementPageDto,
  ListEngagementsQuery,
  RejectEngagementDto,
  UpdateEngagementDto,
} from './dto/engagement.dto.js';
import { EngagementFlow } from './engagement-flow.js';
import { EngagementsService } from './engagements.service.js';

@ApiTags('engagements')
@Controller()
export class EngagementsController {
  constructor(
    private readonly engagements: EngagementsService,
    private readonly flow: EngagementFlow,
  ) {}

  @Get('engagements')
  @RequirePermission(P.EngagementRead)
  list(@Ctx() ctx: RequestContext, @Query() query: ListEngagementsQuery): Promise<EngagementPageDto> {
    return this.engagements.list(ctx, query);
  }

  /** A draft. Its client must be active. */
  @Post('engagements')
  @RequirePermission(P.EngagementWrite)
  @Idempotent()
  create(@Ctx() ctx: RequestContext, @Body() body: CreateEngagementDto): Promise<EngagementDto> {
    return this.engagements.create(ctx, body);
  }

  @Get('engagements/:id')
  @RequirePermission(P.EngagementRead)
  get(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<EngagementDto> {
    return this.engagements.get(ctx, id);
  }

  /** What was agreed under a contract, with sums by currency. */
  @Get('contracts/:id/engagements')
  @RequirePermission(P.EngagementRead)
  ofContract(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<ContractEngagementsDto> {
    return this.engagements.ofContract(ctx, id);
  }

  /** Drafts only. */
  @Patch('engagements/:id')
  @RequirePermission(P.EngagementWrite)
  update(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: UpdateEngagementDto,
  ): Promise<EngagementDto> {
    return this.engagements.update(ctx, id, version, body);
  }

  /** Drafts only. */
  @Delete('engagements/:id')
  @HttpCode(204)
  @RequirePermission(P.EngagementWrite)
  delete(@Ctx() ctx: RequestContext, @Param() { id }: IdParam, @IfMatch() version: number): Promise<void> {
    return this.engagements.delete(ctx, id, version);
  }

  /** Draft → pending. Needs at least one rate, of its own or on the client's or the firm's card. */
  @Post('engagements/:id/submit')
  @HttpCode(200)
  @RequirePermission(P.EngagementWrite)
  submit(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<EngagementDto> {
    return this.flow.submit(ctx, id);
  }

  /** Pending → approved, by somebody else than who submitted it. Where it plans a project, that begins, and so does the engagement. */
  @Post('engagements/:id/approve')
  @HttpCode(200)
  @RequirePermission(P.EngagementApprove)
  approve(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() { note }: ApproveEngagementDto,
  ): Promise<EngagementDto> {
    return this.flow.decide(ctx, id, version, 'approved', note);
  }

  /** Pending → rejected, by somebody else than who submitted it. */
  @Post('engagements/:id/reject')
  @HttpCode(200)
  @RequirePermission(P.EngagementApprove)
  reject(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() { note }: RejectEngagementDto,
  ): Promise<EngagementDto> {
    return this.flow.decide(ctx, id, version, 'rejected', note);
  }

  /** Rejected → draft. */
  @Post('engagements/:id/reopen')
  @HttpCode(200)
  @RequirePermission(P.EngagementWrite)
  reopen(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<EngagementDto> {
    return this.flow.reopen(ctx, id);
  }

  /** In progress → completed, once no project is open. */
  @Post('engagements/:id/complete')
  @HttpCode(200)
  @RequirePermission(P.EngagementWrite)
  complete(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<EngagementDto> {
    return this.flow.complete(ctx, id);
  }
}
