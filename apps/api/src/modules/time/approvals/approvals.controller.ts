import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { RequirePermission } from '../../../platform/access/access.decorators.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { Ctx } from '../../../platform/http/params.js';
import { ApprovalsService } from './approvals.service.js';
import {
  ApprovalQueueDto,
  DecisionReportDto,
  DecisionWithReasonDto,
  ApproveEntriesDto,
} from './dto/approval.dto.js';

@ApiTags('time')
@Controller()
export class TimeApprovalsController {
  constructor(private readonly approvals: ApprovalsService) {}

  /** Submitted hours of others, by person and week, with what deserves a look; managers of projects see theirs. */
  @Get('time-approvals')
  @RequirePermission(P.TimeApprove, P.ProjectLead)
  queue(@Ctx() ctx: RequestContext): Promise<ApprovalQueueDto> {
    return this.approvals.queue(ctx);
  }

  /** Approve submitted entries as they were seen; each is done or refused by itself. */
  @Post('time-entries/approve')
  @HttpCode(200)
  @RequirePermission(P.TimeApprove, P.ProjectLead)
  approve(@Ctx() ctx: RequestContext, @Body() { entries }: ApproveEntriesDto): Promise<DecisionReportDto> {
    return this.approvals.approve(ctx, entries);
  }

  /** Send submitted entries back to their owners, who may change them again. */
  @Post('time-entries/send-back')
  @HttpCode(200)
  @RequirePermission(P.TimeApprove, P.ProjectLead)
  sendBack(
    @Ctx() ctx: RequestContext,
    @Body() { ids, reason }: DecisionWithReasonDto,
  ): Promise<DecisionReportDto> {
    return this.approvals.sendBack(ctx, ids, reason);
  }

  /** Make approved entries drafts again, as long as no invoice holds them. */
  @Post('time-entries/reopen')
  @HttpCode(200)
  @RequirePermission(P.TimeApprove, P.ProjectLead)
  reopen(
    @Ctx() ctx: RequestContext,
    @Body() { ids, reason }: DecisionWithReasonDto,
  ): Promise<DecisionReportDto> {
    return this.approvals.reopen(ctx, ids, reason);
  }
}
