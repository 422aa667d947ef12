import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { OwnTransaction, RequirePermission } from '../../platform/access/access.decorators.js';
import type { RequestContext } from '../../platform/context/request-context.js';
import { Ctx } from '../../platform/http/params.js';
import { AuditEntryPageDto, ListAuditQuery, TimelineQuery } from './dto/audit-entry.dto.js';
import { AuditLog } from './audit-log.js';
import { Verification } from './chain/verification.js';
import { AuditVerificationDto } from './dto/audit-verification.dto.js';

@ApiTags('audit')
@Controller('audit')
export class AuditController {
  constructor(
    private readonly log: AuditLog,
    private readonly verification: Verification,
  ) {}

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

  /** How far the chain of seals goes, and how it was found last. */
  @Get('verification')
  @RequirePermission(P.AuditRead)
  state(@Ctx() ctx: RequestContext): Promise<AuditVerificationDto> {
    return this.verification.state(ctx);
  }

  /** Follows the whole chain now: tells what was changed, removed or added by way of the database. */
  @Post('verify')
  @HttpCode(200)
  @RequirePermission(P.AuditRead)
  @OwnTransaction()
  verify(@Ctx() { firmId }: RequestContext): Promise<AuditVerificationDto> {
    return this.verification.verify(firmId);
  }
}
