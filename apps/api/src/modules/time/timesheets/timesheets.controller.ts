import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { RequirePermission } from '../../../platform/access/access.decorators.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { Ctx } from '../../../platform/http/params.js';
import { OwnProjectDto, WeekDto, WeekOfDto, WeekQuery } from './dto/week.dto.js';
import { TimesheetsService } from './timesheets.service.js';

@ApiTags('time')
@Controller('timesheets')
export class TimesheetsController {
  constructor(private readonly timesheets: TimesheetsService) {}

  /** A person's week as a grid. Cells are written through the entries in them. */
  @Get('week')
  @RequirePermission(P.TimeLogOwn, P.TimeReadAll)
  week(@Ctx() ctx: RequestContext, @Query() query: WeekQuery): Promise<WeekDto> {
    return this.timesheets.week(ctx, query);
  }

  /** What one may log on, the last used first. */
  @Get('projects')
  @RequirePermission(P.TimeLogOwn)
  ownProjects(@Ctx() ctx: RequestContext): Promise<OwnProjectDto[]> {
    return this.timesheets.ownProjects(ctx);
  }

  /** Submit everything of one's week that is still open. */
  @Post('week/submit')
  @HttpCode(200)
  @RequirePermission(P.TimeLogOwn)
  submit(@Ctx() ctx: RequestContext, @Body() { date }: WeekOfDto): Promise<WeekDto> {
    return this.timesheets.submit(ctx, date);
  }

  /** Take one's week back while nobody decided about it. */
  @Post('week/recall')
  @HttpCode(200)
  @RequirePermission(P.TimeLogOwn)
  recall(@Ctx() ctx: RequestContext, @Body() { date }: WeekOfDto): Promise<WeekDto> {
    return this.timesheets.recall(ctx, date);
  }
}
