import { readFileSync } from 'node:fs';
import { Harness } from '../../../../../test/support/harness.js';

import { PAGE_HEADERS } from './security-headers.js';

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

  it('lets pages load from here only, and run no text as a script', async () => {
    const { headers } = await harness.app.inject('/clients');
    expect(headers['permissions-policy']).toContain('camera=()');
    const policy = String(headers['content-security-policy']);
    for (const rule of [
      "script-src 'self'",
      "object-src 'none'",
      "base-uri 'self'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
    ])
      expect(policy).toContain(rule);
    expect(policy).toContain('upgrade-insecure-requests');
  });

  it('is what nginx tells them', () => {
    const template = readFileSync('docker/security-headers.template', 'utf8');
    const told = Object.fromEntries(
      [...template.matchAll(/^add_header (\S+) (?:"([^"]*)"|(\S+)) always;$/gm)].map(
        ([, name = '', quoted, word]) => [name.toLowerCase(), quoted ?? word],
      ),
    );
    const policy = PAGE_HEADERS['content-security-policy'];
    expect(told).toEqual({
      ...PAGE_HEADERS,
      'strict-transport-security': '${HSTS}', // nginx leaves out a header without a value
      // scripts may reach the API where it is on another origin
      'content-security-policy': policy.replace(
        "default-src 'self'",
        "default-src 'self'; connect-src 'self' ${API_ORIGIN}",
      ),
    });
  });

  it('leaves transport alone where there is no TLS', async () => {
    const plain = await Harness.start();
    const { headers } = await plain.request('GET', '/api/docs');
    expect(headers['strict-transport-security']).toBeUndefined();
    expect(headers['content-security-policy']).not.toContain('upgrade');
    await plain.stop();
  });
});
