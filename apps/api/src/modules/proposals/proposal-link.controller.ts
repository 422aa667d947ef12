import { Body, Controller, HttpCode, Post, Res, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../../platform/access/access.decorators.js';
import { attachment } from '../../platform/files/attachment.js';
import { type Caller, From } from '../identity/index.js';
import {
  ClientProposalDto,
  LinkAcceptDto,
  LinkChosenDto,
  LinkDeclineDto,
  LinkTokenDto,
} from './dto/client-proposal.dto.js';
import { ProposalTotalsDto } from './dto/content.dto.js';
import { ProposalLinkReader } from './proposal-link-reader.js';

const WHY = 'the token of the link is the credential';
const COUNTED = { counts: 'refused-links' } as const;

/** A proposal for somebody without a login. The token stands in the body: addresses end up in logs. */
@ApiTags('proposal-link')
@Controller('proposal-link')
export class ProposalLinkController {
  constructor(private readonly reader: ProposalLinkReader) {}

  /** What is offered. */
  @Post()
  @HttpCode(200)
  @Public(WHY, COUNTED)
  look(@Body() { token }: LinkTokenDto): Promise<ClientProposalDto> {
    return this.reader.look(token);
  }

  /** The figures with these optional lines ticked; nothing is kept. */
  @Post('count')
  @HttpCode(200)
  @Public(WHY, COUNTED)
  count(@Body() { token, chosen }: LinkChosenDto): Promise<ProposalTotalsDto> {
    return this.reader.count(token, chosen);
  }

  /** The proposal as it was sent, as PDF. */
  @Post('pdf')
  @HttpCode(200)
  @Public(WHY, COUNTED)
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async pdf(
    @Body() { token }: LinkTokenDto,
    @From() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { file, content } = await this.reader.pdf(token, caller);
    return attachment(reply, file, content);
  }

  /** Accepts the version that was read, with the optional lines that are ticked. Asked again it answers the same. */
  @Post('accept')
  @HttpCode(200)
  @Public(WHY, COUNTED)
  accept(@Body() body: LinkAcceptDto, @From() caller: Caller): Promise<ClientProposalDto> {
    return this.reader.accept(body, caller);
  }

  @Post('decline')
  @HttpCode(200)
  @Public(WHY, COUNTED)
  decline(@Body() body: LinkDeclineDto, @From() caller: Caller): Promise<ClientProposalDto> {
    return this.reader.decline(body, caller);
  }
}
