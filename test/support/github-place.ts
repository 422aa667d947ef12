import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { CLIENT, type Person } from './oidc-place.js';

interface Granted {
  person: Person;
  challenge: string;
  back: string;
}

/** Answers as GitHub does, by its documentation: OAuth 2.0 with PKCE, refusals with status 200, people by number. */
export class GithubPlace {
  person: Person = { sub: '583231', email: 'octo@firm.example', email_verified: true };
  private readonly codes = new Map<string, Granted>();
  private readonly tokens = new Map<string, Person>();

  private constructor(
    private readonly server: Server,
    readonly issuer: string,
  ) {}

  static async start(): Promise<GithubPlace> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const place = new GithubPlace(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('request', (request, reply) => void place.answer(request, reply));
    return place;
  }

  /** Goes where a browser goes, where the person agrees, and comes back with the query that it is led back with. */
  async visit(url: string): Promise<string> {
    const { pathname, searchParams: asked } = new URL(url);
    const get = (name: string) => asked.get(name) ?? '';
    if (pathname !== '/login/oauth/authorize' || get('client_id') !== CLIENT.id || asked.has('nonce'))
      throw new Error(`GitHub knows no ${url}`);
    const code = randomUUID();
    const granted = { person: this.person, challenge: get('code_challenge'), back: get('redirect_uri') };
    this.codes.set(code, granted);
    return new URLSearchParams({ code, state: get('state') }).toString();
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async answer(request: IncomingMessage, reply: ServerResponse): Promise<void> {
    const say = (body: unknown, status = 200) =>
      reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (request.url === '/login/oauth/access_token')
      return void say(this.exchange(new URLSearchParams(await text(request))));
    const person = this.tokens.get(request.headers.authorization?.replace('Bearer ', '') ?? '');
    if (!person) return void say({ message: 'Bad credentials' }, 401);
    if (request.url === '/api/v3/user') return void say({ id: Number(person.sub), login: 'octo' });
    const other = { email: 'Other@firm.example', primary: false, verified: true };
    say([other, { email: person.email, primary: true, verified: person.email_verified }]);
  }

  private exchange(form: URLSearchParams): object {
    const [id, secret] = [form.get('client_id'), form.get('client_secret')];
    if (id !== CLIENT.id || secret !== CLIENT.secret) return { error: 'incorrect_client_credentials' };
    const granted = this.codes.get(form.get('code') ?? '');
    const hash = createHash('sha256').update(form.get('code_verifier') ?? '');
    if (granted?.back !== form.get('redirect_uri') || granted.challenge !== hash.digest('base64url'))
      return { error: 'bad_verification_code' };
    this.codes.delete(form.get('code')!);
    const token = randomUUID();
    this.tokens.set(token, granted.person);
    return { access_token: token, token_type: 'bearer', scope: 'read:user,user:email' };
  }
}
