import { Module } from '@nestjs/common';
import { AccountRecord } from './auth/account-record.js';
import { ApiKeysController } from './api-keys/api-keys.controller.js';
import { ApiKeysService } from './api-keys/api-keys.service.js';
import { AuthController } from './auth/auth.controller.js';
import { AuthService } from './auth/auth.service.js';
import { EmailChanges } from './auth/email/email-changes.js';
import { EmailChangesController } from './auth/email/email-changes.controller.js';
import { ForgottenLogins } from './auth/forgotten-logins.js';
import { Logins } from './auth/logins.js';
import { Entrance } from './auth/entrance.js';
import { Factors } from './auth/factors.js';
import { Me } from './auth/me.js';
import { AskToAgree } from './auth/factor-resets/ask-to-agree.js';
import { FactorResets } from './auth/factor-resets/factor-resets.js';
import { MemberFactors } from './auth/factor-resets/member-factors.js';
import { MemberFactorsController } from './auth/factor-resets/member-factors.controller.js';
import { MemberSessionsController } from './auth/member-sessions.controller.js';
import { OwnAccountController } from './auth/own-account.controller.js';
import { OwnPasswords } from './auth/own-passwords.js';
import { PasskeyAssertions } from './auth/passkeys/passkey-assertions.js';
import { PasskeyChallenges } from './auth/passkeys/passkey-challenges.js';
import { PasskeySignIn } from './auth/passkeys/passkey-sign-in.js';
import { PasskeySignInController } from './auth/passkeys/passkey-sign-in.controller.js';
import { Passkeys } from './auth/passkeys/passkeys.js';
import { PasskeysController } from './auth/passkeys/passkeys.controller.js';
import { RelyingParty } from './auth/passkeys/relying-party.js';
import { PasswordResets } from './auth/password-resets.js';
import { PasswordResetsController } from './auth/password-resets.controller.js';
import { Passwords } from './auth/passwords.js';
import { Proof } from './auth/proof.js';
import { RefreshTokens } from './auth/refresh-tokens.js';
import { SessionAnswers } from './auth/session-answers.js';
import { SessionCookie } from './auth/session-cookie.js';
import { SessionList } from './auth/session-list.js';
import { Sessions } from './auth/sessions.js';
import { SignIn } from './auth/sign-in.js';
import { FirmClosing } from './firms/closing/firm-closing.js';
import { FirmClosingController } from './firms/closing/firm-closing.controller.js';
import { FirmExports } from './firms/export/firm-exports.js';
import { FirmStatus } from './firms/closing/firm-status.js';
import { FirmsController } from './firms/firms.controller.js';
import { SignInRules } from './firms/sign-in-rules.js';
import { SignInRulesController } from './firms/sign-in-rules.controller.js';
import { FirmsService } from './firms/firms.service.js';
import { Letterheads } from './firms/letterheads.js';
import { Authenticators } from './auth/totp/authenticators.js';
import { AuthenticatorsController } from './auth/totp/authenticators.controller.js';
import { MfaChallenges } from './auth/totp/mfa-challenges.js';
import { SecondFactor } from './auth/totp/second-factor.js';
import { FirmLogo } from './images/firm-logo.js';
import { ImagesController } from './images/images.controller.js';
import { OwnPhoto } from './images/own-photo.js';
import { StoredImages } from './images/stored-images.js';
import { LimitsController } from './limits/limits.controller.js';
import { LimitsService } from './limits/limits.service.js';
import { AcceptInvitation } from './invitations/accept-invitation.js';
import { InvitationLinks } from './invitations/invitation-links.js';
import { InvitationsController } from './invitations/invitations.controller.js';
import { InvitationsService } from './invitations/invitations.service.js';
import { Departures } from './members/departures.js';
import { GrantedRoles } from './members/granted-roles.js';
import { Erasure } from './members/erasure.js';
import { MemberRoles } from './members/member-roles.js';
import { MemberStatus } from './members/member-status.js';
import { MembersController } from './members/members.controller.js';
import { MembersService } from './members/members.service.js';
import { OwnProfile } from './members/own-profile.js';
import { OwnProfileController } from './members/own-profile.controller.js';
import { RolesController } from './roles/roles.controller.js';
import { RolesService } from './roles/roles.service.js';
import { ColleaguesController } from './portal-users/colleagues.controller.js';
import { ContactErasure } from './portal-users/contact-erasure.js';
import { PortalUsersController } from './portal-users/portal-users.controller.js';
import { PortalUsersService } from './portal-users/portal-users.service.js';
import { IdentityProvidersController } from './sso/identity-providers.controller.js';
import { LinkedSignInsController } from './sso/linked-sign-ins.controller.js';
import { SsoController } from './sso/sso.controller.js';
import { IdentityProvidersService } from './sso/identity-providers.service.js';
import { LinkedSignIns } from './sso/linked-sign-ins.js';
import { OidcClient } from './sso/oidc-client.js';
import { ProviderCheck } from './sso/provider-check.js';
import { SsoAccounts } from './sso/sso-accounts.js';
import { SsoFlows } from './sso/sso-flows.js';
import { SsoProviders } from './sso/sso-providers.js';
import { SsoSignIn } from './sso/sso-sign-in.js';

@Module({
  controllers: [
    ApiKeysController,
    AuthController,
    FirmsController,
    FirmClosingController,
    AuthenticatorsController,
    EmailChangesController,
    ImagesController,
    InvitationsController,
    LimitsController,
    MemberFactorsController,
    MemberSessionsController,
    MembersController,
    OwnAccountController,
    OwnProfileController,
    PasskeySignInController,
    PasskeysController,
    PasswordResetsController,
    RolesController,
    SignInRulesController,
    ColleaguesController,
    PortalUsersController,
    IdentityProvidersController,
    LinkedSignInsController,
    SsoController,
  ],
  providers: [
    AccountRecord,
    ApiKeysService,
    AuthService,
    Authenticators,
    EmailChanges,
    Entrance,
    AskToAgree,
    FactorResets,
    Factors,
    Logins,
    Me,
    MemberFactors,
    MfaChallenges,
    OwnPasswords,
    PasskeyAssertions,
    PasskeyChallenges,
    PasskeySignIn,
    Passkeys,
    PasswordResets,
    Passwords,
    Proof,
    RefreshTokens,
    RelyingParty,
    SecondFactor,
    SessionAnswers,
    SessionCookie,
    SessionList,
    Sessions,
    SignIn,
    FirmsService,
    FirmLogo,
    Letterheads,
    OwnPhoto,
    StoredImages,
    FirmClosing,
    FirmExports,
    FirmStatus,
    SignInRules,
    AcceptInvitation,
    Departures,
    Erasure,
    GrantedRoles,
    InvitationLinks,
    InvitationsService,
    LimitsService,
    MemberRoles,
    MemberStatus,
    MembersService,
    OwnProfile,
    RolesService,
    PortalUsersService,
    IdentityProvidersService,
    LinkedSignIns,
    OidcClient,
    ProviderCheck,
    SsoAccounts,
    SsoFlows,
    SsoProviders,
    SsoSignIn,
    ContactErasure,
    ForgottenLogins,
  ],
  exports: [Departures, Letterheads, Logins, Passwords, PortalUsersService, StoredImages],
})
export class IdentityModule {}
