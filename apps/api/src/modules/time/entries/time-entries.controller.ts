import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { RequirePermission } from '../../../platform/access/access.decorators.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { Idempotent } from '../../../platform/http/idempotency.interceptor.js';
import { IfMatch } from '../../../platform/http/if-match.js';
import { Ctx, IdParam } from '../../../platform/http/params.js';
import { ListTimeEntriesQuery } from './dto/list-time-entries.dto.js';
import { EntryRateDto, TimeEntryDto, TimeEntryPageDto } from './dto/time-entry.dto.js';
import { CreateTimeEntryDto, SetRateDto, UpdateTimeEntryDto } from './dto/write-time-entry.dto.js';
import { RateExplanationDto } from './dto/rate-explanation.dto.js';
import { ExplainRate } from './explain-rate.js';
import { TimeEntriesService } from './time-entries.service.js';

@ApiTags('time')
@Controller('time-entries')
export class TimeEntriesController {
  constructor(
    private readonly entries: TimeEntriesService,
    private readonly explain: ExplainRate,
  ) {}

  /** Entries, the newest day first; one's own only without the right to read everybody's. */
  @Get()
  @RequirePermission(P.TimeLogOwn, P.TimeReadAll)
  list(@Ctx() ctx: RequestContext, @Query() query: ListTimeEntriesQuery): Promise<TimeEntryPageDto> {
    return this.entries.list(ctx, query);
  }

  @Get(':id')
  @RequirePermission(P.TimeLogOwn, P.TimeReadAll)
  get(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<TimeEntryDto> {
    return this.entries.get(ctx, id);
  }

  /** Log one's own time as a draft; the server finds the rate. */
  @Post()
  @Idempotent()
  @RequirePermission(P.TimeLogOwn)
  create(@Ctx() ctx: RequestContext, @Body() body: CreateTimeEntryDto): Promise<TimeEntryDto> {
    return this.entries.create(ctx, body);
  }

  /** Change one's own entry while it is a draft or was sent back. */
  @Patch(':id')
  @RequirePermission(P.TimeLogOwn)
  update(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: UpdateTimeEntryDto,
  ): Promise<TimeEntryDto> {
    return this.entries.update(ctx, id, version, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @RequirePermission(P.TimeLogOwn)
  remove(@Ctx() ctx: RequestContext, @Param() { id }: IdParam, @IfMatch() version: number): Promise<void> {
    return this.entries.remove(ctx, id, version);
  }

  /** What an hour of an entry costs, where that comes from, and what the rate cards say now. */
  @Get(':id/rate')
  @RequirePermission(P.RateRead)
  rate(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<EntryRateDto> {
    return this.entries.rate(ctx, id);
  }

  /** Why an hour of an entry costs what it costs: the line, version and card, and what became of every rule. */
  @Get(':id/rate/explanation')
  @RequirePermission(P.RateRead)
  explainRate(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<RateExplanationDto> {
    return this.explain.of(ctx, id);
  }

  /** Override the rate of an entry that no invoice holds, or take that of the rate cards again. */
  @Put(':id/rate')
  @RequirePermission(P.TimeRateOverride)
  setRate(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: SetRateDto,
  ): Promise<TimeEntryDto> {
    return this.entries.setRate(ctx, id, version, body);
  }
}
