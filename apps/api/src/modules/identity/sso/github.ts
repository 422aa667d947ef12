import type { Configuration, ServerMetadata } from 'openid-client';
import type { Identity } from './oidc-client.js';

/** Reads who somebody is and which addresses they have proven; nothing of their work. */
export const GITHUB_SCOPE = 'read:user user:email';

/** GitHub's own places have their API beside them, servers of firms have it below. */
const CLOUD = /^(github|[a-z0-9-]+\.ghe)\.com$/;

interface Address {
  email: string;
  primary: boolean;
  verified: boolean;
}

/**
 * GitHub does not describe itself; a GitHub Enterprise Server has the same ways in at its own address.
 * https://docs.github.com/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps
 */
export const githubServer = (issuer: string): ServerMetadata => ({
  issuer,
  authorization_endpoint: `${issuer}/login/oauth/authorize`,
  token_endpoint: `${issuer}/login/oauth/access_token`,
});

/** The person's number, which stays when they rename themselves, and their main address. @throws what the library throws */
export async function githubIdentity(configuration: Configuration, token: string): Promise<Identity> {
  const { fetchProtectedResource } = await import('openid-client');
  const { origin, protocol, host } = new URL(configuration.serverMetadata().issuer);
  const api = CLOUD.test(host) ? `${protocol}//api.${host}` : `${origin}/api/v3`;
  const ask = async (path: string): Promise<unknown> => {
    const answer = await fetchProtectedResource(configuration, token, new URL(`${api}${path}`), 'GET');
    if (!answer.ok) throw new Error(`GitHub answered ${answer.status}.`);
    return answer.json();
  };
  const { id } = (await ask('/user')) as { id: unknown };
  if (!Number.isSafeInteger(id)) throw new Error('GitHub did not say whose token it is.');
  const main = ((await ask('/user/emails')) as Address[]).find(({ primary }) => primary);
  return {
    subject: String(id),
    email: main?.email.toLowerCase() ?? '',
    emailVerified: main?.verified === true,
  };
}
