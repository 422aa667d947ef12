import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { RequirePermission } from '../../../platform/access/access.decorators.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { IfMatch } from '../../../platform/http/if-match.js';
import { Ctx } from '../../../platform/http/params.js';
import { LimitsDto, UpdateLimitsDto } from './dto/limits.dto.js';
import { LimitsService } from './limits.service.js';

@ApiTags('firm')
@Controller('firm/limits')
export class LimitsController {
  constructor(private readonly limits: LimitsService) {}

  /** How many requests one person or key of the firm may send. */
  @Get()
  @RequirePermission(P.FirmManage)
  get(@Ctx() ctx: RequestContext): Promise<LimitsDto> {
    return this.limits.get(ctx);
  }

  /** Holds within five minutes everywhere. */
  @Patch()
  @RequirePermission(P.FirmManage)
  update(
    @Ctx() ctx: RequestContext,
    @IfMatch() version: number,
    @Body() body: UpdateLimitsDto,
  ): Promise<LimitsDto> {
    return this.limits.update(ctx, version, body);
  }
}
