import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  Query,
  Res,
  type StreamableFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { P } from '#libs/contracts';
import { RecordsAccess, RequirePermission } from '../../platform/access/access.decorators.js';
import type { RequestContext } from '../../platform/context/request-context.js';
import { attachment } from '../../platform/files/attachment.js';
import { IfMatch } from '../../platform/http/if-match.js';
import { Ctx, IdParam } from '../../platform/http/params.js';
import {
  ListSignatureRequestsQuery,
  SignatureRequestDto,
  VoidSignatureRequestDto,
} from './dto/signature-request.dto.js';
import { SignatureRequests } from './signature-requests.js';

/** Of contracts, of engagements' change orders, of proposals: the service asks for the right to the document's kind. */
const READERS = [P.ContractRead, P.EngagementRead, P.ProposalRead] as const;

@ApiTags('signing')
@Controller('signature-requests')
export class SignatureRequestsController {
  constructor(private readonly requests: SignatureRequests) {}

  /** All of one document, the latest first, with signers and events. */
  @Get()
  @RequirePermission(...READERS)
  list(
    @Ctx() ctx: RequestContext,
    @Query() { subjectType, subjectId }: ListSignatureRequestsQuery,
  ): Promise<SignatureRequestDto[]> {
    return this.requests.list(ctx, subjectType, subjectId);
  }

  @Get(':id')
  @RequirePermission(...READERS)
  get(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<SignatureRequestDto> {
    return this.requests.get(ctx, id);
  }

  /** The PDF that all signed, with its certificate and seal. */
  @Get(':id/document')
  @RequirePermission(...READERS)
  @RecordsAccess()
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async download(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { file, content } = await this.requests.signed(ctx, id);
    return attachment(reply, file, content);
  }

  /** Mails fresh links to those whose turn it is; the ones from before die. */
  @Post(':id/remind')
  @HttpCode(200)
  @RequirePermission(P.SignatureManage)
  remind(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<SignatureRequestDto> {
    return this.requests.remind(ctx, id);
  }

  /** Takes the document back: nobody can sign it any more. */
  @Post(':id/void')
  @HttpCode(200)
  @RequirePermission(P.SignatureManage)
  void(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() { reason }: VoidSignatureRequestDto,
  ): Promise<SignatureRequestDto> {
    return this.requests.void(ctx, id, version, reason);
  }
}
