import { Injectable } from '@nestjs/common';
import type { ClientAuth, Configuration, CustomFetch, IDToken } from 'openid-client';
import { Vault } from '../../../platform/access/vault.js';
import { Config } from '../../../platform/config/config.js';
import { DomainError, wrongState } from '../../../platform/errors/domain-error.js';
import { AccountMails } from '../../../platform/mail/account-mails.js';
import { Outgoing, OutgoingError } from '../../../platform/outgoing/outgoing.js';
import { GITHUB_SCOPE, githubIdentity, githubServer } from './github.js';
import type { IdentityProvider } from './identity-provider.entity.js';

/** What it takes to ask a provider. */
export type Provider = Pick<
  IdentityProvider,
  'id' | 'version' | 'name' | 'preset' | 'issuer' | 'applicationId'
> & {
  sealedSecret: string;
};

/** What only the browser that began knows, and its cookie keeps. */
export interface Secrets {
  state: string;
  nonce: string;
  verifier: string;
}

/** An account at a provider. */
export interface Identity {
  /** The provider's own name for it, which never changes. */
  subject: string;
  /** In small letters; empty when the provider says nothing. */
  email: string;
  /** Whether the provider says that the address is its owner's. */
  emailVerified: boolean;
}

/** Signed by the provider and meant for us, or a sentence that says why not. */
export type Answer = { identity: Identity } | { problem: string };

type Extension = 'enableNonRepudiationChecks' | 'allowInsecureRequests';

const KNOWN_MS = 3_600_000;
const REMEMBERED = 1_000;

/** As it comes when needed: the library would make each start of the process slower. */
const library = () => import('openid-client');

/**
 * Speaks OpenID Connect with firms' providers: authorization code with PKCE (S256), state, nonce, and the issuer of
 * the answer (RFC 9207). Each provider has an address of its own to answer to, so one's answer is never taken for
 * another's, also where a provider does not say who it is. GitHub has no ID tokens: there the code is exchanged for the
 * right to ask who the person is.
 */
@Injectable()
export class OidcClient {
  private readonly known = new Map<string, { configuration: Promise<Configuration>; until: number }>();

  constructor(
    private readonly config: Config,
    private readonly outgoing: Outgoing,
    private readonly vault: Vault,
    private readonly mails: AccountMails,
  ) {}

  /** Where the provider leads people back to, and nowhere else. */
  redirectUri(providerId: string): string {
    return this.mails.page(`/sign-in/${providerId}`);
  }

  /** The state begins with what for, so that the page that comes back knows it. */
  async newSecrets(kind: string): Promise<Secrets> {
    const oidc = await library();
    return {
      state: `${kind}.${oidc.randomState()}`,
      nonce: oidc.randomNonce(),
      verifier: oidc.randomPKCECodeVerifier(),
    };
  }

  /** Where the browser goes. @throws 409 while the provider cannot be reached */
  async address(provider: Provider, { state, nonce, verifier }: Secrets): Promise<string> {
    const oidc = await library();
    const asked: Record<string, string> =
      provider.preset === 'github' ? { scope: GITHUB_SCOPE } : { scope: 'openid email', nonce };
    const url = oidc.buildAuthorizationUrl(await this.reach(provider), {
      ...{ ...asked, response_type: 'code', redirect_uri: this.redirectUri(provider.id) },
      ...{ state, code_challenge_method: 'S256' },
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    });
    return url.href;
  }

