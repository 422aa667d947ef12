import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public, SelfService } from '../../../platform/access/access.decorators.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { Ctx } from '../../../platform/http/params.js';
import { AuthService } from './auth.service.js';
import { type Caller, From } from './caller.js';
import { AnswerChallengeDto, MfaChallengeDto } from './dto/authenticator.dto.js';
import { AnswerByPasskeyDto } from './dto/passkey.dto.js';
import { MeDto, SessionDto } from './dto/session.dto.js';
import { SignInDto, SwitchFirmDto } from './dto/sign-in.dto.js';
import { Me } from './me.js';
import { SessionCookie } from './session-cookie.js';
import { SignIn } from './sign-in.js';

@ApiTags('auth')
@ApiExtraModels(SessionDto, MfaChallengeDto)
@Controller()
export class AuthController {
  constructor(
    private readonly auth: AuthService,
    private readonly signIn: SignIn,
    private readonly me: Me,
    private readonly cookie: SessionCookie,
  ) {}

  /** Sign in by e-mail and password. The refresh token comes as an HttpOnly cookie, after the second factor if there is one. */
  @Post('auth/login')
  @HttpCode(200)
  @Public('nobody is signed in yet', { counts: 'elsewhere' })
  @ApiOkResponse({
    schema: { oneOf: [SessionDto, MfaChallengeDto].map((dto) => ({ $ref: getSchemaPath(dto) })) },
  })
  async login(
    @Body() body: SignInDto,
    @From() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto | MfaChallengeDto> {
    const result = await this.signIn.byPassword(body, caller);
    return 'challenge' in result ? { mfaRequired: true, ...result } : this.cookie.answer(result, reply);
  }

  /** The second step of signing in: the code of the authenticator app, or a recovery code. */
  @Post('auth/login/code')
  @HttpCode(200)
  @Public('the challenge says that the password was right', { counts: 'elsewhere' })
  async loginByCode(
    @Body() body: AnswerChallengeDto,
    @From() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto> {
    return this.cookie.answer(await this.signIn.byCode(body, caller), reply);
  }

  /** The second step by a passkey of the person. */
  @Post('auth/login/passkey')
  @HttpCode(200)
  @Public('the challenge says that the password was right', { counts: 'elsewhere' })
  async loginByPasskey(
    @Body() body: AnswerByPasskeyDto,
    @From() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto> {
    return this.cookie.answer(await this.signIn.byPasskey(body, caller), reply);
  }

  /** A new access token for the refresh cookie, which is replaced. */
  @Post('auth/refresh')
  @HttpCode(200)
  @Public('the refresh cookie is the credential', { counts: 'refused-cookies' })
  async refresh(
    @Req() request: FastifyRequest,
    @From() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto> {
    return this.cookie.answer(await this.auth.refresh(this.cookie.of(request), caller), reply);
  }

  /** Go to another firm that one belongs to, or another client's portal: this session ends there, a new one begins here. */
  @Post('auth/switch')
  @HttpCode(200)
  @Public('the refresh cookie is the credential', { counts: 'refused-cookies' })
  async switch(
    @Body() to: SwitchFirmDto,
    @Req() request: FastifyRequest,
    @From() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto> {
    return this.cookie.answer(await this.auth.enter(to, this.cookie.of(request), caller), reply);
  }

  /** End the session; its access tokens stop at once. */
  @Post('auth/logout')
  @HttpCode(204)
  @Public('the refresh cookie is the credential', { counts: 'refused-cookies' })
  async logout(
    @Req() request: FastifyRequest,
    @From() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const token = this.cookie.find(request);
    if (token) await this.auth.signOut(token, caller);
    this.cookie.clear(reply);
  }

  /** Who is signed in, where, with which rights. */
  @Get('me')
  @SelfService('everybody may know who they are', { evenConfined: true, keys: true })
  whoAmI(@Ctx() ctx: RequestContext): Promise<MeDto> {
    return this.me.of(ctx);
  }
}
