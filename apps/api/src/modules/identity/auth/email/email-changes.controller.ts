import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OwnTransaction, Public, SelfService } from '../../../../platform/access/access.decorators.js';
import { ownUserId, type RequestContext } from '../../../../platform/context/request-context.js';
import { Ctx } from '../../../../platform/http/params.js';
import { type Caller, From } from '../caller.js';
import { ChangeEmailDto, EmailConfirmationDto, EmailTokenDto } from '../dto/email.dto.js';
import { EmailChanges } from './email-changes.js';

@ApiTags('account')
@Controller()
export class EmailChangesController {
  constructor(private readonly changes: EmailChanges) {}

  /** Mails links to the new address and to the old one. The answer does not say whether somebody has the new one. */
  @Post('me/email')
  @HttpCode(204)
  @SelfService('the address is theirs')
  @OwnTransaction()
  request(@Ctx() ctx: RequestContext, @Body() body: ChangeEmailDto, @From() caller: Caller): Promise<void> {
    return this.changes.request(ownUserId(ctx), body, caller);
  }

  /** One address confirms; once both have, the new one holds. */
  @Post('auth/email/confirm')
  @HttpCode(200)
  @Public('the secret of the mailed link is the credential', { counts: 'refused-links' })
  async confirm(@Body() { token }: EmailTokenDto, @From() caller: Caller): Promise<EmailConfirmationDto> {
    return { complete: await this.changes.confirm(token, caller) };
  }

  /** By the second link in the mail to the old address. */
  @Post('auth/email/cancel')
  @HttpCode(204)
  @Public('the secret of the mailed link is the credential', { counts: 'refused-links' })
  cancel(@Body() { token }: EmailTokenDto, @From() caller: Caller): Promise<void> {
    return this.changes.cancel(token, caller);
  }
}
