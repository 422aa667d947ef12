import { Body, Controller, Get, HttpCode, Param, Post, Res, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../../platform/access/access.decorators.js';
import { attachment } from '../../platform/files/attachment.js';
import { IdParam } from '../../platform/http/params.js';
import { type Caller, From } from '../identity/index.js';
import {
  DeclineByLinkDto,
  SignByLinkDto,
  SigningDto,
  SigningKeyDto,
  SigningTokenDto,
} from './dto/signing.dto.js';
import { SigningKeys } from './signing-keys.js';
import { SigningRoom } from './signing-room.js';

const BY_LINK = 'the token of the link is the credential';

/** For those who come by a mailed link. The token stands in the body: addresses end up in logs. */
@ApiTags('signing')
@Controller()
export class SigningController {
  constructor(
    private readonly room: SigningRoom,
    private readonly keys: SigningKeys,
  ) {}

  /** The document, who signs it, and what one agrees to. */
  @Post('signing')
  @HttpCode(200)
  @Public(BY_LINK, { counts: 'refused-links' })
  look(@Body() { token }: SigningTokenDto, @From() caller: Caller): Promise<SigningDto> {
    return this.room.look({ token }, caller);
  }

  /** The PDF: as sent, and once all have signed as signed. */
  @Post('signing/document')
  @HttpCode(200)
  @Public(BY_LINK, { counts: 'refused-links' })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async document(
    @Body() { token }: SigningTokenDto,
    @From() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { file, content } = await this.room.document({ token }, caller);
    return attachment(reply, file, content);
  }

  /** Mails a one-time code to the signer's address. */
  @Post('signing/code')
  @HttpCode(204)
  @Public(BY_LINK, { counts: 'refused-links' })
  sendCode(@Body() { token }: SigningTokenDto, @From() caller: Caller): Promise<void> {
    return this.room.sendCode({ token }, caller);
  }

  @Post('signing/sign')
  @HttpCode(200)
  @Public(BY_LINK, { counts: 'refused-links' })
  sign(@Body() { token, ...signature }: SignByLinkDto, @From() caller: Caller): Promise<SigningDto> {
    return this.room.sign({ token }, caller, signature);
  }

  /** Nobody signs this document any more. */
  @Post('signing/decline')
  @HttpCode(200)
  @Public(BY_LINK, { counts: 'refused-links' })
  decline(@Body() { token, reason }: DeclineByLinkDto, @From() caller: Caller): Promise<SigningDto> {
    return this.room.decline({ token }, caller, reason);
  }

  /** The public keys that a firm's seals are checked with, the newest first. */
  @Get('signing-keys/:id')
  @Public('whoever holds a signed document may check by whom it was sealed')
  listKeys(@Param() { id }: IdParam): Promise<SigningKeyDto[]> {
    return this.keys.served(id);
  }
}
