import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { RequirePermission } from '../../platform/access/access.decorators.js';
import type { RequestContext } from '../../platform/context/request-context.js';
import { Ctx } from '../../platform/http/params.js';
import { AuditEntryPageDto, ListAuditQuery, TimelineQuery } from './dto/audit-entry.dto.js';
import { AuditLog } from './audit-log.js';

@ApiTags('audit')
@Controller('audit')
export class AuditController {
  constructor(private readonly log: AuditLog) {}

  /** Who did what in the firm, newest first. */
  @Get()
  @RequirePermission(P.AuditRead)
  list(@Ctx() ctx: RequestContext, @Query() query: ListAuditQuery): Promise<AuditEntryPageDto> {
    return this.log.list(ctx, query);
  }

  /** What happened to one object, newest first; for those who may read the object. */
  @Get('timeline')
  @RequirePermission(P.FirmRead)
  timeline(@Ctx() ctx: RequestContext, @Query() query: TimelineQuery): Promise<AuditEntryPageDto> {
    return this.log.timeline(ctx, query);
  }
}
