import { once } from 'node:events';
import { connect } from 'node:net';
import { LIMITS } from '#libs/contracts';
import { Harness } from '../../../../../test/support/harness.js';
import type { TestMember } from '../../../../../test/support/make.js';
import { fingerprint } from '../../../../../test/support/victim.js';

const nested = (levels: number): object => (levels ? { a: nested(levels - 1) } : {});

describe('a request beyond all measure', () => {
  let harness: Harness;
  let admin: TestMember;
  let before: Record<string, string>;
  beforeAll(async () => {
    harness = await Harness.start({ API_DOCS: 'off', CORS_ORIGINS: 'https://app.firm.example' });
    admin = await harness.make.member(await harness.make.firm(), 'admin');
    before = await fingerprint(harness, admin.firmId);
  });
  afterAll(async () => {
    expect(await fingerprint(harness, admin.firmId)).toEqual(before);
    await harness.stop();
  });

  const post = (url: string, body: unknown, headers: Record<string, string> = {}) =>
    harness.request('POST', url, admin.token, { body, headers });

  it.each<[string, string, () => ReturnType<typeof post>]>([
    [
      'a long query',
      'QUERY_TOO_LONG',
      () => harness.request('GET', `/clients?q=${'x'.repeat(5_000)}`, admin.token),
    ],
    ['a parameter twice', 'REPEATED', () => harness.request('GET', '/clients?page=1&page=2', admin.token)],
    ['a deep body', 'BODY_TOO_DEEP', () => post('/clients', nested(LIMITS.bodyDepth + 1))],
    [
      'a body of many values',
      'BODY_TOO_MANY_VALUES',
      () => post('/clients', { name: Array.from({ length: LIMITS.bodyValues }, () => 1) }),
    ],
    [
      'a large body of somebody who has not signed in',
      'BODY_TOO_LARGE',
      () => post('/auth/password/forgot', { email: 'x'.repeat(LIMITS.unsignedBodyBytes) }),
    ],
    [
      'a form where none is taken',
      'UNSUPPORTED_MEDIA_TYPE',
      () => post('/clients', 'x', { 'content-type': 'multipart/form-data; boundary=b' }),
    ],
    [
      'a key that reaches for the prototype',
      'BODY_UNREADABLE',
      () => post('/clients', '{"__proto__":{}}', JSON_TYPE),
    ],
    [
      'a key that reaches for the constructor',
      'BODY_UNREADABLE',
      () => post('/clients', '{"constructor":{"prototype":{}}}', JSON_TYPE),
    ],
    [
      'a page of another site',
      'FOREIGN_ORIGIN',
      () => post('/clients', {}, { 'sec-fetch-site': 'cross-site' }),
    ],
    [
      'a page of another site that drops its origin',
      'FOREIGN_ORIGIN',
      () => post('/auth/refresh', undefined, { 'sec-fetch-site': 'same-site', origin: 'null' }),
    ],
  ])('is refused for %s', async (_, code, ask) => {
    const { status, headers, body } = await ask();
    expect(headers['content-type']).toContain('application/problem+json');
    const codes = [
      body['code'],
      ...((body['errors'] ?? []) as { code: string }[]).map((error) => error.code),
    ];
    expect({ status, codes }).toMatchObject({ codes: expect.arrayContaining([code]) as string[] });
    expect(body['detail']).toMatch(/^[A-Z].+/);
  });

  it('is none where a page has an address of its own making', async () => {
    expect((await harness.app.inject('/clients?status=a&status=b')).statusCode).toBe(404);
  });

  it('is none where a page of a listed origin asks, nor where a body is as deep as it may be', async () => {
    const listed = { 'sec-fetch-site': 'cross-site', origin: 'https://app.firm.example' };
    expect((await post('/clients', {}, listed)).status).toBe(422);
    expect((await post('/clients', nested(LIMITS.bodyDepth - 1))).body['code']).toBe('VALIDATION_FAILED');
  });

  it('is answered on the bare connection when it cannot be read at all', async () => {
    await harness.app.listen(0, '127.0.0.1');
    const { port } = harness.app.getHttpServer().address() as { port: number };
    const ask = async (text: string): Promise<string> => {
      const socket = connect(port, '127.0.0.1');
      socket.setEncoding('utf8').write(text);
      let answer = '';
      socket.on('data', (part: string) => (answer += part));
      await once(socket, 'close');
      return answer;
    };
    const large = await ask(`GET /api/health/live HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`);
    expect(large).toMatch(/^HTTP\/1\.1 431 [^]*application\/problem\+json[^]*"code":"HEADERS_TOO_LARGE"/);
    const smuggled = await ask(
      'POST /api/v1/clients HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    );
    expect(smuggled).toMatch(/^HTTP\/1\.1 400 [^]*"code":"REQUEST_UNREADABLE"/);
    expect(large + smuggled).not.toMatch(/node|fastify|at \//i);
  });

  it('finds neither description nor metrics where they are off', async () => {
    for (const url of [
      '/api/docs',
      '/api/docs/',
      '/api/openapi.json',
      '/api/docs/swagger-ui-init.js',
      '/api/metrics',
    ])
      expect((await harness.request('GET', url)).status).toBe(404);
  });
});

const JSON_TYPE = { 'content-type': 'application/json' };
