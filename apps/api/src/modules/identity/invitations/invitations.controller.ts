import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Public } from '../../../platform/access/access.decorators.js';
import { type Caller, From } from '../auth/caller.js';
import { AcceptInvitation } from './accept-invitation.js';
import {
  AcceptedInvitationDto,
  AcceptInvitationDto,
  InvitationDto,
  InvitationTokenDto,
} from './dto/invitation.dto.js';

@ApiTags('auth')
@Controller('auth/invitation')
export class InvitationsController {
  constructor(private readonly invitations: AcceptInvitation) {}

  /** Who invites whom to what. The token stands in the body: addresses end up in logs. */
  @Post()
  @HttpCode(200)
  @Public('the token of the link is the credential', { counts: 'refused-links' })
  look(@Body() { token }: InvitationTokenDto): Promise<InvitationDto> {
    return this.invitations.look(token);
  }

  /** Enters the firm, with a new login or the one that the address has. Sign in afterwards. */
  @Post('accept')
  @HttpCode(200)
  @Public('the token of the link is the credential', { counts: 'refused-links' })
  accept(@Body() body: AcceptInvitationDto, @From() caller: Caller): Promise<AcceptedInvitationDto> {
    return this.invitations.accept(body, caller);
  }
}
