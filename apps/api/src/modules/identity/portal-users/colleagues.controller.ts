import { Body, Controller, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { PortalAccess } from '../../../platform/access/access.decorators.js';
import { ownClientId, type RequestContext } from '../../../platform/context/request-context.js';
import { IfMatch } from '../../../platform/http/if-match.js';
import { Ctx, IdParam } from '../../../platform/http/params.js';
import { WithReasonDto } from '../members/dto/member.dto.js';
import {
  CreatePortalUserDto,
  InvitedPortalUserDto,
  PortalUserDto,
  UpdatePortalUserDto,
} from './dto/portal-user.dto.js';
import { PortalUsersService } from './portal-users.service.js';

/** A client's people among themselves: nobody gives more than they have, and one always manages. */
@Controller('portal/colleagues')
export class ColleaguesController {
  constructor(private readonly contacts: PortalUsersService) {}

  /** Who of one's own side sees this portal, and what of it. */
  @Get()
  @PortalAccess('colleagues')
  list(@Ctx() ctx: RequestContext): Promise<PortalUserDto[]> {
    return this.contacts.list(ctx, ownClientId(ctx));
  }

  /** A colleague, who is mailed an invitation for a week. */
  @Post()
  @PortalAccess('colleagues')
  create(@Ctx() ctx: RequestContext, @Body() body: CreatePortalUserDto): Promise<InvitedPortalUserDto> {
    return this.contacts.create(ctx, ownClientId(ctx), body);
  }

  @Patch(':id')
  @PortalAccess('colleagues')
  update(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: UpdatePortalUserDto,
  ): Promise<PortalUserDto> {
    return this.contacts.update(ctx, id, version, body);
  }

  /** Mails a new link; the one from before ends. */
  @Post(':id/invite')
  @HttpCode(200)
  @PortalAccess('colleagues')
  invite(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<InvitedPortalUserDto> {
    return this.contacts.invite(ctx, id);
  }

  /** The link that was mailed opens nothing any more. */
  @Post(':id/invitation/revoke')
  @HttpCode(200)
  @PortalAccess('colleagues')
  revokeInvitation(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<PortalUserDto> {
    return this.contacts.revoke(ctx, id);
  }

  /** Ends the person's sessions here at once. */
  @Post(':id/deactivate')
  @HttpCode(200)
  @PortalAccess('colleagues')
  deactivate(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @Body() { reason }: WithReasonDto,
  ): Promise<PortalUserDto> {
    return this.contacts.deactivate(ctx, id, reason);
  }

  /** Lets the person in again, with the rights from before. */
  @Post(':id/reactivate')
  @HttpCode(200)
  @PortalAccess('colleagues')
  reactivate(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<PortalUserDto> {
    return this.contacts.reactivate(ctx, id);
  }
}
