import { Body, Controller, Get, HttpCode, Param, Post, Res, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { OwnTransaction, PortalAccess } from '../../platform/access/access.decorators.js';
import type { RequestContext } from '../../platform/context/request-context.js';
import { attachment } from '../../platform/files/attachment.js';
import { Ctx, IdParam } from '../../platform/http/params.js';
import { type Caller, From } from '../identity/index.js';
import { DeclineDto, PortalSignatureDto, SignDto, SigningDto } from './dto/signing.dto.js';
import { PortalSignatures } from './portal-signatures.js';
import { SigningRoom } from './signing-room.js';

/** For those who sign in the portal. Whoever is asked to sign may: it needs no right besides. */
@ApiTags('portal')
@Controller('portal/signers')
export class PortalSignaturesController {
  constructor(
    private readonly signatures: PortalSignatures,
    private readonly room: SigningRoom,
  ) {}

  /** What one is asked to sign, and what one signed, the open ones first. */
  @Get()
  @PortalAccess()
  list(@Ctx() ctx: RequestContext): Promise<PortalSignatureDto[]> {
    return this.signatures.list(ctx);
  }

  /** The document, who signs it, and what one agrees to. */
  @Get(':id')
  @PortalAccess()
  @OwnTransaction()
  async look(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @From() caller: Caller,
  ): Promise<SigningDto> {
    return this.room.look(await this.signatures.door(ctx, id), caller);
  }

  /** The PDF: as sent, and once all have signed as signed. */
  @Get(':id/document')
  @PortalAccess()
  @OwnTransaction()
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async document(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @From() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { file, content } = await this.room.document(await this.signatures.door(ctx, id), caller);
    return attachment(reply, file, content);
  }

  /** Mails a one-time code to one's own address. */
  @Post(':id/code')
  @HttpCode(204)
  @PortalAccess()
  @OwnTransaction()
  async sendCode(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @From() caller: Caller,
  ): Promise<void> {
    await this.room.sendCode(await this.signatures.door(ctx, id), caller);
  }

  @Post(':id/sign')
  @HttpCode(200)
  @PortalAccess()
  @OwnTransaction()
  async sign(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @From() caller: Caller,
    @Body() body: SignDto,
  ): Promise<SigningDto> {
    return this.room.sign(await this.signatures.door(ctx, id), caller, body);
  }

  /** Nobody signs this document any more. */
  @Post(':id/decline')
  @HttpCode(200)
  @PortalAccess()
  @OwnTransaction()
  async decline(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @From() caller: Caller,
    @Body() { reason }: DeclineDto,
  ): Promise<SigningDto> {
    return this.room.decline(await this.signatures.door(ctx, id), caller, reason);
  }
}
