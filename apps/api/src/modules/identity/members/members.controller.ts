import { Body, Controller, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { RequirePermission } from '../../../platform/access/access.decorators.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { IfMatch } from '../../../platform/http/if-match.js';
import { Ctx, IdParam } from '../../../platform/http/params.js';
import { CreateMemberDto, InvitedMemberDto } from '../invitations/dto/invitation.dto.js';
import { InvitationsService } from '../invitations/invitations.service.js';
import {
  EraseMemberDto,
  ListMembersQuery,
  MemberDetailsDto,
  MemberPageDto,
  SetRolesDto,
  UpdateMemberDto,
  WithReasonDto,
} from './dto/member.dto.js';
import { Erasure } from './erasure.js';
import { MemberRoles } from './member-roles.js';
import { MemberStatus } from './member-status.js';
import { MembersService } from './members.service.js';

@ApiTags('members')
@Controller('members')
export class MembersController {
  constructor(
    private readonly members: MembersService,
    private readonly roles: MemberRoles,
    private readonly status: MemberStatus,
    private readonly invitations: InvitationsService,
    private readonly erasure: Erasure,
  ) {}

  /** The firm's people, those still to be invited among them. */
  @Get()
  @RequirePermission(P.MemberRead)
  list(@Ctx() ctx: RequestContext, @Query() query: ListMembersQuery): Promise<MemberPageDto> {
    return this.members.list(ctx, query);
  }

  /** A new person, who is invited at once or later. */
  @Post()
  @RequirePermission(P.MemberManage)
  create(@Ctx() ctx: RequestContext, @Body() body: CreateMemberDto): Promise<InvitedMemberDto> {
    return this.invitations.create(ctx, body);
  }

  @Get(':id')
  @RequirePermission(P.MemberRead)
  get(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<MemberDetailsDto> {
    return this.members.get(ctx, id);
  }

  @Patch(':id')
  @RequirePermission(P.MemberManage)
  update(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: UpdateMemberDto,
  ): Promise<MemberDetailsDto> {
    return this.members.update(ctx, id, version, body);
  }

  /** All roles of a person from now on. Nobody gives or takes rights that they do not hold themselves. */
  @Put(':id/roles')
  @RequirePermission(P.MemberManage)
  setRoles(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: SetRolesDto,
  ): Promise<MemberDetailsDto> {
    return this.roles.set(ctx, id, version, body);
  }

  /** Ends the person's sessions in this firm, and the API keys that they made, at once; a running timer is stopped. What they did stays. */
  @Post(':id/deactivate')
  @HttpCode(200)
  @RequirePermission(P.MemberManage)
  deactivate(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @Body() { reason }: WithReasonDto,
  ): Promise<MemberDetailsDto> {
    return this.status.deactivate(ctx, id, reason);
  }

  /** Somebody who never had a login is to be invited again. */
  @Post(':id/reactivate')
  @HttpCode(200)
  @RequirePermission(P.MemberManage)
  reactivate(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<MemberDetailsDto> {
    return this.status.reactivate(ctx, id);
  }

  /** Takes out who somebody was who left: what they did stays, by a former person. Cannot be taken back. */
  @Post(':id/erase')
  @HttpCode(200)
  @RequirePermission(P.MemberManage)
  erase(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: EraseMemberDto,
  ): Promise<MemberDetailsDto> {
    return this.erasure.erase(ctx, id, version, body);
  }

  /** Mails the link that lets the person in, or another one in place of it: it holds for 7 days and works once. */
  @Post(':id/invite')
  @HttpCode(200)
  @RequirePermission(P.MemberManage)
  invite(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<InvitedMemberDto> {
    return this.invitations.invite(ctx, id);
  }

  @Post(':id/invitation/revoke')
  @HttpCode(200)
  @RequirePermission(P.MemberManage)
  revokeInvitation(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<MemberDetailsDto> {
    return this.invitations.revoke(ctx, id);
  }
}
