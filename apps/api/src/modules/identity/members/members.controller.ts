import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { RequirePermission } from '../../../platform/access/access.decorators.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { Ctx } from '../../../platform/http/params.js';
import { ListMembersQuery, MemberPageDto } from './dto/member.dto.js';
import { MembersService } from './members.service.js';

@ApiTags('members')
@Controller('members')
export class MembersController {
  constructor(private readonly members: MembersService) {}

  /** The firm's people, those still to be invited among them. */
  @Get()
  @RequirePermission(P.MemberRead)
  list(@Ctx() ctx: RequestContext, @Query() query: ListMembersQuery): Promise<MemberPageDto> {
    return this.members.list(ctx, query);
  }
}
