import { Controller, Get, Query, Res, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { P } from '#libs/contracts';
import { RecordsAccess, RequirePermission } from '../../../platform/access/access.decorators.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { attachment } from '../../../platform/files/attachment.js';
import { Ctx } from '../../../platform/http/params.js';
import { ComplianceReports } from './compliance-reports.js';
import {
  ComplianceFileQuery,
  CompliancePeriodQuery,
  ComplianceReportDto,
} from './dto/compliance-report.dto.js';

const FILE = { schema: { type: 'string', format: 'binary' } } as const;

@ApiTags('audit')
@Controller('compliance')
export class ComplianceController {
  constructor(private readonly reports: ComplianceReports) {}

  /**
   * Who holds which right, who signed in, second factors, keys and their last use, exports, erasures and the state of
   * the audit record. Each figure names the list that it counts. Making it is recorded.
   */
  @Get('report')
  @RequirePermission(P.ComplianceRead)
  @RecordsAccess()
  report(@Ctx() ctx: RequestContext, @Query() period: CompliancePeriodQuery): Promise<ComplianceReportDto> {
    return this.reports.make(ctx, period);
  }

  /** The same as a file, to be saved. */
  @Get('report/file')
  @ApiOkResponse({ content: { 'application/pdf': FILE, 'text/csv': FILE, 'application/json': FILE } })
  @RequirePermission(P.ComplianceRead)
  @RecordsAccess()
  async file(
    @Ctx() ctx: RequestContext,
    @Query() query: ComplianceFileQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const file = await this.reports.file(ctx, query);
    return attachment(reply, file, file.content);
  }
}
