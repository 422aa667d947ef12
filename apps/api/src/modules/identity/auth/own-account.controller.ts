import { Body, Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OwnTransaction, SelfService } from '../../../platform/access/access.decorators.js';
import { ownUserId, type RequestContext } from '../../../platform/context/request-context.js';
import { Ctx, IdParam } from '../../../platform/http/params.js';
import { type Caller, From } from './caller.js';
import { LiveSessionDto } from './dto/live-session.dto.js';
import { ChangePasswordDto } from './dto/password.dto.js';
import { OwnPasswords } from './own-passwords.js';
import { SessionList } from './session-list.js';

const whoOf = (ctx: RequestContext) => ({ userId: ownUserId(ctx), sessionId: ctx.sessionId });

/** One's own login, the same in every firm. */
@ApiTags('account')
@Controller('me')
export class OwnAccountController {
  constructor(
    private readonly passwords: OwnPasswords,
    private readonly sessions: SessionList,
  ) {}

  /** Asks for the current password. Other sessions end, unless they are to stay. */
  @Put('password')
  @HttpCode(204)
  @SelfService('the password is theirs')
  @OwnTransaction()
  changePassword(
    @Ctx() ctx: RequestContext,
    @Body() body: ChangePasswordDto,
    @From() caller: Caller,
  ): Promise<void> {
    return this.passwords.change(whoOf(ctx), body, caller);
  }

  /** Where one is signed in, the last used first. */
  @Get('sessions')
  @SelfService('the sessions are theirs')
  sessionsList(@Ctx() ctx: RequestContext): Promise<LiveSessionDto[]> {
    return this.sessions.ofOneself(ctx, whoOf(ctx));
  }

  /** Signs out everywhere else, at once. */
  @Delete('sessions')
  @HttpCode(204)
  @SelfService('the sessions are theirs')
  @OwnTransaction()
  endOtherSessions(@Ctx() ctx: RequestContext, @From() caller: Caller): Promise<void> {
    return this.sessions.endOwnOthers(whoOf(ctx), caller);
  }

  /** Ends a session of one's own, at once. */
  @Delete('sessions/:id')
  @HttpCode(204)
  @SelfService('the sessions are theirs')
  @OwnTransaction()
  endSession(@Ctx() ctx: RequestContext, @Param() { id }: IdParam, @From() caller: Caller): Promise<void> {
    return this.sessions.endOwn(whoOf(ctx), id, caller);
  }
}
