import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { RequirePermission } from '../../platform/access/access.decorators.js';
import type { RequestContext } from '../../platform/context/request-context.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { IfMatch } from '../../platform/http/if-match.js';
import { Ctx, IdParam } from '../../platform/http/params.js';
import { ClientsService } from './clients.service.js';
import { ClientDeletion } from './deletion/client-deletion.js';
import { ClientDeletionDto } from './deletion/dto/client-deletion.dto.js';
import {
  ClientDto,
  ClientPageDto,
  CreateClientDto,
  ListClientsQuery,
  UpdateClientDto,
} from './dto/client.dto.js';

@ApiTags('clients')
@Controller('clients')
export class ClientsController {
  constructor(
    private readonly clients: ClientsService,
    private readonly deletion: ClientDeletion,
  ) {}

  /** The firm's clients; the active ones unless `status` says otherwise. */
  @Get()
  @RequirePermission(P.ClientRead)
  list(@Ctx() ctx: RequestContext, @Query() query: ListClientsQuery): Promise<ClientPageDto> {
    return this.clients.list(ctx, query);
  }

  @Post()
  @RequirePermission(P.ClientWrite)
  @Idempotent()
  create(@Ctx() ctx: RequestContext, @Body() body: CreateClientDto): Promise<ClientDto> {
    return this.clients.create(ctx, body);
  }

  @Get(':id')
  @RequirePermission(P.ClientRead)
  get(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<ClientDto> {
    return this.clients.get(ctx, id);
  }

  @Patch(':id')
  @RequirePermission(P.ClientWrite)
  update(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: UpdateClientDto,
  ): Promise<ClientDto> {
    return this.clients.update(ctx, id, version, body);
  }

  /** No new engagements and no new people in its portal; everything that exists goes on. */
  @Post(':id/deactivate')
  @HttpCode(200)
  @RequirePermission(P.ClientDeactivate)
  deactivate(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<ClientDto> {
    return this.clients.moveTo(ctx, id, 'inactive');
  }

  @Post(':id/reactivate')
  @HttpCode(200)
  @RequirePermission(P.ClientDeactivate)
  reactivate(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<ClientDto> {
    return this.clients.moveTo(ctx, id, 'active');
  }

  /** What a deletion would take along, and what forbids it. */
  @Get(':id/deletion')
  @RequirePermission(P.ClientDeactivate)
  deletionOf(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<ClientDeletionDto> {
    return this.deletion.preview(ctx, id);
  }

  /** Drafts go with it; once anything was issued, agreed or signed in to, it is deactivated instead. */
  @Delete(':id')
  @HttpCode(204)
  @RequirePermission(P.ClientDeactivate)
  delete(@Ctx() ctx: RequestContext, @Param() { id }: IdParam, @IfMatch() version: number): Promise<void> {
    return this.deletion.delete(ctx, id, version);
  }
}
