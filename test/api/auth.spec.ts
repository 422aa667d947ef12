import { Harness } from '../support/harness.js';
import { loadDemo } from '../../apps/api/src/database/demo/load.js';

interface Session {
  accessToken: string;
  me: { membership: { roles: string[] } | null; portal: { clientName: string } | null };
}

const PASSWORD = 'votra-demo-2026';
const cookieOf = (headers: Record<string, string | string[] | undefined>): string =>
  String(headers['set-cookie']).split(';')[0]!;

describe('signing in', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await Harness.start();
    await loadDemo(harness.app);
  });
  afterAll(() => harness.stop());

  const signIn = (email: string, password = PASSWORD) =>
    harness.request<Session>('POST', '/auth/login', undefined, { body: { email, password } });

  it('lets every demo person in, members and portal users', async () => {
    const admin = await signIn('admin@demo.votra.example');
    expect(admin.status).toBe(200);
    expect(admin.body.me.membership?.roles).toEqual(['admin']);
    const client = await signIn('client@demo.votra.example');
    expect(client.body.me.portal?.clientName).toBe('Brightwater Health');
    expect(client.body.me.membership).toBeNull();
  });

  it('answers an unknown address and a wrong password with the same words', async () => {
    const unknown = await signIn('nobody@demo.votra.example');
    const wrong = await signIn('pm@demo.votra.example', 'wrong');
    expect(unknown.status).toBe(401);
    expect({ ...wrong.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });
  });

  it('rotates the refresh token and ends the session when a used one comes back', async () => {
    const first = await signIn('pm@demo.votra.example');
    const refresh = (cookie: string) =>
      harness.request<Session>('POST', '/auth/refresh', undefined, { headers: { cookie } });
    const second = await refresh(cookieOf(first.headers));
    expect(second.status).toBe(200);
    const lost = await refresh(cookieOf(first.headers));
    expect(cookieOf(lost.headers)).toBe(cookieOf(second.headers));
    await harness.database.sql(
      `UPDATE refresh_tokens SET used_at = used_at - interval '11 seconds' WHERE used_at IS NOT NULL`,
    );
    expect((await refresh(cookieOf(first.headers))).status).toBe(401);
    expect((await refresh(cookieOf(second.headers))).status).toBe(401);
    expect((await harness.request('GET', '/me', second.body.accessToken)).status).toBe(401);
  });

  it('stops the access token at sign-out', async () => {
    const { headers, body } = await signIn('consultant@demo.votra.example');
    expect((await harness.request('GET', '/me', body.accessToken)).status).toBe(200);
    expect(
      (await harness.request('POST', '/auth/logout', undefined, { headers: { cookie: cookieOf(headers) } }))
        .status,
    ).toBe(204);
    expect((await harness.request('GET', '/me', body.accessToken)).status).toBe(401);
  });
});
