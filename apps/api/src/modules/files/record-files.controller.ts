import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  Req,
  Res,
  type StreamableFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LIMITS, P } from '#libs/contracts';
import {
  Counts,
  OwnTransaction,
  RecordsAccess,
  RequirePermission,
} from '../../platform/access/access.decorators.js';
import type { RequestContext } from '../../platform/context/request-context.js';
import { attachment } from '../../platform/files/attachment.js';
import { TakesFile, uploadedFile } from '../../platform/files/upload.js';
import { IfMatch } from '../../platform/http/if-match.js';
import { Ctx, IdParam } from '../../platform/http/params.js';
import {
  ListRecordFilesQuery,
  RecordFileDto,
  RecordFilePageDto,
  UpdateRecordFileDto,
  UploadRecordFileQuery,
} from './dto/record-file.dto.js';
import { RecordFilesService } from './record-files.service.js';

/** Files of records. Each asks for the right to read or write its record besides. */
@ApiTags('files')
@Controller('files')
export class RecordFilesController {
  constructor(private readonly files: RecordFilesService) {}

  /** The files of one record, the newest first. */
  @Get()
  @RequirePermission(P.FirmRead)
  list(@Ctx() ctx: RequestContext, @Query() query: ListRecordFilesQuery): Promise<RecordFilePageDto> {
    return this.files.list(ctx, query);
  }

  /** Up to 50 MB of a kind that is kept; the content has to be what the name says. */
  @Post()
  @RequirePermission(P.FirmRead)
  @Counts('uploads')
  @OwnTransaction()
  @TakesFile()
  upload(
    @Ctx() ctx: RequestContext,
    @Query() query: UploadRecordFileQuery,
    @Req() request: FastifyRequest,
  ): Promise<RecordFileDto> {
    return uploadedFile(request, LIMITS.fileBytes).then((file) => this.files.upload(ctx, query, file));
  }

  /** To be saved, never shown; recorded. */
  @Get(':id/content')
  @RequirePermission(P.FirmRead)
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

  /** Another name, or for other eyes. */
  @Patch(':id')
  @RequirePermission(P.FirmRead)
  update(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: UpdateRecordFileDto,
  ): Promise<RecordFileDto> {
    return this.files.update(ctx, id, version, body);
  }

  /** It can be put back for a month; then its bytes go. */
  @Delete(':id')
  @HttpCode(204)
  @RequirePermission(P.FirmRead)
  remove(@Ctx() ctx: RequestContext, @Param() { id }: IdParam, @IfMatch() version: number): Promise<void> {
    return this.files.remove(ctx, id, version);
  }

  @Post(':id/restore')
  @HttpCode(200)
  @RequirePermission(P.FirmRead)
  restore(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<RecordFileDto> {
    return this.files.restore(ctx, id);
  }
}
