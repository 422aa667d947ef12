import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Configuration, ServerMetadata } from 'openid-client';
import { DomainError } from '../../../platform/errors/domain-error.js';
import type { IdentityProvider } from './identity-provider.entity.js';
import { obstacleOf, OidcClient, type Provider } from './oidc-client.js';

/** Signs in nobody: the provider has made no such code. */
const NO_CODE = `code=${randomUUID()}`;
const SECRET_WRONG = new Set(['invalid_client', 'unauthorized_client', 'incorrect_client_credentials']);

/** Tries a provider as far as that goes without a person, and says in words what is wrong. */
@Injectable()
export class ProviderCheck {
  constructor(private readonly oidc: OidcClient) {}

  /** None when all is well. */
  async problemsOf({ sealedSecret, ...rest }: IdentityProvider): Promise<string[]> {
    if (!rest.applicationId || sealedSecret === null)
      return [
        'The application id or its secret is missing. You get both where you register Votra at the provider.',
      ];
    const provider = { ...rest, sealedSecret };
    let configuration: Configuration;
    try {
      configuration = await this.oidc.discover(provider);
    } catch (error) {
      return [sentenceOf(error, provider)];
    }
    const lacks = rest.preset === 'github' ? [] : lackingIn(configuration.serverMetadata());
    return lacks.length ? lacks : this.trial(provider, configuration);
  }

  /** A code that cannot be right tells whether the provider knows us. */
  private async trial(provider: Provider, configuration: Configuration): Promise<string[]> {
    const oidc = await import('openid-client');
    const back = new URL(`${this.oidc.redirectUri(provider.id)}?${NO_CODE}`);
    back.searchParams.set('iss', configuration.serverMetadata().issuer);
    try {
      await oidc.authorizationCodeGrant(configuration, back, {
        pkceCodeVerifier: oidc.randomPKCECodeVerifier(),
      });
      return ['The provider takes codes that it has not made. Do not use it.'];
    } catch (error) {
      if (obstacleOf(error)) return [sentenceOf(error, provider)];
      const refused = refusalOf(error);
      if (error instanceof oidc.WWWAuthenticateChallengeError || SECRET_WRONG.has(refused))
        return ['The provider does not know this application id with this secret.'];
      if (refused === 'redirect_uri_mismatch')
        return ['The redirect address is not registered at the provider.'];
      return [];
    }
  }
}

/** What the provider calls its refusal; GitHub says it with the status of success, which the library takes for an answer. */
function refusalOf(error: unknown): string {
  const { error: word, body, cause } = (error ?? {}) as { error?: unknown; body?: unknown; cause?: unknown };
  if (typeof word === 'string') return word;
  return body || cause ? refusalOf(body ?? cause) : '';
}

function lackingIn(server: ServerMetadata): string[] {
  const { authorization_endpoint: page, token_endpoint: tokens, jwks_uri: keys } = server;
  const methods = server.code_challenge_methods_supported;
  const answers = server.response_types_supported;
  return [
    ...(page && tokens && keys
      ? []
      : [
          'The provider does not say where people sign in, or where its keys are. It may not speak OpenID Connect.',
        ]),
    ...(Array.isArray(answers) && !answers.includes('code')
      ? ['The provider does not offer the authorization code, by which alone people sign in here.']
      : []),
    ...(methods && !methods.includes('S256')
      ? ['The provider does not offer PKCE (S256), which keeps codes from being stolen.']
      : []),
  ];
}

/** Nothing of what was answered: the address is somebody's choice. */
function sentenceOf(error: unknown, { issuer }: Provider): string {
  if (error instanceof DomainError) return error.detail;
  const obstacle = obstacleOf(error);
  if (obstacle) return obstacle.message;
  const { code } = error as { code?: string };
  if (code === 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED')
    return `The provider calls itself by another address than ${issuer}. Mind a slash at the end.`;
  return `There is no provider at ${issuer}: it does not describe itself as OpenID Connect asks.`;
}
