import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../../platform/access/access.decorators.js';
import { type Caller, From } from '../auth/caller.js';
import { MfaChallengeDto } from '../auth/dto/authenticator.dto.js';
import { SessionDto } from '../auth/dto/session.dto.js';
import { SessionCookie } from '../auth/session-cookie.js';
import { SignInOfferDto } from './dto/identity-provider.dto.js';
import { BeginSsoDto, FinishSsoDto, FirmOfferQuery, SsoAddressDto } from './dto/sso.dto.js';
import { SsoAccounts } from './sso-accounts.js';
import { flowEnded, SsoFlows } from './sso-flows.js';
import { SsoProviders } from './sso-providers.js';
import { SsoSignIn } from './sso-sign-in.js';

@ApiTags('auth')
@ApiExtraModels(SessionDto, MfaChallengeDto)
@Controller('auth/sso')
export class SsoController {
  constructor(
    private readonly providers: SsoProviders,
    private readonly accounts: SsoAccounts,
    private readonly flows: SsoFlows,
    private readonly signIn: SsoSignIn,
    private readonly cookie: SessionCookie,
  ) {}

  /** At which providers a firm's people sign in; none for a firm that does not exist. */
  @Get()
  @Public('nobody is signed in yet, and the firm gave out its link', { counts: 'elsewhere' })
  offers(@Query() { firmId }: FirmOfferQuery): Promise<SignInOfferDto[]> {
    return this.providers.offers(firmId);
  }

  /** Where the browser has to go to sign in at the firm's provider. A cookie binds the way back to this browser. */
  @Post('begin')
  @HttpCode(200)
  @Public('nobody is signed in yet', { counts: 'refused-links' })
  begin(
    @Body() { invitation, ...at }: BeginSsoDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SsoAddressDto> {
    const purpose = invitation
      ? ({ kind: 'invitation', token: invitation } as const)
      : ({ kind: 'sign-in' } as const);
    return this.accounts.begin(at, purpose, reply);
  }

  /** Sign in by what the provider led back with, in the browser that began. Only linked accounts let somebody in. */
  @Post()
  @HttpCode(200)
  @Public('nobody is signed in yet', { counts: 'elsewhere' })
  @ApiOkResponse({
    schema: { oneOf: [SessionDto, MfaChallengeDto].map((dto) => ({ $ref: getSchemaPath(dto) })) },
  })
  async finish(
    @Body() { providerId, answer }: FinishSsoDto,
    @Req() request: FastifyRequest,
    @From() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto | MfaChallengeDto> {
    const flow = await this.flows.take(request, reply, providerId);
    if (!flow || flow.purpose.kind === 'link') throw flowEnded(401);
    const result = await this.signIn.finish(flow, answer, caller);
    return 'challenge' in result ? { mfaRequired: true, ...result } : this.cookie.answer(result, reply);
  }
}
