import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { RequirePermission } from '../../../platform/access/access.decorators.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { Idempotent } from '../../../platform/http/idempotency.interceptor.js';
import { IfMatch } from '../../../platform/http/if-match.js';
import { Ctx, IdParam } from '../../../platform/http/params.js';
import { ClientTagsService } from './client-tags.service.js';
import { ClientTagDto, CreateClientTagDto, UpdateClientTagDto } from './dto/client-tag.dto.js';

@ApiTags('clients')
@Controller('client-tags')
export class ClientTagsController {
  constructor(private readonly tags: ClientTagsService) {}

  /** The firm's tags for clients, and how many clients have each. */
  @Get()
  @RequirePermission(P.ClientRead)
  list(@Ctx() ctx: RequestContext): Promise<ClientTagDto[]> {
    return this.tags.list(ctx);
  }

  @Post()
  @RequirePermission(P.ClientWrite)
  @Idempotent()
  create(@Ctx() ctx: RequestContext, @Body() body: CreateClientTagDto): Promise<ClientTagDto> {
    return this.tags.create(ctx, body);
  }

  @Patch(':id')
  @RequirePermission(P.ClientWrite)
  update(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: UpdateClientTagDto,
  ): Promise<ClientTagDto> {
    return this.tags.update(ctx, id, version, body);
  }

  /** Takes it from every client that has it. */
  @Delete(':id')
  @HttpCode(204)
  @RequirePermission(P.ClientWrite)
  remove(@Ctx() ctx: RequestContext, @Param() { id }: IdParam, @IfMatch() version: number): Promise<void> {
    return this.tags.remove(ctx, id, version);
  }
}
