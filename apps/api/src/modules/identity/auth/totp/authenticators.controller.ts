import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OwnTransaction, SelfService } from '../../../../platform/access/access.decorators.js';
import { ownUserId, type RequestContext } from '../../../../platform/context/request-context.js';
import { Ctx } from '../../../../platform/http/params.js';
import { type Caller, From } from '../caller.js';
import {
  AuthenticatorDto,
  AuthenticatorSetupDto,
  BeginAuthenticatorDto,
  CodeDto,
  PasswordAndCodeDto,
  RecoveryCodesDto,
  RenewCodesDto,
} from '../dto/authenticator.dto.js';
import { Authenticators } from './authenticators.js';

const whoOf = (ctx: RequestContext) => ({ userId: ownUserId(ctx), sessionId: ctx.sessionId });

/** One's own second factor: an authenticator app (TOTP) with recovery codes. */
@ApiTags('account')
@Controller('me/authenticator')
export class AuthenticatorsController {
  constructor(private readonly authenticators: Authenticators) {}

  @Get()
  @SelfService('the second factor is theirs', { evenConfined: true })
  @OwnTransaction()
  state(@Ctx() ctx: RequestContext): Promise<AuthenticatorDto> {
    return this.authenticators.state(whoOf(ctx));
  }

  /** A secret for the app, shown this once. Sign-in asks for codes only after one confirmed it. */
  @Post()
  @HttpCode(200)
  @SelfService('the second factor is theirs', { evenConfined: true })
  @OwnTransaction()
  begin(
    @Ctx() ctx: RequestContext,
    @Body() { password }: BeginAuthenticatorDto,
  ): Promise<AuthenticatorSetupDto> {
    return this.authenticators.begin(whoOf(ctx), password);
  }

  /** The app's first code. With the first second factor, answers recovery codes, shown this once; other sessions end. */
  @Post('confirm')
  @HttpCode(200)
  @SelfService('the second factor is theirs', { evenConfined: true })
  @OwnTransaction()
  async confirm(
    @Ctx() ctx: RequestContext,
    @Body() { code }: CodeDto,
    @From() caller: Caller,
  ): Promise<RecoveryCodesDto> {
    return { codes: await this.authenticators.confirm(whoOf(ctx), code, caller) };
  }

  /** Ten new recovery codes in place of those from before. Asks for a code where there is an app. */
  @Post('recovery-codes')
  @HttpCode(200)
  @SelfService('the second factor is theirs')
  @OwnTransaction()
  async renewCodes(
    @Ctx() ctx: RequestContext,
    @Body() body: RenewCodesDto,
    @From() caller: Caller,
  ): Promise<RecoveryCodesDto> {
    return { codes: await this.authenticators.renewCodes(whoOf(ctx), body, caller) };
  }

  /** Sign-in asks for no code any more. */
  @Post('remove')
  @HttpCode(204)
  @SelfService('the second factor is theirs')
  @OwnTransaction()
  remove(
    @Ctx() ctx: RequestContext,
    @Body() body: PasswordAndCodeDto,
    @From() caller: Caller,
  ): Promise<void> {
    return this.authenticators.remove(whoOf(ctx), body, caller);
  }
}
