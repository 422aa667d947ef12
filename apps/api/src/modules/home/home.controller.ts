import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { RequirePermission } from '../../platform/access/access.decorators.js';
import type { RequestContext } from '../../platform/context/request-context.js';
import { Ctx } from '../../platform/http/params.js';
import { HomeDto } from './dto/home.dto.js';
import { HomeService } from './home.service.js';

@ApiTags('home')
@Controller('home')
export class HomeController {
  constructor(private readonly home: HomeService) {}

  /** What needs the person now; a section that their rights do not cover is null. */
  @Get()
  @RequirePermission(P.FirmRead)
  get(@Ctx() ctx: RequestContext): Promise<HomeDto> {
    return this.home.get(ctx);
  }
}
