import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { RequirePermission } from '../../../platform/access/access.decorators.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { Ctx, IdParam } from '../../../platform/http/params.js';
import { AcceptMilestoneDto, MilestoneStateDto, ReachMilestoneDto } from './dto/milestone.dto.js';
import { MilestonesService } from './milestones.service.js';

@ApiTags('engagements')
@Controller('milestones')
export class MilestonesController {
  constructor(private readonly milestones: MilestonesService) {}

  /** Open → reached: it waits for the client's word, or for the days after which silence is consent. */
  @Post(':id/reach')
  @HttpCode(200)
  @RequirePermission(P.EngagementWrite)
  reach(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @Body() body: ReachMilestoneDto,
  ): Promise<MilestoneStateDto> {
    return this.milestones.reach(ctx, id, body);
  }

  /** Open or reached → accepted, as the client said: it can be billed. */
  @Post(':id/accept')
  @HttpCode(200)
  @RequirePermission(P.EngagementWrite)
  accept(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @Body() body: AcceptMilestoneDto,
  ): Promise<MilestoneStateDto> {
    return this.milestones.accept(ctx, id, body);
  }

  /** Reached or accepted → open, while no invoice has it. */
  @Post(':id/reopen')
  @HttpCode(200)
  @RequirePermission(P.EngagementWrite)
  reopen(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<MilestoneStateDto> {
    return this.milestones.reopen(ctx, id);
  }
}
