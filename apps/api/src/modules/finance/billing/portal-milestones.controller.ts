import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OwnTransaction, PortalAccess } from '../../../platform/access/access.decorators.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { IfMatch } from '../../../platform/http/if-match.js';
import { Ctx, IdParam } from '../../../platform/http/params.js';
import { type Caller, From } from '../../identity/index.js';
import {
  AcceptInPortalDto,
  ListPortalMilestonesQuery,
  PortalMilestoneDto,
  PortalMilestonePageDto,
  RejectInPortalDto,
} from './dto/portal-milestone.dto.js';
import { PortalMilestones } from './portal-milestones.js';

/** What the firm reached, put forward to the client whose portal it is. */
@ApiTags('portal')
@Controller('portal/milestones')
export class PortalMilestonesController {
  constructor(private readonly milestones: PortalMilestones) {}

  /** What was put forward to the client, the latest first. */
  @Get()
  @PortalAccess('approvals')
  list(
    @Ctx() ctx: RequestContext,
    @Query() query: ListPortalMilestonesQuery,
  ): Promise<PortalMilestonePageDto> {
    return this.milestones.list(ctx, query);
  }

  @Get(':id')
  @PortalAccess('approvals')
  get(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<PortalMilestoneDto> {
    return this.milestones.get(ctx, id);
  }

  /** Accepts it as it was read: it can be billed. */
  @Post(':id/accept')
  @HttpCode(200)
  @PortalAccess('approvals')
  @OwnTransaction()
  accept(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() { comment: answer = '' }: AcceptInPortalDto,
    @From() caller: Caller,
  ): Promise<PortalMilestoneDto> {
    return this.milestones.answer(ctx, id, 'acceptInPortal', { caller, version, answer });
  }

  /** Rejects it as it was read: the firm puts it forward again once that was seen to. */
  @Post(':id/reject')
  @HttpCode(200)
  @PortalAccess('approvals')
  @OwnTransaction()
  reject(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() { reason: answer }: RejectInPortalDto,
    @From() caller: Caller,
  ): Promise<PortalMilestoneDto> {
    return this.milestones.answer(ctx, id, 'rejectInPortal', { caller, version, answer });
  }
}
