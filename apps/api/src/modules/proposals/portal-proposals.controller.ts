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
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { OwnTransaction, PortalAccess, RecordsAccess } from '../../platform/access/access.decorators.js';
import { ownClientId, type RequestContext } from '../../platform/context/request-context.js';
import { attachment } from '../../platform/files/attachment.js';
import { Ctx, IdParam } from '../../platform/http/params.js';
import { type Caller, From } from '../identity/index.js';
import { ClientProposals } from './client-proposals.js';
import {
  AcceptProposalDto,
  ChosenDto,
  ClientProposalDto,
  DeclineProposalDto,
  ListPortalProposalsQuery,
  PortalProposalPageDto,
} from './dto/client-proposal.dto.js';
import { ProposalTotalsDto } from './dto/content.dto.js';
import { PortalProposals } from './portal-proposals.js';

/** Offers to the client whose portal it is. */
@Controller('portal/proposals')
export class PortalProposalsController {
  constructor(
    private readonly proposals: PortalProposals,
    private readonly read: ClientProposals,
  ) {}

  /** What was sent to the client, newest first. */
  @Get()
  @PortalAccess('approvals')
  list(@Ctx() ctx: RequestContext, @Query() query: ListPortalProposalsQuery): Promise<PortalProposalPageDto> {
    return this.proposals.list(ctx, query);
  }

  @Get(':id')
  @PortalAccess('approvals')
  get(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<ClientProposalDto> {
    return this.proposals.get(ctx, id);
  }

  /** The figures with these optional lines ticked; nothing is kept. */
  @Post(':id/count')
  @HttpCode(200)
  @PortalAccess('approvals')
  count(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @Body() { chosen }: ChosenDto,
  ): Promise<ProposalTotalsDto> {
    return this.read.count(ctx, id, ownClientId(ctx), chosen);
  }

  /** The proposal as it was sent, as PDF. */
  @Get(':id/pdf')
  @PortalAccess('approvals')
  @RecordsAccess()
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async pdf(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { file, content } = await this.proposals.pdf(ctx, id);
    return attachment(reply, file, content);
  }

  /** Accepts the version that was read, with the optional lines that are ticked. Asked again it answers the same. */
  @Post(':id/accept')
  @HttpCode(200)
  @PortalAccess('approvals')
  @OwnTransaction()
  accept(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @Body() body: AcceptProposalDto,
    @From() caller: Caller,
  ): Promise<ClientProposalDto> {
    return this.proposals.accept(ctx, id, body, caller);
  }

  @Post(':id/decline')
  @HttpCode(200)
  @PortalAccess('approvals')
  @OwnTransaction()
  decline(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @Body() body: DeclineProposalDto,
    @From() caller: Caller,
  ): Promise<ClientProposalDto> {
    return this.proposals.decline(ctx, id, body, caller);
  }
}
