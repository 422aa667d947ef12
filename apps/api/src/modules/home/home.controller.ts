import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { RequirePermission } from '../../platform/access/access.decorators.js';
import type { RequestContext } from '../../platform/context/request-context.js';
import { Ctx } from '../../platform/http/params.js';
import { FirstStepsDto } from './dto/first-steps.dto.js';
import { HomeDto } from './dto/home.dto.js';
import { FirstSteps } from './first-steps.js';
import { HomeService } from './home.service.js';

@ApiTags('home')
@Controller('home')
export class HomeController {
  constructor(
    private readonly home: HomeService,
    private readonly steps: FirstSteps,
  ) {}

  /** What needs the person now; a section that their rights do not cover is null. */
  @Get()
  @RequirePermission(P.FirmRead)
  get(@Ctx() ctx: RequestContext): Promise<HomeDto> {
    return this.home.get(ctx);
  }

  /** Puts first steps away, and brings those back that are not named: for the person alone, of those who are led through them. */
  @Put('first-steps')
  @RequirePermission(P.ClientWrite)
  hideSteps(@Ctx() ctx: RequestContext, @Body() body: FirstStepsDto): Promise<FirstStepsDto> {
    return this.steps.hide(ctx, body);
  }
}
