import { Controller, Delete, Get, HttpCode, Param, Put, Req, Res, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LIMITS, P } from '#libs/contracts';
import {
  Counts,
  OwnTransaction,
  RequirePermission,
  SelfService,
} from '../../../platform/access/access.decorators.js';
import { ownMembershipId, type RequestContext } from '../../../platform/context/request-context.js';
import { attachment } from '../../../platform/files/attachment.js';
import { TakesFile, uploadedFile } from '../../../platform/files/upload.js';
import { IfMatch } from '../../../platform/http/if-match.js';
import { Ctx, IdParam } from '../../../platform/http/params.js';
import { FirmDto } from '../firms/dto/firm.dto.js';
import { OwnProfileDto } from '../members/dto/own-profile.dto.js';
import { FirmLogo } from './firm-logo.js';
import { OwnPhoto } from './own-photo.js';
import { StoredImages } from './stored-images.js';

const IMAGE = { content: { 'image/*': { schema: { type: 'string', format: 'binary' } } } } as const;
/** The id names the pixels, so a browser need not ask again; nobody between it and us may keep them. */
const KEPT = 'private, max-age=31536000, immutable';

@ApiTags('images')
@Controller()
export class ImagesController {
  constructor(
    private readonly images: StoredImages,
    private readonly logo: FirmLogo,
    private readonly photo: OwnPhoto,
  ) {}

  /** A picture of the firm: its logo for everybody in it, photos for its members. Another picture has another id. */
  @Get('images/:id')
  @SelfService('whoever sees the firm sees its logo, and members see each other', { keys: true })
  @Counts('images')
  @ApiOkResponse(IMAGE)
  async get(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    const { kind, content, contentType, sha256 } = await this.images.get(ctx, id);
    void reply.header('etag', `"${sha256}"`).header('cache-control', KEPT);
    if (request.headers['if-none-match'] === `"${sha256}"`) {
      void reply.status(304);
      return undefined;
    }
    const name = `${kind}.${contentType.replace('image/', '')}`;
    return attachment(reply, { name, contentType }, content);
  }

  /** Set the firm's logo: PNG, JPEG or WebP up to 10 MB and 25 million pixels, drawn anew to fit 640 × 240 pixels. */
  @Put('firm/logo')
  @RequirePermission(P.FirmManage)
  @Counts('uploads')
  @OwnTransaction()
  @TakesFile()
  async setLogo(
    @Ctx() ctx: RequestContext,
    @IfMatch() version: number,
    @Req() request: FastifyRequest,
  ): Promise<FirmDto> {
    const { content } = await uploadedFile(request, LIMITS.imageBytes);
    return this.logo.set(ctx, version, content);
  }

  /** Invoices that were issued with the logo keep it. */
  @Delete('firm/logo')
  @RequirePermission(P.FirmManage)
  removeLogo(@Ctx() ctx: RequestContext, @IfMatch() version: number): Promise<FirmDto> {
    return this.logo.remove(ctx, version);
  }

  /** Set one's own photo: PNG, JPEG or WebP up to 10 MB and 25 million pixels; its middle is kept, up to 256 pixels square. */
  @Put('me/photo')
  @SelfService('the photo is theirs')
  @Counts('uploads')
  @OwnTransaction()
  @TakesFile()
  async setPhoto(
    @Ctx() ctx: RequestContext,
    @IfMatch() version: number,
    @Req() request: FastifyRequest,
  ): Promise<OwnProfileDto> {
    ownMembershipId(ctx); // before anything is read
    const { content } = await uploadedFile(request, LIMITS.imageBytes);
    return this.photo.set(ctx, version, content);
  }

  @Delete('me/photo')
  @SelfService('the photo is theirs')
  removePhoto(@Ctx() ctx: RequestContext, @IfMatch() version: number): Promise<OwnProfileDto> {
    return this.photo.remove(ctx, version);
  }

  /** Of anybody in the firm; whose it is can add another. */
  @Delete('members/:id/photo')
  @HttpCode(204)
  @RequirePermission(P.MemberManage)
  removePhotoOf(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
  ): Promise<void> {
    return this.photo.removeOf(ctx, id, version);
  }
}
