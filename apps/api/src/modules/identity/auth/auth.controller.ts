import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public, SelfService } from '../../../platform/access/access.decorators.js';
import { Config } from '../../../platform/config/config.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { unauthenticated } from '../../../platform/errors/domain-error.js';
import { Ctx } from '../../../platform/http/params.js';
import { AuthService } from './auth.service.js';
import { type Caller, From } from './caller.js';
import { AnswerChallengeDto, MfaChallengeDto } from './dto/authenticator.dto.js';
import { MeDto, SessionDto } from './dto/session.dto.js';
import { SignInDto, SwitchFirmDto } from './dto/sign-in.dto.js';
import { Me } from './me.js';
import { REFRESH_DAYS } from './refresh-tokens.js';
import type { SignedIn } from './session-answers.js';
import { SignIn } from './sign-in.js';

@ApiTags('auth')
@ApiExtraModels(SessionDto, MfaChallengeDto)
@Controller()
export class AuthController {
  constructor(
    private readonly auth: AuthService,
    private readonly signIn: SignIn,
    private readonly me: Me,
    private readonly config: Config,
  ) {}

  /** Sign in by e-mail and password. The refresh token comes as an HttpOnly cookie, after the code if there is one. */
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
    return 'challenge' in result ? { mfaRequired: true, ...result } : this.answer(result, reply);
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
    return this.answer(await this.signIn.byCode(body, caller), reply);
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
    const token = request.cookies[this.cookie];
    if (!token) throw unauthenticated();
    return this.answer(await this.auth.refresh(token, caller), reply);
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
    const token = request.cookies[this.cookie];
    if (!token) throw unauthenticated();
    return this.answer(await this.auth.enter(to, token, caller), reply);
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
    const token = request.cookies[this.cookie];
    if (token) await this.auth.signOut(token, caller);
    void reply.clearCookie(this.cookie, this.cookieOptions);
  }

  /** Who is signed in, where, with which rights. */
  @Get('me')
  @SelfService('everybody may know who they are', { evenConfined: true, keys: true })
  whoAmI(@Ctx() ctx: RequestContext): Promise<MeDto> {
    return this.me.of(ctx);
  }

  private answer({ session, refreshToken }: SignedIn, reply: FastifyReply): SessionDto {
    void reply.setCookie(this.cookie, refreshToken, { ...this.cookieOptions, maxAge: REFRESH_DAYS * 86_400 });
    return session;
  }

  private get cookie(): string {
    return this.config.secureCookies ? '__Host-votra_refresh' : 'votra_refresh';
  }

  private get cookieOptions() {
    return { httpOnly: true, secure: this.config.secureCookies, sameSite: 'strict', path: '/' } as const;
  }
}
