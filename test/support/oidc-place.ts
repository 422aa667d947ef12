import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Grant } from 'oidc-provider';

export interface Person {
  sub: string;
  email: string;
  email_verified: boolean;
}

export const CLIENT = { id: 'votra', secret: randomBytes(16).toString('hex') };

/** A real provider of OpenID Connect on this machine, where everybody is signed in who is asked for. */
export class OidcPlace {
  /** Whose account the next browser has. */
  person: Person = { sub: 'ada', email: 'ada@firm.example', email_verified: true };
  /** What is done to the next answers of the token endpoint. */
  tamper: ((answer: Record<string, unknown>) => Record<string, unknown>) | undefined;
  private readonly people = new Map<string, Person>();

  private constructor(
    private readonly server: Server,
    readonly issuer: string,
  ) {}

  /** Nobody can sign in before `serve` says where to lead them back to. */
  static async start(): Promise<OidcPlace> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new OidcPlace(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  }

  serve(redirectUris: string[]): void {
    const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
    const provider = new Provider(this.issuer, {
      clients: [
        {
          ...{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: redirectUris },
          id_token_signed_response_alg: 'ES256',
        },
      ],
      jwks: { keys: [{ ...key, kty: 'EC', kid: 'one', use: 'sig', alg: 'ES256' }] },
      cookies: { keys: [randomBytes(16).toString('hex')] },
      claims: { openid: ['sub'], email: ['email', 'email_verified'] },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_, { uid }) => `/interaction/${uid}` },
      findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ ...this.people.get(sub)! }) }),
      loadExistingGrant: async (ctx) => {
        const { client, session } = ctx.oidc;
        const grant: Grant = new provider.Grant({
          clientId: client!.clientId,
          accountId: session!.accountId!,
        });
        grant.addOIDCScope('openid email');
        await grant.save();
        return grant;
      },
    });
    provider.use(async (ctx, next) => {
      if (ctx.path.startsWith('/interaction/')) {
        this.people.set(this.person.sub, this.person);
        await provider.interactionFinished(ctx.req, ctx.res, { login: { accountId: this.person.sub } });
        ctx.respond = false;
        return;
      }
      await next();
      if (ctx.path === '/token' && this.tamper) ctx.body = this.tamper(ctx.body as Record<string, unknown>);
    });
    const answer = provider.callback();
    this.server.on('request', (request, reply) => void answer(request, reply));
  }

  /** Goes where a browser goes, and comes back with the query that it is led back with. */
  async visit(url: string): Promise<string> {
    const jar = new Map<string, string>();
    for (let next = url, hops = 0; hops < 6; hops++) {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await fetch(next, { redirect: 'manual', headers: { cookie } });
      for (const set of answer.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)!;
        jar.set(name!, value!);
      }
      const location = answer.headers.get('location');
      if (!location) throw new Error(`${answer.status} ${await answer.text()}`);
      next = new URL(location, next).href;
      if (!next.startsWith(this.issuer)) return new URL(next).search.slice(1);
    }
    throw new Error('The provider leads nowhere.');
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
