import type { TestMember } from '../../../../../test/support/make.js';
import { Harness } from '../../../../../test/support/harness.js';

const REMAINING = /"(\w+)";r=(\d+);t=(\d+)/g;

describe('the throttle', () => {
  let harness: Harness;
  let firmId: string;
  beforeAll(async () => {
    harness = await Harness.start({
      ...{ THROTTLE_PER_MINUTE: '3', THROTTLE_PAYMENTS_PER_MINUTE: '2', THROTTLE_UPLOADS_PER_HOUR: '1' },
    });
    firmId = await harness.make.firm();
  });
  afterAll(() => harness.stop());

  const signIn = (email: string) =>
    harness.request('POST', '/auth/login', undefined, { body: { email, password: 'wrong' } });
  const me = ({ token }: TestMember) => harness.request('GET', '/me', token);
  const member = () => harness.make.member(firmId, 'admin');

  it('stops a person who asks too often, says for how long, and nobody else', async () => {
    const [eager, calm] = [await member(), await member()];
    for (let round = 0; round < 3; round++) expect((await me(eager)).status).toBe(200);
    const stopped = await me(eager);
    expect(stopped).toMatchObject({ status: 429, body: { code: 'THROTTLED' } });
    expect(Number(stopped.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(stopped.headers['retry-after'])).toBeLessThanOrEqual(60);
    expect((await me(calm)).status).toBe(200);
  });

  it('says in every answer what is left of which limit, and takes the hour nothing for what the minute refused', async () => {
    const person = await member();
    const left: string[][] = [];
    for (let round = 0; round < 5; round++) {
      const { headers } = await me(person);
      expect(headers['ratelimit-policy']).toBe('"minute";q=3;w=60, "hour";q=1000000;w=3600');
      left.push([...String(headers['ratelimit']).matchAll(REMAINING)].map(([, name, r]) => `${name} ${r}`));
    }
    expect(left).toEqual([
      ['minute 2', 'hour 999999'],
      ['minute 1', 'hour 999998'],
      ['minute 0', 'hour 999997'],
      ['minute 0', 'hour 999996'],
      ['minute 0', 'hour 999996'],
    ]);
  });

  it.each([
    ['payments', '/payments', 2],
    ['uploads', '/imports', 1],
  ])('counts %s apart as well', async (name, url, quota) => {
    const person = await member();
    const statuses: number[] = [];
    for (let round = 0; round <= quota; round++) {
      const answer = await harness.request('POST', url, person.token, { body: {} });
      expect(answer.headers['ratelimit-policy']).toContain(`"${name}";q=${quota};`);
      statuses.push(answer.status);
    }
    expect(statuses.pop()).toBe(429);
    expect(statuses).not.toContain(429);
    expect((await me(person)).headers['ratelimit-policy']).not.toContain(name);
  });

  it('stops guessing a password after ten wrong ones', async () => {
    for (let round = 0; round < 10; round++) expect((await signIn('victim@test.example')).status).toBe(401);
    expect((await signIn('victim@test.example')).status).toBe(429);
    expect((await signIn('other@test.example')).status).toBe(401);
  });

  it('leaves health checks alone', async () => {
    for (let round = 0; round < 30; round++)
      expect((await harness.request('GET', '/api/health/ready')).status).toBe(200);
  });
});

describe('people behind one address, while Redis is gone', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await Harness.start({ TRUST_PROXY_HOPS: '1', REDIS_URL: 'redis://127.0.0.1:1' });
  });
  afterAll(() => harness.stop());

  const look = (token: string, ip: string) =>
    harness.request('POST', '/auth/invitation', undefined, {
      body: { token },
      headers: { 'x-forwarded-for': ip },
    });
  const invited = async (boss: TestMember, email: string): Promise<string> => {
    const body = { name: 'New', email, roles: ['viewer'], invite: true };
    const answer = await harness.request<{ link: string }>('POST', '/members', boss.token, { body });
    return answer.body.link.split('token=')[1]!;
  };

  it('all join by links that hold, also where others tried links that do not', async () => {
    const boss = await harness.make.member(await harness.make.firm(), 'admin');
    const token = await invited(boss, 'one@team.example');
    const ip = '203.0.113.9';
    for (let round = 0; round < 30; round++) expect((await look(token, ip)).status).toBe(200);
    for (let round = 0; round < 20; round++) expect((await look('made-up', ip)).status).toBe(404);
    expect((await look('made-up', ip)).status).toBe(429);
    expect((await look(token, ip)).status).toBe(200);
  });

  it('are served, by a process that says what it lacks', async () => {
    const { status, body } = await harness.request('GET', '/api/health/ready');
    expect([status, body]).toMatchObject([200, { status: 'degraded', database: 'up', counters: 'lost' }]);
  });

  it('are one network in IPv6', async () => {
    for (let round = 0; round < 20; round++)
      expect((await look('made-up', `2001:db8:1:2::${round}`)).status).toBe(404);
    expect((await look('made-up', '2001:db8:1:2:ffff::1')).status).toBe(429);
    expect((await look('made-up', '2001:db8:1:3::1')).status).toBe(404);
  });
});
