import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { RequirePermission } from '../../../../platform/access/access.decorators.js';
import type { RequestContext } from '../../../../platform/context/request-context.js';
import { Ctx, IdParam } from '../../../../platform/http/params.js';
import { WithReasonDto } from '../../members/dto/member.dto.js';
import { FactorResetDto } from './factor-reset.dto.js';
import { MemberFactors } from './member-factors.js';

@ApiTags('members')
@Controller('members/:id/second-factor')
export class MemberFactorsController {
  constructor(private readonly factors: MemberFactors) {}

  /**
   * For somebody who lost theirs: takes all second factors of the login away and ends its sessions; told by mail. Where
   * the login leads to other firms too, each has to agree within 7 days, and the last one resets.
   */
  @Post('reset')
  @HttpCode(200)
  @RequirePermission(P.MemberManage)
  reset(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @Body() { reason }: WithReasonDto,
  ): Promise<FactorResetDto> {
    return this.factors.reset(ctx, id, reason);
  }
}
