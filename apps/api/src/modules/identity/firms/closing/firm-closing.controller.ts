import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Post,
  Res,
  type StreamableFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { P } from '#libs/contracts';
import { OwnTransaction, RequirePermission } from '../../../../platform/access/access.decorators.js';
import type { RequestContext } from '../../../../platform/context/request-context.js';
import { attachment } from '../../../../platform/files/attachment.js';
import { Ctx, IdParam } from '../../../../platform/http/params.js';
import { CloseFirmDto, FirmClosingDto, FirmExportDto } from '../dto/firm-export.dto.js';
import { FirmExports } from '../export/firm-exports.js';
import { FirmClosing } from './firm-closing.js';

@ApiTags('firm')
@Controller('firm')
export class FirmClosingController {
  constructor(
    private readonly closing: FirmClosing,
    private readonly exports: FirmExports,
  ) {}

  /** Files with all that the firm has, the newest first. */
  @Get('exports')
  @RequirePermission(P.FirmManage)
  listExports(@Ctx() ctx: RequestContext): Promise<FirmExportDto[]> {
    return this.exports.list(ctx);
  }

  /** Begins to make a ZIP with a CSV for each table and the PDFs; it is kept for 30 days. */
  @Post('exports')
  @RequirePermission(P.FirmManage)
  requestExport(@Ctx() ctx: RequestContext): Promise<FirmExportDto> {
    return this.exports.request(ctx);
  }

  @Get('exports/:id/file')
  @RequirePermission(P.FirmManage)
  @OwnTransaction()
  @ApiProduces('application/zip')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async downloadExport(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { file, content } = await this.exports.download(ctx, id);
    return attachment(reply, file, content);
  }

  /** Whether the firm is closing, and when it will be closed. */
  @Get('closing')
  @RequirePermission(P.FirmManage)
  closingState(@Ctx() ctx: RequestContext): Promise<FirmClosingDto> {
    return this.closing.state(ctx);
  }

  /** Signs everybody but the admins out; after 30 days nobody gets in any more. Admins may undo it until then. */
  @Post('closing')
  @HttpCode(200)
  @RequirePermission(P.FirmManage)
  @OwnTransaction()
  close(@Ctx() ctx: RequestContext, @Body() body: CloseFirmDto): Promise<FirmClosingDto> {
    return this.closing.close(ctx, body);
  }

  /** The firm stays open. */
  @Delete('closing')
  @RequirePermission(P.FirmManage)
  undoClosing(@Ctx() ctx: RequestContext): Promise<FirmClosingDto> {
    return this.closing.undo(ctx);
  }
}
