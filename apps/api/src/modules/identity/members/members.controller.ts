import { Body, Controller, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { RequirePermission } from '../../../platform/access/access.decorators.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { IfMatch } from '../../../platform/http/if-match.js';
import { Ctx, IdParam } from '../../../platform/http/params.js';
import {
  ListMembersQuery,
  MemberDetailsDto,
  MemberPageDto,
  SetRolesDto,
  UpdateMemberDto,
  WithReasonDto,
} from './dto/member.dto.js';
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
  ) {}

  /** The firm's people, those still to be invited among them. */
  @Get()
  @RequirePermission(P.MemberRead)
  list(@Ctx() ctx: RequestContext, @Query() query: ListMembersQuery): Promise<MemberPageDto> {
    return this.members.list(ctx, query);
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

  /** Ends the person's sessions in this firm at once; a running timer is stopped. What they did stays. */
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
}
