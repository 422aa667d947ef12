import { Controller, Get, HttpCode, Post, Query, Res, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { P } from '#libs/contracts';
import { OwnTransaction, RequirePermission } from '../../platform/access/access.decorators.js';
import type { RequestContext } from '../../platform/context/request-context.js';
import { attachment } from '../../platform/files/attachment.js';
import { Ctx } from '../../platform/http/params.js';
import { AuditChoicesDto } from './dto/audit-choices.dto.js';
import { AuditEntryPageDto, ListAuditQuery, TimelineQuery } from './dto/audit-entry.dto.js';
import { AuditLog } from './audit-log.js';
import { ClientEvents } from './client-events.js';
import { ClientEventPageDto, ListClientEventsQuery } from './dto/client-event.dto.js';
import { Verification } from './chain/verification.js';
import { ExportAuditQuery } from './dto/export-audit.dto.js';
import { AuditExport } from './export/audit-export.js';
import { AuditVerificationDto } from './dto/audit-verification.dto.js';

const FILE = { schema: { type: 'string', format: 'binary' } } as const;

@ApiTags('audit')
@Controller('audit')
export class AuditController {
  constructor(
    private readonly log: AuditLog,
    private readonly verification: Verification,
    private readonly exports: AuditExport,
    private readonly events: ClientEvents,
  ) {}

  /** Who did what in the firm, newest first. */
  @Get()
  @RequirePermission(P.AuditRead)
  list(@Ctx() ctx: RequestContext, @Query() query: ListAuditQuery): Promise<AuditEntryPageDto> {
    return this.log.list(ctx, query);
  }

  /** Whom and what the record can be filtered by: who did something in the firm, and what was done. */
  @Get('choices')
  @RequirePermission(P.AuditRead)
  choices(@Ctx() ctx: RequestContext): Promise<AuditChoicesDto> {
    return this.log.choices(ctx);
  }

  /** What happened to one object, newest first; for those who may read the object. */
  @Get('timeline')
  @RequirePermission(P.FirmRead)
  timeline(@Ctx() ctx: RequestContext, @Query() query: TimelineQuery): Promise<AuditEntryPageDto> {
    return this.log.timeline(ctx, query);
  }

  /**
   * What happened to a client and to all that is its (engagements, projects, invoices, payments, contracts, files,
   * people, activities), the newest first; of each kind for those who may read it.
   */
  @Get('client-events')
  @RequirePermission(P.ClientRead)
  clientEvents(
    @Ctx() ctx: RequestContext,
    @Query() query: ListClientEventsQuery,
  ): Promise<ClientEventPageDto> {
    return this.events.list(ctx, query);
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

  /**
   * The record as a file, in the order of the chain and with its hashes: for spreadsheets, or as JSON, which
   * `npm run audit:verify -- --file` verifies without any database. Exporting is recorded.
   */
  @Get('export')
  @ApiOkResponse({ content: { 'text/csv': FILE, 'application/json': FILE } })
  @RequirePermission(P.AuditRead)
  @OwnTransaction()
  async export(
    @Ctx() ctx: RequestContext,
    @Query() query: ExportAuditQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const file = await this.exports.export(ctx, query);
    return attachment(reply, file, file.content);
  }
}
