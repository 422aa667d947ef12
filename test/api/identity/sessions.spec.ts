import { Harness } from '../../support/harness.js';
import { PASSWORD, type TestMember } from '../../support/make.js';
import { accountRecords, signIn, type SignedInAs } from '../../support/people.js';

interface Session {
  id: string;
  browser: string | null;
  system: string | null;
  ip: string;
  country: string | null;
  firmName: string;
  lastUsedAt: string;
  current: boolean;
}

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0';

let harness: Harness;
let firmId: string;
let admin: TestMember;
let ana: TestMember;
beforeAll(async () => {
  harness = await Harness.start({ TRUST_PROXY_HOPS: '1' });
  firmId = await harness.make.firm({ name: 'Alder & Finch' });
});
afterAll(() => harness.stop());
beforeEach(async () => {
  admin = await harness.make.member(firmId, 'admin');
  ana = await harness.make.member(firmId, 'consultant');
  await harness.database.sql('DELETE FROM sessions WHERE user_id = $1', [ana.userId]);
});

const enter = (headers: Record<string, string> = {}) => signIn(harness, ana.email, undefined, headers);
const status = async ({ token }: Pick<SignedInAs, 'token'>): Promise<number> =>
  (await harness.request('GET', '/me', token)).status;
const list = async (token: string, url = '/me/sessions'): Promise<Session[]> =>
  (await harness.request<Session[]>('GET', url, token)).body;
const end = async (token: string, url: string): Promise<number> =>
  (await harness.request('DELETE', url, token)).status;
const idOf = async (token: string): Promise<string> => (await list(token)).find(({ current }) => current)!.id;

describe('own sessions', () => {
  it('are listed with device and place, the last used first', async () => {
    await enter({ 'user-agent': FIREFOX, 'x-forwarded-for': '198.51.100.20' });
    await enter({ 'user-agent': FIREFOX, 'x-forwarded-for': '::ffff:193.0.6.139' });
    const here = await enter({ 'user-agent': '' });
    const firefox = { browser: 'Firefox', system: 'Linux', current: false };
    expect(await list(here.token)).toMatchObject([
      { browser: null, system: null, country: null, current: true, firmName: 'Alder & Finch' },
      { ...firefox, country: 'NL' },
      { ...firefox, ip: '198.51.100.20', country: null },
    ]);
  });

  it('are known to be used when they are refreshed', async () => {
    const here = await enter();
    await harness.database.sql(
      `UPDATE sessions SET last_used_at = now() - interval '1 day' WHERE user_id = $1`,
      [ana.userId],
    );
    const before = (await list(here.token))[0]!.lastUsedAt;
    await harness.request('POST', '/auth/refresh', undefined, { headers: { cookie: here.cookie } });
    expect(Date.parse((await list(here.token))[0]!.lastUsedAt)).toBeGreaterThan(Date.parse(before));
  });

  it('are left out when they ended, ran out or were idle for too long', async () => {
    const here = await enter();
    for (const change of [
      'revoked_at = now()',
      'expires_at = now()',
      `last_used_at = now() - interval '8 days'`,
    ]) {
      const { token } = await enter();
      await harness.database.sql(`UPDATE sessions SET ${change} WHERE id = $1`, [await idOf(token)]);
    }
    expect(await list(here.token)).toHaveLength(1);
  });

  it('end one by one, at once, with their refresh token', async () => {
    const [here, elsewhere] = [await enter(), await enter()];
    expect(await end(here.token, `/me/sessions/${await idOf(elsewhere.token)}`)).toBe(204);
    expect(await status(elsewhere)).toBe(401);
    const refresh = { headers: { cookie: elsewhere.cookie } };
    expect((await harness.request('POST', '/auth/refresh', undefined, refresh)).status).toBe(401);
    expect(await status(here)).toBe(200);
    expect(await accountRecords(harness, ana)).toEqual(expect.arrayContaining(['user.session_ended']));
  });

  it('end all together but for the one at hand', async () => {
    const [here, ...others] = [await enter(), await enter(), await enter()];
    expect(await end(here.token, '/me/sessions')).toBe(204);
    for (const other of others) expect(await status(other)).toBe(401);
    expect(await status(here)).toBe(200);
    expect(await accountRecords(harness, ana)).toEqual(expect.arrayContaining(['user.sessions_ended']));
  });

  it("are one's own: others' are not there, and the one at hand is left by signing out", async () => {
    const here = await enter();
    const other = await harness.make.member(firmId, 'consultant');
    expect(await list(here.token)).toHaveLength(1);
    const [theirs] = await list(other.token);
    expect(await end(here.token, `/me/sessions/${theirs!.id}`)).toBe(404);
    expect(await status(other)).toBe(200);
    expect(await end(here.token, `/me/sessions/${await idOf(here.token)}`)).toBe(409);
  });
});

describe("a member's sessions", () => {
  const url = () => `/members/${ana.membershipId}/sessions`;

  it('are seen and ended by whoever manages people', async () => {
    const [one, two] = [await enter(), await enter()];
    expect(await list(admin.token, url())).toHaveLength(2);
    expect(await end(admin.token, `${url()}/${await idOf(one.token)}`)).toBe(204);
    expect([await status(one), await status(two)]).toEqual([401, 200]);
    expect(await end(admin.token, url())).toBe(204);
    expect(await status(two)).toBe(401);
    const actions = await accountRecords(harness, { firmId, userId: ana.membershipId });
    expect(actions).toEqual(['member.sessions_ended', 'member.sessions_ended']);
  });

  it('are nothing to a colleague, nor to an admin of another firm', async () => {
    const here = await enter();
    const stranger = await harness.make.member(await harness.make.firm(), 'admin');
    expect([await end(here.token, url()), await end(stranger.token, url())]).toEqual([403, 404]);
    expect(await status(here)).toBe(200);
  });

  it('of another firm stay as they are', async () => {
    const other = await harness.make.firm();
    await harness.database.sql(
      `INSERT INTO memberships (firm_id, id, user_id, name, email, status) VALUES ($1, uuidv7(), $2, 'Ana', $3, 'active')`,
      [other, ana.userId, ana.email],
    );
    const body = { email: ana.email, password: PASSWORD, firmId: other };
    const there = await harness.request<{ accessToken: string }>('POST', '/auth/login', undefined, { body });
    expect(await list(admin.token, url())).toEqual([]);
    await end(admin.token, url());
    expect(await status({ token: there.body.accessToken })).toBe(200);
  });

  it('of oneself end but for the one at hand', async () => {
    expect(await end(admin.token, `/members/${admin.membershipId}/sessions`)).toBe(204);
    expect(await status(admin)).toBe(200);
  });
});
