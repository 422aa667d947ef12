import { Harness } from '../../../../../test/support/harness.js';

describe('what browsers are told', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await Harness.start({ PUBLIC_URL: 'https://votra.example' });
  });
  afterAll(() => harness.stop());

  it.each(['/api/v1/me', '/api/v1/nowhere', '/api/openapi.json'])(
    'lets the data of %s do nothing',
    async (url) => {
      const { headers } = await harness.request('GET', url);
      expect(headers).toMatchObject({
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'strict-transport-security': 'max-age=31536000; includeSubDomains',
      });
      expect(headers['x-request-id']).toBeTruthy();
      expect(headers['x-powered-by']).toBeUndefined();
    },
  );

  it('lets pages load from here only', async () => {
    const policy = String((await harness.request('GET', '/api/docs')).headers['content-security-policy']);
    for (const rule of [
      "script-src 'self'",
      "object-src 'none'",
      "base-uri 'self'",
      "frame-ancestors 'none'",
    ])
      expect(policy).toContain(rule);
    expect(policy).toContain('upgrade-insecure-requests');
  });

  it('leaves transport alone where there is no TLS', async () => {
    const plain = await Harness.start();
    const { headers } = await plain.request('GET', '/api/docs');
    expect(headers['strict-transport-security']).toBeUndefined();
    expect(headers['content-security-policy']).not.toContain('upgrade');
    await plain.stop();
  });
});
