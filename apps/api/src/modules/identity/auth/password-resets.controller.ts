import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Public } from '../../../platform/access/access.decorators.js';
import { type Caller, From } from './caller.js';
import { ForgotPasswordDto, ResetPasswordDto } from './dto/password.dto.js';
import { PasswordResets } from './password-resets.js';

@ApiTags('auth')
@Controller('auth/password')
export class PasswordResetsController {
  constructor(private readonly resets: PasswordResets) {}

  /** Mails a link to choose a new password, if the address has a login. The answer does not say whether. */
  @Post('forgot')
  @HttpCode(204)
  @Public('who forgot their password cannot sign in')
  forgot(@Body() { email }: ForgotPasswordDto, @From() caller: Caller): Promise<void> {
    return this.resets.request(email, caller);
  }

  /** A new password for the secret of the mailed link, once. Ends all sessions, and signs nobody in. */
  @Post('reset')
  @HttpCode(204)
  @Public('the secret of the mailed link is the credential', { counts: 'refused-links' })
  reset(@Body() body: ResetPasswordDto, @From() caller: Caller): Promise<void> {
    return this.resets.reset(body, caller);
  }
}
