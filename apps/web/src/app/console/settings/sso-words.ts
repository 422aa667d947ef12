import { SSO_PRESETS } from '#libs/contracts';
import type { SsoPreset } from '#libs/api-client/models/sso-preset';
import type { IdentityProviderDto } from '#libs/api-client/models/identity-provider-dto';
import type { StatusLook } from '#libs/ui/status';

interface Words {
  label: string;
  /** what is to be typed besides the name; none where the address is the same for everybody */
  ask?: string;
  hint?: string;
  /** what it calls the application's id and secret, and where they are given out */
  where: string;
}

const WORDS: Record<SsoPreset, Words> = {
  google: {
    label: $localize`Google`,
    where: $localize`In the Google Cloud console, under APIs & Services, Credentials: an OAuth client ID of type “Web application”.`,
  },
  microsoft: {
    label: $localize`Microsoft Entra ID`,
    ask: $localize`Directory (tenant) ID`,
    hint: $localize`As 8a2c…-…: on the directory’s overview page. Accounts of other directories are not taken.`,
    where: $localize`In the Microsoft Entra admin center, under App registrations: a web application of this directory alone, with a client secret. To require addresses or accept invitations by it, add the optional claims “email” and “xms_edov” to its ID token.`,
  },
  github: {
    label: $localize`GitHub`,
    ask: $localize`Address`,
    hint: $localize`https://github.com, or that of your GitHub Enterprise Server.`,
    where: $localize`On GitHub, in the settings of your organization, under Developer settings, OAuth apps. GitHub calls the redirect address “authorization callback URL”.`,
  },
  gitlab: {
    label: $localize`GitLab.com`,
    where: $localize`On GitLab.com, in the settings of your group, under Applications: a confidential one with the scopes “openid” and “email”.`,
  },
  oidc: {
    label: $localize`Another, by OpenID Connect`,
    ask: $localize`Address (issuer)`,
    hint: $localize`As https://login.firm.example, just as the provider calls itself.`,
    where: $localize`Where you manage your provider’s applications: a confidential web application with the scopes “openid” and “email”.`,
  },
};

export const ssoWords = (preset: SsoPreset): Words => WORDS[preset];
export const SSO_CHOICES = SSO_PRESETS.map((value) => ({ value, label: WORDS[value].label }));

/** What a provider is: on, off, or not set up yet. */
export function ssoLook({ enabled, applicationId, hasSecret }: IdentityProviderDto): StatusLook {
  if (enabled) return { label: $localize`On`, tone: 'good', icon: 'check_circle' };
  return applicationId && hasSecret
    ? { label: $localize`Off`, tone: 'neutral', icon: 'pause' }
    : { label: $localize`Not set up yet`, tone: 'warn', icon: 'pending' };
}
