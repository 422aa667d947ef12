import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { RequirePermission } from '../../../platform/access/access.decorators.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { Idempotent } from '../../../platform/http/idempotency.interceptor.js';
import { IfMatch } from '../../../platform/http/if-match.js';
import { Ctx, IdParam } from '../../../platform/http/params.js';
import { CreateRoleDto, RoleDto, RolesOfFirmDto, UpdateRoleDto } from './dto/role.dto.js';
import { RolesService } from './roles.service.js';

@ApiTags('roles')
@Controller('roles')
export class RolesController {
  constructor(private readonly roles: RolesService) {}

  /** The built-in roles and those of the firm, with their rights. */
  @Get()
  @RequirePermission(P.MemberRead)
  list(@Ctx() ctx: RequestContext): Promise<RolesOfFirmDto> {
    return this.roles.list(ctx);
  }

  @Get(':id')
  @RequirePermission(P.MemberRead)
  get(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<RoleDto> {
    return this.roles.get(ctx, id);
  }

  /** A role of the firm. Nobody makes one with rights that they do not hold themselves. */
  @Post()
  @RequirePermission(P.RoleManage)
  @Idempotent()
  create(@Ctx() ctx: RequestContext, @Body() body: CreateRoleDto): Promise<RoleDto> {
    return this.roles.create(ctx, body);
  }

  /** Holds at the next request of everybody who has the role. */
  @Patch(':id')
  @RequirePermission(P.RoleManage)
  update(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: UpdateRoleDto,
  ): Promise<RoleDto> {
    return this.roles.update(ctx, id, version, body);
  }

  /** Refused while anybody has the role: 409 says how many. */
  @Delete(':id')
  @HttpCode(204)
  @RequirePermission(P.RoleManage)
  remove(@Ctx() ctx: RequestContext, @Param() { id }: IdParam, @IfMatch() version: number): Promise<void> {
    return this.roles.remove(ctx, id, version);
  }
}
