import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Put,
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
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { IfMatch } from '../../platform/http/if-match.js';
import { Ctx, IdParam } from '../../platform/http/params.js';
import { SendForSignatureDto } from '../signing/index.js';
import { ContractDocuments } from './contract-documents.js';
import { ContractFlow } from './contract-flow.js';
import { ContractSigning } from './contract-signing.js';
import { ContractsService } from './contracts.service.js';
import {
  ActivateContractDto,
  ContractDto,
  ContractPageDto,
  CreateContractDto,
  ListContractsQuery,
  TerminateContractDto,
  UpdateContractDto,
  VoidContractDto,
} from './dto/contract.dto.js';

@ApiTags('contracts')
@Controller('contracts')
export class ContractsController {
  constructor(
    private readonly contracts: ContractsService,
    private readonly flow: ContractFlow,
    private readonly documents: ContractDocuments,
    private readonly signing: ContractSigning,
  ) {}

  @Get()
  @RequirePermission(P.ContractRead)
  list(@Ctx() ctx: RequestContext, @Query() query: ListContractsQuery): Promise<ContractPageDto> {
    return this.contracts.list(ctx, query);
  }

  /** A draft, numbered. Its client must be active. */
  @Post()
  @RequirePermission(P.ContractWrite)
  @Idempotent()
  create(@Ctx() ctx: RequestContext, @Body() body: CreateContractDto): Promise<ContractDto> {
    return this.contracts.create(ctx, body);
  }

  @Get(':id')
  @RequirePermission(P.ContractRead)
  get(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<ContractDto> {
    return this.contracts.get(ctx, id);
  }

  /** Drafts only. */
  @Patch(':id')
  @RequirePermission(P.ContractWrite)
  update(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: UpdateContractDto,
  ): Promise<ContractDto> {
    return this.contracts.update(ctx, id, version, body);
  }

  /** Drafts only. */
  @Delete(':id')
  @HttpCode(204)
  @RequirePermission(P.ContractWrite)
  delete(@Ctx() ctx: RequestContext, @Param() { id }: IdParam, @IfMatch() version: number): Promise<void> {
    return this.documents.delete(ctx, id, version);
  }

  /** The PDF of a draft, up to 20 MB, in place of the one before. */
  @Put(':id/document')
  @RequirePermission(P.ContractWrite)
  @Counts('uploads')
  @OwnTransaction()
  @TakesFile()
  async upload(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Req() request: FastifyRequest,
  ): Promise<ContractDto> {
    return this.documents.upload(ctx, id, version, await uploadedFile(request, LIMITS.documentBytes));
  }

  /** The PDF: as signed once it was signed here, else as uploaded. */
  @Get(':id/document')
  @RequirePermission(P.ContractRead)
  @RecordsAccess()
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async download(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { file, content } = await this.documents.download(ctx, id);
    return attachment(reply, file, content);
  }

  /** A draft with its PDF goes to those who sign it; once all have, it holds. */
  @Post(':id/send-for-signature')
  @HttpCode(200)
  @RequirePermission(P.SignatureManage)
  sendForSignature(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: SendForSignatureDto,
  ): Promise<ContractDto> {
    return this.signing.send(ctx, id, version, body);
  }

  /** A draft whose PDF was signed elsewhere holds from now on. */
  @Post(':id/activate')
  @HttpCode(200)
  @RequirePermission(P.ContractWrite)
  activate(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: ActivateContractDto,
  ): Promise<ContractDto> {
    return this.flow.activate(ctx, id, version, body);
  }

  /** An active one that ends before its last day. */
  @Post(':id/terminate')
  @HttpCode(200)
  @RequirePermission(P.ContractWrite)
  terminate(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: TerminateContractDto,
  ): Promise<ContractDto> {
    return this.flow.terminate(ctx, id, version, body);
  }

  /** A draft that shall never hold; its number stays taken. */
  @Post(':id/void')
  @HttpCode(200)
  @RequirePermission(P.ContractWrite)
  void(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: VoidContractDto,
  ): Promise<ContractDto> {
    return this.flow.void(ctx, id, version, body);
  }
}
