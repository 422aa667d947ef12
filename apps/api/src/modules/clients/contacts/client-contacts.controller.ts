import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { RequirePermission } from '../../../platform/access/access.decorators.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { Idempotent } from '../../../platform/http/idempotency.interceptor.js';
import { IfMatch } from '../../../platform/http/if-match.js';
import { Ctx, IdParam } from '../../../platform/http/params.js';
import { InvitedPortalUserDto } from '../../identity/index.js';
import { ClientContactsService } from './client-contacts.service.js';
import {
  ClientContactDto,
  CreateClientContactDto,
  InviteContactDto,
  UpdateClientContactDto,
} from './dto/client-contact.dto.js';

@ApiTags('clients')
@Controller()
export class ClientContactsController {
  constructor(private readonly contacts: ClientContactsService) {}

  /** The people of a client whom the firm talks to, the main one first. */
  @Get('clients/:id/contacts')
  @RequirePermission(P.ClientRead)
  list(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<ClientContactDto[]> {
    return this.contacts.list(ctx, id);
  }

  @Post('clients/:id/contacts')
  @RequirePermission(P.ClientWrite)
  @Idempotent()
  create(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @Body() body: CreateClientContactDto,
  ): Promise<ClientContactDto> {
    return this.contacts.create(ctx, id, body);
  }

  @Patch('client-contacts/:id')
  @RequirePermission(P.ClientWrite)
  update(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: UpdateClientContactDto,
  ): Promise<ClientContactDto> {
    return this.contacts.update(ctx, id, version, body);
  }

  /** Lets the contact into the portal: an invitation for a week is mailed. */
  @Post('client-contacts/:id/invite')
  @HttpCode(200)
  @RequirePermission(P.PortalManage)
  invite(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @Body() body: InviteContactDto,
  ): Promise<InvitedPortalUserDto> {
    return this.contacts.invite(ctx, id, body);
  }

  /** Access to the portal stays as it is. */
  @Delete('client-contacts/:id')
  @HttpCode(204)
  @RequirePermission(P.ClientWrite)
  remove(@Ctx() ctx: RequestContext, @Param() { id }: IdParam, @IfMatch() version: number): Promise<void> {
    return this.contacts.remove(ctx, id, version);
  }
}
