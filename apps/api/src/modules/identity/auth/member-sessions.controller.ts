import { Controller, Delete, Get, HttpCode, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { RequirePermission } from '../../../platform/access/access.decorators.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { Ctx, IdParam } from '../../../platform/http/params.js';
import { LiveSessionDto, MemberSessionParam } from './dto/live-session.dto.js';
import { SessionList } from './session-list.js';

/** A colleague's sessions in this firm; their sessions in other firms are nobody's business here. */
@ApiTags('members')
@Controller('members/:id/sessions')
export class MemberSessionsController {
  constructor(private readonly sessions: SessionList) {}

  @Get()
  @RequirePermission(P.MemberManage)
  list(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<LiveSessionDto[]> {
    return this.sessions.ofMember(ctx, id);
  }

  /** Signs the person out everywhere, at once; of oneself, the session that asks stays. */
  @Delete()
  @HttpCode(204)
  @RequirePermission(P.MemberManage)
  endAll(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<void> {
    return this.sessions.endOfMember(ctx, id);
  }

  @Delete(':sessionId')
  @HttpCode(204)
  @RequirePermission(P.MemberManage)
  end(@Ctx() ctx: RequestContext, @Param() { id, sessionId }: MemberSessionParam): Promise<void> {
    return this.sessions.endOfMember(ctx, id, sessionId);
  }
}
