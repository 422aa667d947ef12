import { Module } from '@nestjs/common';
import { AuthController } from './auth/auth.controller.js';
import { AuthService } from './auth/auth.service.js';
import { Me } from './auth/me.js';
import { Passwords } from './auth/passwords.js';
import { RefreshTokens } from './auth/refresh-tokens.js';
import { Sessions } from './auth/sessions.js';
import { AcceptInvitation } from './invitations/accept-invitation.js';
import { InvitationsController } from './invitations/invitations.controller.js';
import { InvitationsService } from './invitations/invitations.service.js';
import { Departures } from './members/departures.js';
import { MemberRoles } from './members/member-roles.js';
import { MemberStatus } from './members/member-status.js';
import { MembersController } from './members/members.controller.js';
import { MembersService } from './members/members.service.js';

@Module({
  controllers: [AuthController, InvitationsController, MembersController],
  providers: [
    AuthService,
    Me,
    Passwords,
    RefreshTokens,
    Sessions,
    AcceptInvitation,
    Departures,
    InvitationsService,
    MemberRoles,
    MemberStatus,
    MembersService,
  ],
  exports: [Departures, Passwords],
})
export class IdentityModule {}
