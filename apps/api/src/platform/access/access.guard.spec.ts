import { Harness } from '../../../../../test/support/harness.js';
import type { TestMember } from '../../../../../test/support/make.js';
import { AccessTokens } from './access-tokens.js';

describe('the guard', () => {
  let harness: Harness;
  let firmId: string;
  beforeAll(async () => {
    harness = await Harness.start();
    firmId = await harness.make.firm();
  });
  afterAll(() => harness.stop());

  const status = async (token: string | undefined, url = '/members'): Promise<number> =>
    (await harness.request('GET', url, token)).status;
  const change = (text: string, id: string) => harness.database.sql(text, [id]);
  const sessionOf = async ({ userId }: TestMember): Promise<string> =>
    (await harness.database.sql<{ id: string }>('SELECT id FROM sessions WHERE user_id = $1', [userId]))[0]!
      .id;

  it.each([
    ['a revoked session', 'UPDATE sessions SET revoked_at = now() WHERE user_id = $1'],
    ['an expired session', `UPDATE sessions SET expires_at = now() - interval '1 second' WHERE user_id = $1`],
    ['a user who was locked', `UPDATE users SET status = 'locked' WHERE id = $1`],
    ['a member who was deactivated', `UPDATE memberships SET status = 'deactivated' WHERE user_id = $1`],
  ])('stops %s at once', async (_, text) => {
    await harness.database.sql('ALTER TABLE users DROP CONSTRAINT IF EXISTS ck_users_status');
    const member = await harness.make.member(firmId, 'admin');
    expect(await status(member.token)).toBe(200);
    await change(text, member.userId);
    expect(await status(member.token)).toBe(401);
  });

  it('takes a right away at once', async () => {
    const member = await harness.make.member(firmId, 'admin');
    expect(await status(member.token, '/audit')).toBe(200);
    await change(
      `UPDATE membership_roles SET role = 'consultant' WHERE membership_id = $1`,
      member.membershipId,
    );
    expect(await status(member.token, '/audit')).toBe(403);
  });

  it("takes no token that mixes one person's session with another person or firm", async () => {
    const [mine, other] = [
      await harness.make.member(firmId, 'admin'),
      await harness.make.member(await harness.make.firm(), 'admin'),
    ];
    const tokens = harness.get(AccessTokens);
    const sessionId = await sessionOf(mine);
    const good = { sessionId, userId: mine.userId, firmId };
    expect(await status(tokens.sign(good))).toBe(200);
    expect(await status(tokens.sign({ ...good, userId: other.userId }))).toBe(401);
    expect(await status(tokens.sign({ ...good, firmId: other.firmId }))).toBe(401);
    expect(await status(tokens.sign({ ...good, clientId: mine.membershipId }))).toBe(401);
    expect(await status(tokens.sign({ ...good, firmId: "'; DROP TABLE users; --" }))).toBe(401);
  });

  it('lets a portal user nowhere but where portal users belong', async () => {
    const client = await harness.make.client(firmId);
    const { token } = await harness.make.portalUser(firmId, client.id);
    expect(await status(token, '/me')).toBe(200);
    expect(await status(token, '/members')).toBe(403);
  });

  it.each([undefined, '', 'nonsense', 'a.b.c'])('asks the bearer of %j to sign in', async (token) => {
    expect(await status(token)).toBe(401);
  });

  it('puts on record who was refused what, once an hour, also where they belong to a client', async () => {
    const member = await harness.make.member(firmId, 'consultant');
    const portal = await harness.make.portalUser(firmId, (await harness.make.client(firmId)).id);
    for (const url of ['/audit', '/audit?page=2', '/firm', '/audit']) await status(member.token, url);
    await status(portal.token, '/members');
    const refusals = (name: string) =>
      harness.database.sql(
        `SELECT after ->> 'route' AS route FROM audit_entries
         WHERE firm_id = $1 AND action = 'member.refused' AND actor_name = $2 ORDER BY id`,
        [firmId, name],
      );
    const [row] = await harness.database.sql<{ name: string }>(
      'SELECT name FROM portal_users WHERE user_id = $1',
      [portal.userId],
    );
    const [own] = await harness.database.sql<{ name: string }>(
      'SELECT name FROM memberships WHERE user_id = $1',
      [member.userId],
    );
    expect(await refusals(own!.name)).toEqual([
      { route: 'GET /api/v1/audit' },
      { route: 'GET /api/v1/firm' },
    ]);
    expect(await refusals(row!.name)).toEqual([{ route: 'GET /api/v1/members' }]);
  });

  it('gives every connection back, whatever the answer was', async () => {
    const member = await harness.make.member(firmId, 'consultant');
    for (let round = 0; round < 30; round++) expect(await status(member.token, '/audit')).toBe(403);
    expect(await status(member.token, '/me')).toBe(200);
  });
});
