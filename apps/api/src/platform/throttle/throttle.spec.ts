import { Harness } from '../../../../../test/support/harness.js';

describe('the throttle', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await Harness.start({ THROTTLE_PER_MINUTE: '3' });
  });
  afterAll(() => harness.stop());

  const signIn = (email: string) =>
    harness.request('POST', '/auth/login', undefined, { body: { email, password: 'wrong' } });

  it('stops a person who asks too often, says for how long, and nobody else', async () => {
    const firmId = await harness.make.firm();
    const [eager, calm] = [
      await harness.make.member(firmId, 'admin'),
      await harness.make.member(firmId, 'admin'),
    ];
    for (let round = 0; round < 3; round++)
      expect((await harness.request('GET', '/me', eager.token)).status).toBe(200);
    const stopped = await harness.request('GET', '/me', eager.token);
    expect(stopped).toMatchObject({ status: 429, body: { code: 'THROTTLED' } });
    expect(Number(stopped.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(stopped.headers['retry-after'])).toBeLessThanOrEqual(60);
    expect((await harness.request('GET', '/me', calm.token)).status).toBe(200);
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
