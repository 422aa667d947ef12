import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { RequirePermission } from '../../../platform/access/access.decorators.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { Ctx } from '../../../platform/http/params.js';
import { StartTimerDto, StopTimerDto, TimerStateDto, UpdateTimerDto } from './dto/timer.dto.js';
import { TimersService } from './timers.service.js';

@ApiTags('time')
@Controller('timer')
export class TimerController {
  constructor(private readonly timers: TimersService) {}

  /** One's running timer, if any. */
  @Get()
  @RequirePermission(P.TimeLogOwn)
  get(@Ctx() ctx: RequestContext): Promise<TimerStateDto> {
    return this.timers.state(ctx);
  }

  /** Start one's timer; a running one is stopped and booked first. */
  @Post('start')
  @HttpCode(200)
  @RequirePermission(P.TimeLogOwn)
  start(@Ctx() ctx: RequestContext, @Body() body: StartTimerDto): Promise<TimerStateDto> {
    return this.timers.start(ctx, body);
  }

  /** Change what the running timer is about. */
  @Patch()
  @RequirePermission(P.TimeLogOwn)
  update(@Ctx() ctx: RequestContext, @Body() body: UpdateTimerDto): Promise<TimerStateDto> {
    return this.timers.update(ctx, body);
  }

  /** Stop and book one's timer as drafts, one for each local day. */
  @Post('stop')
  @HttpCode(200)
  @RequirePermission(P.TimeLogOwn)
  stop(@Ctx() ctx: RequestContext, @Body() body: StopTimerDto): Promise<TimerStateDto> {
    return this.timers.stop(ctx, body);
  }

  /** Stop one's timer without booking anything. */
  @Delete()
  @HttpCode(204)
  @RequirePermission(P.TimeLogOwn)
  discard(@Ctx() ctx: RequestContext): Promise<void> {
    return this.timers.discard(ctx);
  }
}
