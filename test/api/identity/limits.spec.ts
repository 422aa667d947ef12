import { Harness } from '../../support/harness.js';
import type { TestMember } from '../../support/make.js';

interface Limits {
  version: number;
  perMinute: number | null;
  perHour: number | null;
}

describe('the request limits of a firm', () => {
  let harness: Harness;
  let admin: TestMember;
  beforeAll(async () => {
    harness = await Harness.start({ THROTTLE_PER_MINUTE: '100', THROTTLE_PER_HOUR: '1000' });
  });
  beforeEach(async () => {
    admin = await harness.make.member(await harness.make.firm(), 'admin');
  });
  afterAll(() => harness.stop());

  const read = (who = admin) => harness.request<Limits>('GET', '/firm/limits', who.token);
  const change = (body: object, version: number) =>
    harness.request<Limits>('PATCH', '/firm/limits', admin.token, {
      body,
      headers: { 'if-match': `"${version}"` },
    });

  it('are the usual ones until somebody sets others, which hold at once and for this firm alone', async () => {
    const other = await harness.make.member(await harness.make.firm(), 'admin');
    const before = await read();
    expect(before.body).toMatchObject({ version: 0, perMinute: null, defaults: { perMinute: 100 } });
    expect(before.headers['ratelimit-policy']).toBe('"minute";q=100;w=60, "hour";q=1000;w=3600');
    const set = await change({ perMinute: 20 }, 0);
    expect([set.status, set.body]).toMatchObject([200, { version: 1, perMinute: 20, perHour: null }]);
    expect((await read()).headers['ratelimit-policy']).toBe('"minute";q=20;w=60, "hour";q=1000;w=3600');
    expect((await read(other)).headers['ratelimit-policy']).toContain('q=100;');
    for (let round = 0; round < 17; round++) await read();
    expect((await read()).status).toBe(429);
    expect((await read(other)).status).toBe(200);
  });

  it('are recorded, and taken back by null', async () => {
    await change({ perMinute: 50, perHour: 2_000 }, 0);
    expect((await change({ perMinute: null }, 1)).body).toMatchObject({ version: 2, perMinute: null });
    const rows = await harness.database.sql(
      `SELECT before, after FROM audit_entries WHERE firm_id = $1 AND action = 'firm.limits_changed' ORDER BY id`,
      [admin.firmId],
    );
    expect(rows.at(-1)).toEqual({ before: { perMinute: 50 }, after: { perMinute: null } });
    expect(rows).toHaveLength(2);
  });

  it('stay within bounds, and are not overwritten by who saw older ones', async () => {
    for (const body of [{ perMinute: 19 }, { perMinute: 1_001 }, { perHour: 1.5 }, { uploadsPerHour: '5' }])
      expect((await change(body, 0)).status).toBe(422);
    expect(
      (await Promise.all([change({ perHour: 300 }, 0), change({ perHour: 400 }, 0)])).map(statusOf).sort(),
    ).toEqual([200, 412]);
    expect((await change({ perHour: 500 }, 0)).status).toBe(412);
  });

  it('are not for those who do not manage the firm', async () => {
    const partner = await harness.make.member(admin.firmId, 'partner');
    expect((await read(partner)).status).toBe(403);
  });
});

const statusOf = ({ status }: { status: number }): number => status;
