import { Harness } from '../../../../../test/support/harness.js';

const FRIEND = 'https://app.firm.example';

describe('pages of other origins', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await Harness.start({ CORS_ORIGINS: `${FRIEND},https://other.firm.example` });
  });
  afterAll(() => harness.stop());

  const preflight = (origin: string, from = harness) =>
    from.request('OPTIONS', '/api/v1/clients', undefined, {
      headers: { origin, 'access-control-request-method': 'POST' },
    });

  it('may call the API when they are listed', async () => {
    const { status, headers } = await preflight(FRIEND);
    expect(status).toBe(204);
    expect(headers).toMatchObject({
      'access-control-allow-origin': FRIEND,
      'access-control-allow-credentials': 'true',
    });
    const answer = await harness.request('GET', '/api/v1/me', undefined, { headers: { origin: FRIEND } });
    expect(answer.headers['access-control-expose-headers']).toContain('etag');
  });

  it('may not when they are not', async () => {
    for (const origin of ['https://evil.example', `${FRIEND}.evil.example`, 'null'])
      expect((await preflight(origin)).headers['access-control-allow-origin']).toBeUndefined();
  });

  it('may not where none are listed', async () => {
    const closed = await Harness.start();
    expect((await preflight(FRIEND, closed)).headers['access-control-allow-origin']).toBeUndefined();
    await closed.stop();
  });
});
