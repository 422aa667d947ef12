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
  Res,
  type StreamableFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { P } from '#libs/contracts';
import { RecordsAccess, RequirePermission } from '../../platform/access/access.decorators.js';
import type { RequestContext } from '../../platform/context/request-context.js';
import { attachment } from '../../platform/files/attachment.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { IfMatch } from '../../platform/http/if-match.js';
import { Ctx, IdParam } from '../../platform/http/params.js';
import { ProposalTotalsDto } from './dto/content.dto.js';
import { ProposalMarginDto } from './dto/margin.dto.js';
import {
  CountProposalDto,
  CreateProposalDto,
  ProposalDifferenceDto,
  DuplicateProposalDto,
  LinkProposalDto,
  ListProposalsQuery,
  ProposalDto,
  ProposalPageDto,
  ProposalVersionDto,
  SendProposalDto,
  SendProposalForSignatureDto,
  SentProposalDto,
  ProposalTaxCodeDto,
  UpdateProposalDto,
  WithdrawProposalDto,
} from './dto/proposal.dto.js';
import { DifferenceQuery, LinkParam, VersionParam } from './dto/proposal-params.dto.js';
import { Margins } from './margin.js';
import { ProposalPapers } from './proposal-papers.js';
import { ProposalsService } from './proposals.service.js';
import { ProposalSigning } from './proposal-signing.js';
import { SendProposal } from './send-proposal.js';

@ApiTags('proposals')
@Controller('proposals')
export class ProposalsController {
  constructor(
    private readonly proposals: ProposalsService,
    private readonly sending: SendProposal,
    private readonly signing: ProposalSigning,
    private readonly papers: ProposalPapers,
    private readonly margins: Margins,
  ) {}

  @Get()
  @RequirePermission(P.ProposalRead)
  list(@Ctx() ctx: RequestContext, @Query() query: ListProposalsQuery): Promise<ProposalPageDto> {
    return this.proposals.list(ctx, query);
  }

  @Post()
  @RequirePermission(P.ProposalWrite)
  @Idempotent()
  create(@Ctx() ctx: RequestContext, @Body() body: CreateProposalDto): Promise<ProposalDto> {
    return this.proposals.create(ctx, body);
  }

  /** What the firm's tax codes mean today. */
  @Get('tax-codes')
  @RequirePermission(P.ProposalRead)
  taxCodes(@Ctx() ctx: RequestContext): Promise<ProposalTaxCodeDto[]> {
    return this.proposals.taxCodes(ctx);
  }

  /** The figures of what somebody writes, while they write it. */
  @Post('count')
  @HttpCode(200)
  @RequirePermission(P.ProposalWrite)
  count(@Ctx() ctx: RequestContext, @Body() body: CountProposalDto): Promise<ProposalTotalsDto> {
    return this.proposals.count(ctx, body);
  }

  @Get(':id')
  @RequirePermission(P.ProposalRead)
  get(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<ProposalDto> {
    return this.proposals.get(ctx, id);
  }

  /** Drafts alone; `sections` and `lines` replace all that were there. */
  @Patch(':id')
  @RequirePermission(P.ProposalWrite)
  update(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: UpdateProposalDto,
  ): Promise<ProposalDto> {
    return this.proposals.update(ctx, id, version, body);
  }

  /** A draft of which no version was sent. */
  @Delete(':id')
  @HttpCode(204)
  @RequirePermission(P.ProposalWrite)
  delete(@Ctx() ctx: RequestContext, @Param() { id }: IdParam, @IfMatch() version: number): Promise<void> {
    return this.proposals.delete(ctx, id, version);
  }

  /** The same offer as a draft of its own, for the same or somebody else. */
  @Post(':id/duplicate')
  @RequirePermission(P.ProposalWrite)
  @Idempotent()
  duplicate(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @Body() body: DuplicateProposalDto,
  ): Promise<ProposalDto> {
    return this.proposals.duplicate(ctx, id, body);
  }

  /** Begins the next version. What was sent stays to be read, and cannot be accepted any more. */
  @Post(':id/versions')
  @HttpCode(200)
  @RequirePermission(P.ProposalWrite)
  @Idempotent()
  revise(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
  ): Promise<ProposalDto> {
    return this.proposals.revise(ctx, id, version);
  }

  @Get(':id/versions/:number')
  @RequirePermission(P.ProposalRead)
  version(@Ctx() ctx: RequestContext, @Param() { id, number }: VersionParam): Promise<ProposalVersionDto> {
    return this.proposals.version(ctx, id, number);
  }

  /** As it was sent; of a draft, as it would be printed now. */
  @Get(':id/versions/:number/pdf')
  @RequirePermission(P.ProposalRead)
  @RecordsAccess()
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async pdf(
    @Ctx() ctx: RequestContext,
    @Param() { id, number }: VersionParam,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { file, content } = await this.papers.get(ctx, id, number);
    return attachment(reply, file, content);
  }

  /** What changed from one version to another. */
  @Get(':id/difference')
  @RequirePermission(P.ProposalRead)
  difference(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @Query() { from, to }: DifferenceQuery,
  ): Promise<ProposalDifferenceDto[]> {
    return this.proposals.difference(ctx, id, from, to);
  }

  /** What is left of the price when the work is paid. */
  @Get(':id/margin')
  @RequirePermission(P.CostRead)
  margin(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<ProposalMarginDto> {
    return this.margins.get(ctx, id);
  }

  /** Freezes the version and gives its reader a link, by mail or to hand over. */
  @Post(':id/send')
  @HttpCode(200)
  @RequirePermission(P.ProposalWrite)
  send(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: SendProposalDto,
  ): Promise<SentProposalDto> {
    return this.sending.send(ctx, id, version, body);
  }

  /** A draft or an open one goes to those who sign it: accepted once all have, declined by the first who declines. */
  @Post(':id/send-for-signature')
  @HttpCode(200)
  @RequirePermission(P.SignatureManage)
  async sendForSignature(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: SendProposalForSignatureDto,
  ): Promise<ProposalDto> {
    await this.signing.send(ctx, id, version, body);
    return this.proposals.get(ctx, id);
  }

  /** One more link to what was sent. */
  @Post(':id/links')
  @HttpCode(200)
  @RequirePermission(P.ProposalWrite)
  link(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @Body() body: LinkProposalDto,
  ): Promise<SentProposalDto> {
    return this.sending.link(ctx, id, body);
  }

  @Delete(':id/links/:linkId')
  @HttpCode(204)
  @RequirePermission(P.ProposalWrite)
  revokeLink(@Ctx() ctx: RequestContext, @Param() { id, linkId }: LinkParam): Promise<void> {
    return this.sending.revokeLink(ctx, id, linkId);
  }

  /** Nobody can accept it any more. */
  @Post(':id/withdraw')
  @HttpCode(200)
  @RequirePermission(P.ProposalWrite)
  withdraw(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() { reason }: WithdrawProposalDto,
  ): Promise<ProposalDto> {
    return this.sending.withdraw(ctx, id, version, reason);
  }
}
