import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../../../../platform/access/access.decorators.js';
import { type Caller, From } from '../caller.js';
import { PasskeyChallengeDto, AnswerByPasskeyDto } from '../dto/passkey.dto.js';
import { SessionDto } from '../dto/session.dto.js';
import { SessionCookie } from '../session-cookie.js';
import { PasskeySignIn } from './passkey-sign-in.js';

@ApiTags('auth')
@Controller('auth/passkey')
export class PasskeySignInController {
  constructor(
    private readonly signIn: PasskeySignIn,
    private readonly cookie: SessionCookie,
  ) {}

  /** What to ask a device for, to sign in by a passkey alone. Nothing is stored. */
  @Post('options')
  @HttpCode(200)
  @Public('nobody is signed in yet, and it costs no more than a static page', { counts: 'elsewhere' })
  begin(): Promise<PasskeyChallengeDto> {
    return this.signIn.begin();
  }

  /** Sign in by a passkey that verified its person. It counts as a second factor. */
  @Post()
  @HttpCode(200)
  @Public('nobody is signed in yet', { counts: 'elsewhere' })
  async finish(
    @Body() body: AnswerByPasskeyDto,
    @From() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto> {
    return this.cookie.answer(await this.signIn.finish(body, caller), reply);
  }
}
