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

  describe('to another firm of the same person', () => {
    const enter = (cookie: string, firmId: string) =>
      harness.request<Session & { me: { firm: { id: string } } }>('POST', '/auth/switch', undefined, {
        headers: { cookie },
        body: { firmId },
      });

    it('opens a session there and ends the one here, both recorded', async () => {
      const here = await signIn('pm@demo.votra.example');
      const there = await harness.make.firm();
      await harness.database.sql(
        `INSERT INTO memberships (firm_id, id, user_id, name, email, status)
         SELECT $1, gen_random_uuid(), id, name, email, 'active' FROM users WHERE email = 'pm@demo.votra.example'`,
        [there],
      );

      await harness.database.sql(
        `UPDATE sessions SET expires_at = now() + interval '2 days' WHERE revoked_at IS NULL`,
      );
      const answer = await enter(cookieOf(here.headers), there);
      expect(answer.status).toBe(200);
      expect(answer.body.me.firm.id).toBe(there);
      expect((await harness.request('GET', '/me', answer.body.accessToken)).status).toBe(200);
      expect((await harness.request('GET', '/me', here.body.accessToken)).status).toBe(401);
      const [longest] = await harness.database.sql<{ days: number }>(
        'SELECT ceil(extract(epoch FROM max(expires_at) - now()) / 86400)::int AS days FROM sessions WHERE firm_id = $1',
        [there],
      );
      expect(longest).toEqual({ days: 2 });
      const recorded = await harness.database.sql<{ action: string; there: boolean }>(
        `SELECT action, firm_id = $1 AS there FROM audit_entries
         WHERE action LIKE 'session.signed_%' ORDER BY at DESC LIMIT 2`,
        [there],
      );
      expect(recorded).toEqual([
        { action: 'session.signed_in', there: true },
        { action: 'session.signed_out', there: false },
      ]);
      expect((await enter(cookieOf(here.headers), there)).status).toBe(401);
    });

    it('does not lead into a firm that is not theirs, nor loses where one is', async () => {
      const here = await signIn('pm@demo.votra.example');
      expect((await enter(cookieOf(here.headers), await harness.make.firm())).status).toBe(404);
      expect((await harness.request('GET', '/me', here.body.accessToken)).status).toBe(200);
      expect((await enter('votra_refresh=nothing', await harness.make.firm())).status).toBe(401);
    });
  });
});
