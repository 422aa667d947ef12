import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { RequirePermission } from '../../../platform/access/access.decorators.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { Idempotent } from '../../../platform/http/idempotency.interceptor.js';
import { IfMatch } from '../../../platform/http/if-match.js';
import { Ctx, IdParam } from '../../../platform/http/params.js';
import { ClientDto } from '../dto/client.dto.js';
import { ClientMerge } from './client-merge.js';
import { ClientMergeDto, ClientMergeQuery, MergeClientDto } from './dto/client-merge.dto.js';

@ApiTags('clients')
@Controller('clients/:id/merge')
export class ClientMergeController {
  constructor(private readonly merging: ClientMerge) {}

  /** What merging another client into this one would bring along, and what is in the way. */
  @Get()
  @RequirePermission(P.ClientMerge)
  preview(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @Query() { clientId }: ClientMergeQuery,
  ): Promise<ClientMergeDto> {
    return this.merging.preview(ctx, id, clientId);
  }

  /** Takes another client in with all that it has, for good; the other's address leads here from then on. */
  @Post()
  @HttpCode(200)
  @RequirePermission(P.ClientMerge)
  @Idempotent()
  merge(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: MergeClientDto,
  ): Promise<ClientDto> {
    return this.merging.merge(ctx, id, version, body);
  }
}
