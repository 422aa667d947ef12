import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { RequirePermission } from '../../../platform/access/access.decorators.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { IfMatch } from '../../../platform/http/if-match.js';
import { Ctx } from '../../../platform/http/params.js';
import { FirmDto, UpdateFirmDto } from './dto/firm.dto.js';
import { FirmsService } from './firms.service.js';

@ApiTags('firm')
@Controller('firm')
export class FirmsController {
  constructor(private readonly firms: FirmsService) {}

  /** The firm's settings. */
  @Get()
  @RequirePermission(P.FirmManage)
  get(@Ctx() ctx: RequestContext): Promise<FirmDto> {
    return this.firms.get(ctx);
  }

  @Patch()
  @RequirePermission(P.FirmManage)
  update(
    @Ctx() ctx: RequestContext,
    @IfMatch() version: number,
    @Body() body: UpdateFirmDto,
  ): Promise<FirmDto> {
    return this.firms.update(ctx, version, body);
  }
}
