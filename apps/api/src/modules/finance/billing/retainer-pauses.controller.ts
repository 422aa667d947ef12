import { Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { RequirePermission } from '../../../platform/access/access.decorators.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { IfMatch } from '../../../platform/http/if-match.js';
import { Ctx, IdParam } from '../../../platform/http/params.js';
import { PauseRetainerDto, RetainerPauseDto } from './dto/retainer-pause.dto.js';
import { RetainerPauses } from './retainer-pauses.js';

@ApiTags('engagements')
@Controller()
export class RetainerPausesController {
  constructor(private readonly pauses: RetainerPauses) {}

  /** A retainer of the engagement rests: no fee and no hours on these days, by calendar days in months that it is part of. */
  @Post('engagements/:id/pauses')
  @RequirePermission(P.EngagementWrite)
  pause(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @Body() body: PauseRetainerDto,
  ): Promise<RetainerPauseDto> {
    return this.pauses.pause(ctx, id, body);
  }

  /** The retainer does not rest after all. */
  @Delete('retainer-pauses/:id')
  @HttpCode(204)
  @RequirePermission(P.EngagementWrite)
  end(@Ctx() ctx: RequestContext, @Param() { id }: IdParam, @IfMatch() version: number): Promise<void> {
    return this.pauses.end(ctx, id, version);
  }
}
