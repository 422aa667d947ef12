import { Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { LIMITS, P } from '#libs/contracts';
import { Counts, OwnTransaction, RequirePermission } from '../../platform/access/access.decorators.js';
import type { RequestContext } from '../../platform/context/request-context.js';
import { TakesFile, uploadedFile } from '../../platform/files/upload.js';
import { Ctx, IdParam } from '../../platform/http/params.js';
import {
  ImportDto,
  ImportPageDto,
  ImportProblemPageDto,
  ListImportProblemsQuery,
  ListImportsQuery,
} from './dto/import.dto.js';
import { ImportsService } from './imports.service.js';

@ApiTags('imports')
@Controller('imports')
export class ImportsController {
  constructor(private readonly imports: ImportsService) {}

  /** Upload a Harvest detailed time report or a Toggl Track detailed report as CSV, up to 100 MB. */
  @Post()
  @RequirePermission(P.ImportRun)
  @Counts('uploads')
  @OwnTransaction()
  @TakesFile()
  async upload(@Ctx() ctx: RequestContext, @Req() request: FastifyRequest): Promise<ImportDto> {
    const { name, content } = await uploadedFile(request, LIMITS.importBytes);
    return this.imports.upload(ctx, name, content);
  }

  @Get()
  @RequirePermission(P.ImportRun)
  list(@Ctx() ctx: RequestContext, @Query() query: ListImportsQuery): Promise<ImportPageDto> {
    return this.imports.list(ctx, query);
  }

  /** How far it is, what the file adds up to, and what a run creates. */
  @Get(':id')
  @RequirePermission(P.ImportRun)
  get(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<ImportDto> {
    return this.imports.get(ctx, id);
  }

  /** What is wrong, by row, column and reason; the first 1,000 of the last check or run are kept. */
  @Get(':id/problems')
  @RequirePermission(P.ImportRun)
  problems(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @Query() query: ListImportProblemsQuery,
  ): Promise<ImportProblemPageDto> {
    return this.imports.problems(ctx, id, query);
  }

  /** Dry run in the background: judges every row, writes none. */
  @Post(':id/check')
  @HttpCode(202)
  @RequirePermission(P.ImportRun)
  check(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<ImportDto> {
    return this.imports.check(ctx, id);
  }

  /** Creates in the background what the file has and the firm has not. Running again creates nothing twice. */
  @Post(':id/run')
  @HttpCode(202)
  @RequirePermission(P.ImportRun)
  run(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<ImportDto> {
    return this.imports.run(ctx, id);
  }

  /** Stops a check or run within a thousand rows. Entries that were created stay. */
  @Post(':id/cancel')
  @HttpCode(202)
  @RequirePermission(P.ImportRun)
  cancel(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<ImportDto> {
    return this.imports.cancel(ctx, id);
  }
}
