import { Body, Controller, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OwnTransaction, SelfService } from '../../../../platform/access/access.decorators.js';
import { ownUserId, type RequestContext } from '../../../../platform/context/request-context.js';
import { Ctx, IdParam } from '../../../../platform/http/params.js';
import { type Caller, From } from '../caller.js';
import {
  AddedPasskeyDto,
  AddPasskeyDto,
  PasskeyChallengeDto,
  PasskeyDto,
  PasskeyNameDto,
  PasswordDto,
} from '../dto/passkey.dto.js';
import { Passkeys } from './passkeys.js';

const whoOf = (ctx: RequestContext) => ({ userId: ownUserId(ctx), sessionId: ctx.sessionId });

/** One's own passkeys: they sign in without a password, and count as a second factor. */
@ApiTags('account')
@Controller('me/passkeys')
export class PasskeysController {
  constructor(private readonly passkeys: Passkeys) {}

  @Get()
  @SelfService('the passkeys are theirs', { evenConfined: true })
  @OwnTransaction()
  list(@Ctx() ctx: RequestContext): Promise<PasskeyDto[]> {
    return this.passkeys.list(whoOf(ctx));
  }

  /** What to ask a device for. */
  @Post('options')
  @HttpCode(200)
  @SelfService('the passkeys are theirs', { evenConfined: true })
  @OwnTransaction()
  begin(@Ctx() ctx: RequestContext, @Body() { password }: PasswordDto): Promise<PasskeyChallengeDto> {
    return this.passkeys.begin(whoOf(ctx), password);
  }

  /** Keeps what the device made. With the first second factor, answers recovery codes; other sessions end. */
  @Post()
  @SelfService('the passkeys are theirs', { evenConfined: true })
  @OwnTransaction()
  add(
    @Ctx() ctx: RequestContext,
    @Body() body: AddPasskeyDto,
    @From() caller: Caller,
  ): Promise<AddedPasskeyDto> {
    return this.passkeys.add(whoOf(ctx), body, caller);
  }

  @Patch(':id')
  @SelfService('the passkeys are theirs')
  @OwnTransaction()
  rename(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @Body() { name }: PasskeyNameDto,
  ): Promise<PasskeyDto> {
    return this.passkeys.rename(whoOf(ctx), id, name);
  }

  /** The device's passkey opens nothing here any more. */
  @Post(':id/remove')
  @HttpCode(204)
  @SelfService('the passkeys are theirs')
  @OwnTransaction()
  remove(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @Body() { password }: PasswordDto,
    @From() caller: Caller,
  ): Promise<void> {
    return this.passkeys.remove(whoOf(ctx), id, password, caller);
  }
}
