import { Controller, Get, Param, Query, Res, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { PortalAccess, RecordsAccess } from '../../platform/access/access.decorators.js';
import type { RequestContext } from '../../platform/context/request-context.js';
import { attachment } from '../../platform/files/attachment.js';
import { Ctx, IdParam } from '../../platform/http/params.js';
import { ListPortalFilesQuery, PortalFilePageDto } from './dto/portal-file.dto.js';
import { PortalFiles } from './portal-files.js';

@ApiTags('portal')
@Controller('portal/files')
export class PortalFilesController {
  constructor(private readonly files: PortalFiles) {}

  /** What the firm shares with the client, the newest first. */
  @Get()
  @PortalAccess('documents')
  list(@Ctx() ctx: RequestContext, @Query() query: ListPortalFilesQuery): Promise<PortalFilePageDto> {
    return this.files.list(ctx, query);
  }

  /** To be saved, never shown; recorded. */
  @Get(':id/content')
  @PortalAccess('documents')
  @RecordsAccess()
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async download(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const file = await this.files.download(ctx, id);
    return attachment(reply, file, file.content);
  }
}
