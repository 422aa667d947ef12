import type { Answer, Harness } from './harness.js';
import { PASSWORD, type TestMember } from './make.js';
import { CLIENT, type OidcPlace, type Person } from './oidc-place.js';
import type { Body } from './billing.js';

export interface KnownProvider {
  id: string;
  version: number;
  redirectUri: string;
}

interface World {
  harness: Harness;
  place: Pick<OidcPlace, 'issuer' | 'person' | 'visit'>;
  firmId: string;
  admin: TestMember;
  provider: KnownProvider;
}

/** An account at the place. */
export const account = (sub: string, over: Partial<Person> = {}): Person => ({
  ...{ sub, email: `${sub}@firm.example`, email_verified: true, ...over },
});

/** Of an answer that signs somebody in: the flow's cookie is cleared in it, the session's set. */
export const sessionOf = ({ headers, body }: Pick<Answer<unknown>, 'headers' | 'body'>) => ({
  token: (body as { accessToken: string }).accessToken,
  cookie: /votra_refresh=[^;]+/.exec(String(headers['set-cookie']))?.[0] ?? '',
});
const cookieOf = (headers: Record<string, unknown>): string => String(headers['set-cookie']).split(';')[0]!;

/** What single sign-on takes: the firm's side, and a browser's, behind one proxy. */
export function ssoCalls(world: () => World) {
  const send = (
    method: string,
    url: string,
    who: { token: string } | undefined,
    body?: object,
    headers = {},
  ) =>
    world().harness.request<Body<KnownProvider>>(method, url, who?.token, {
      ...(body ? { body } : {}),
      headers,
    });
  let browsers = 0;
  /** From an address of its own: refusals of the others do not count for it. */
  const finish = (answer: string, cookie: string, providerId = world().provider.id) => {
    const from = { cookie, 'x-forwarded-for': `198.51.100.${++browsers}` };
    return send('POST', '/auth/sso', undefined, { providerId, answer }, from);
  };

  /** Where the browser is led, with the cookie that it keeps. */
  async function begun(url: string, who: TestMember | undefined, body: object) {
    const { status, headers, body: answer } = await send('POST', url, who, body);
    if (status !== 200) throw new Error(JSON.stringify(answer));
    return { url: (answer as unknown as { url: string }).url, cookie: cookieOf(headers) };
  }
  const begin = (over: object = {}) =>
    begun('/auth/sso/begin', undefined, { firmId: world().firmId, providerId: world().provider.id, ...over });

  return {
    ...{ send, begin, finish },
    /** A provider at the place, off still. */
    added: async (who: TestMember, preset = 'oidc'): Promise<KnownProvider> => {
      const draft = { name: 'Firm accounts', preset, issuer: world().place.issuer };
      const { id } = (await send('POST', '/identity-providers', who, draft)).body;
      const keys = { applicationId: CLIENT.id, applicationSecret: CLIENT.secret };
      return (await send('PATCH', `/identity-providers/${id}`, who, keys, { 'if-match': '"1"' })).body;
    },
    set: async (changes: object) => {
      const { admin, provider } = world();
      const url = `/identity-providers/${provider.id}`;
      const { version } = (await send('GET', url, admin)).body;
      return send('PATCH', url, admin, changes, { 'if-match': `"${version}"` });
    },
    audit: (action: string) =>
      world().harness.database.sql<{ after: Record<string, unknown>; object_id: string }>(
        'SELECT after, object_id FROM audit_entries WHERE firm_id = $1 AND action = $2 ORDER BY at, id',
        [world().firmId, action],
      ),
    /** All the way there and back. */
    signInAs: async (person: Person, over: object = {}) => {
      world().place.person = person;
      const { url, cookie } = await begin(over);
      return finish(await world().place.visit(url), cookie);
    },
    link: async (who: TestMember, person: Person) => {
      const { place, provider } = world();
      place.person = person;
      const proof = { providerId: provider.id, password: PASSWORD };
      const { url, cookie } = await begun('/me/sign-ins/begin', who, proof);
      const body = { providerId: provider.id, answer: await place.visit(url) };
      return send('POST', '/me/sign-ins', who, body, { cookie });
    },
  };
}
