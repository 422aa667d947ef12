import { Body, Controller, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { RequirePermission } from '../../../platform/access/access.decorators.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { IfMatch } from '../../../platform/http/if-match.js';
import { Ctx, IdParam } from '../../../platform/http/params.js';
import { FactorResetDto } from '../auth/factor-resets/factor-reset.dto.js';
import { MemberFactors } from '../auth/factor-resets/member-factors.js';
import { EraseMemberDto, WithReasonDto } from '../members/dto/member.dto.js';
import {
  CreatePortalUserDto,
  InvitedPortalUserDto,
  PortalUserDto,
  UpdatePortalUserDto,
} from './dto/portal-user.dto.js';
import { ContactErasure } from './contact-erasure.js';
import { PortalUsersService } from './portal-users.service.js';

/** The contacts of clients, for members of the firm. */
@ApiTags('portal users')
@Controller()
export class PortalUsersController {
  constructor(
    private readonly contacts: PortalUsersService,
    private readonly factors: MemberFactors,
    private readonly erasure: ContactErasure,
  ) {}

  /** Who of the client may sign in to the portal, or was invited to. */
  @Get('clients/:id/portal-users')
  @RequirePermission(P.ClientRead)
  list(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<PortalUserDto[]> {
    return this.contacts.list(ctx, id);
  }

  /** A contact of the client, who is mailed an invitation for a week. */
  @Post('clients/:id/portal-users')
  @RequirePermission(P.PortalManage)
  create(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @Body() body: CreatePortalUserDto,
  ): Promise<InvitedPortalUserDto> {
    return this.contacts.create(ctx, id, body);
  }

  @Patch('portal-users/:id')
  @RequirePermission(P.PortalManage)
  update(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: UpdatePortalUserDto,
  ): Promise<PortalUserDto> {
    return this.contacts.update(ctx, id, version, body);
  }

  /** Mails a new link; the one from before ends. */
  @Post('portal-users/:id/invite')
  @HttpCode(200)
  @RequirePermission(P.PortalManage)
  invite(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<InvitedPortalUserDto> {
    return this.contacts.invite(ctx, id);
  }

  /** The link that was mailed opens nothing any more. */
  @Post('portal-users/:id/invitation/revoke')
  @HttpCode(200)
  @RequirePermission(P.PortalManage)
  revokeInvitation(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<PortalUserDto> {
    return this.contacts.revoke(ctx, id);
  }

  /** Ends the person's sessions in this portal at once. */
  @Post('portal-users/:id/deactivate')
  @HttpCode(200)
  @RequirePermission(P.PortalManage)
  deactivate(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @Body() { reason }: WithReasonDto,
  ): Promise<PortalUserDto> {
    return this.contacts.deactivate(ctx, id, reason);
  }

  /** Lets the person in again, with the rights from before. */
  @Post('portal-users/:id/reactivate')
  @HttpCode(200)
  @RequirePermission(P.PortalManage)
  reactivate(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<PortalUserDto> {
    return this.contacts.reactivate(ctx, id);
  }

  /** Takes out who a contact was who was deactivated: what they did stays, by a former contact. Cannot be taken back. */
  @Post('portal-users/:id/erase')
  @HttpCode(200)
  @RequirePermission(P.PortalManage)
  erase(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: EraseMemberDto,
  ): Promise<PortalUserDto> {
    return this.erasure.erase(ctx, id, version, body);
  }

  /** For a contact who lost theirs, as for members; one who belongs to the firm as well is reset there. */
  @Post('portal-users/:id/second-factor/reset')
  @HttpCode(200)
  @RequirePermission(P.PortalManage)
  resetSecondFactor(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @Body() { reason }: WithReasonDto,
  ): Promise<FactorResetDto> {
    return this.factors.resetOfContact(ctx, id, reason);
  }
}