  /** What the provider says, by the query that it led back with. @throws 409 while it cannot be reached */
  async answer(provider: Provider, { state, nonce, verifier }: Secrets, query: string): Promise<Answer> {
    const oidc = await library();
    const configuration = await this.reach(provider);
    const back = new URL(`${this.redirectUri(provider.id)}?${query}`);
    const expected = { pkceCodeVerifier: verifier, expectedState: state };
    try {
      if (provider.preset === 'github') {
        const { access_token } = await oidc.authorizationCodeGrant(configuration, back, expected);
        return { identity: await githubIdentity(configuration, access_token) };
      }
      const tokens = await oidc.authorizationCodeGrant(configuration, back, {
        ...{ ...expected, expectedNonce: nonce, idTokenExpected: true },
      });
      const claims = tokens.claims()!;
      const said =
        claims['email'] === undefined && configuration.serverMetadata().userinfo_endpoint
          ? { ...(await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub)), ...claims }
          : claims;
      return { identity: identityOf(said) };
    } catch (error) {
      if (obstacleOf(error)) throw unavailable(provider);
      if (error instanceof oidc.AuthorizationResponseError && error.error === 'access_denied')
        return { problem: `You were not signed in at ${provider.name}.` };
      return { problem: `${provider.name} did not confirm who you are. Start again.` };
    }
  }

  /** What the provider says about itself, asked anew. @throws whatever the library throws, OutgoingError as a cause */
  async discover({ id, preset, issuer, applicationId, sealedSecret }: Provider): Promise<Configuration> {
    const oidc = await library();
    const secret = this.vault.open(sealedSecret, id);
    // what the library sends are forms
    const ask: CustomFetch = (url, { body, ...rest }) =>
      this.outgoing.fetch(url, { ...rest, ...(body ? { body: body as URLSearchParams } : {}) });
    // where the outgoing requests allow it, which look at each address themselves
    const allowed: Extension[] = this.config.OUTGOING_LOOPBACK ? ['allowInsecureRequests'] : [];
    if (preset === 'github') {
      const server = new oidc.Configuration(githubServer(issuer), applicationId, secret);
      server[oidc.customFetch] = ask;
      for (const name of allowed) oidc[name](server);
      return server;
    }
    const [basic, post] = [oidc.ClientSecretBasic(secret), oidc.ClientSecretPost(secret)];
    const authentication: ClientAuth = (server, ...call) => {
      const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']; // the standard's default
      (methods.includes('client_secret_basic') ? basic : post)(server, ...call);
    };
    return oidc.discovery(new URL(issuer), applicationId, undefined, authentication, {
      [oidc.customFetch]: ask,
      execute: [oidc.enableNonRepudiationChecks, ...allowed.map((name) => oidc[name])],
    });
  }

  /** As `discover`, remembered for an hour. @throws 409 */
  private async reach(provider: Provider): Promise<Configuration> {
    const key = `${provider.id} ${provider.version}`;
    const known = this.known.get(key);
    if (known && known.until > Date.now()) return known.configuration;
    if (this.known.size >= REMEMBERED) this.known.clear();
    const configuration = this.discover(provider).catch((error: unknown) => {
      this.known.delete(key);
      throw error instanceof DomainError ? error : unavailable(provider);
    });
    this.known.set(key, { configuration, until: Date.now() + KNOWN_MS });
    return configuration;
  }
}

const unavailable = ({ name }: Provider) =>
  wrongState(
    'PROVIDER_UNAVAILABLE',
    `${name} cannot be asked just now. Try again later, or sign in another way.`,
  );

/** The request that found no answer, if that is why something failed. */
export function obstacleOf(error: unknown): OutgoingError | undefined {
  if (error instanceof OutgoingError) return error;
  return error instanceof Error && error.cause ? obstacleOf(error.cause) : undefined;
}

/** Microsoft has a word of its own for an address whose domain the directory has proven. */
const CONFIRMED = ['email_verified', 'xms_edov'];
/** As the standard has it, and as some providers write it. */
const YES: unknown[] = [true, 'true', 1, '1'];

function identityOf(claims: IDToken): Identity {
  const { sub: subject, email } = claims;
  return {
    subject,
    email: typeof email === 'string' ? email.trim().toLowerCase() : '',
    emailVerified: CONFIRMED.some((claim) => YES.includes(claims[claim])),
  };
}
