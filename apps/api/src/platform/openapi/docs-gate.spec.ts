import { addDays } from '#libs/calendar';
import { P } from '#libs/contracts';
import { Harness } from '../../../../../test/support/harness.js';
import type { TestMember } from '../../../../../test/support/make.js';
import { signIn } from '../../../../../test/support/people.js';

const METRICS_TOKEN = 'a token for prometheus';

describe('what is not for everybody', () => {
  let harness: Harness;
  let member: TestMember;
  beforeAll(async () => {
    harness = await Harness.start({ API_DOCS: 'signed-in', METRICS_TOKEN });
    member = await harness.make.member(await harness.make.firm(), 'viewer');
  });
  afterAll(() => harness.stop());

  const status = async (url: string, headers: Record<string, string> = {}) =>
    (await harness.request('GET', url, undefined, { headers })).status;

  it.each([
    '/api/docs',
    '/api/%64ocs',
    '/api/docs/swagger-ui-init.js',
    '/api/docs/swagger-ui.css',
    '/api/openapi.json',
  ])('opens %s to a bearer and to a browser that is signed in', async (url) => {
    expect(await status(url)).toBe(401);
    expect(await status(url, { authorization: 'Bearer made-up' })).toBe(401);
    expect(await status(url, { cookie: 'votra_refresh=made-up' })).toBe(401);
    expect(await status(url, { authorization: `Bearer ${member.token}` })).toBe(200);
  });

  async function newKey(): Promise<string> {
    const admin = await harness.make.member(member.firmId, 'admin');
    const expiresOn = addDays(new Date().toISOString().slice(0, 10), 9);
    const body = { name: 'Client generator', scopes: [P.ClientRead], expiresOn };
    return (await harness.request<{ token: string }>('POST', '/api-keys', admin.token, { body })).body.token;
  }

  it('opens to API keys', async () => {
    expect(await status('/api/openapi.json', { authorization: `Bearer ${await newKey()}` })).toBe(200);
  });

  it('lets a browser show an API key in a form, for an hour', async () => {
    const page = { accept: 'text/html,*/*;q=0.8' };
    const door = await harness.request('GET', '/api/docs', undefined, { headers: page });
    expect([door.status, door.headers['content-type']]).toEqual([401, 'text/html; charset=utf-8']);
    expect(door.raw.toString()).toContain('<form method="post" action="/api/docs">');
    const show = (key: string) =>
      harness.app.inject({
        ...{ method: 'POST', url: '/api/docs', payload: new URLSearchParams({ key }).toString() },
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
    expect((await show('votra_made-up')).statusCode).toBe(401);
    const opened = await show(` ${await newKey()} `);
    expect([opened.statusCode, opened.headers.location]).toEqual([303, '/api/docs']);
    const [given] = [opened.headers['set-cookie']].flat();
    expect(given).toMatch(/; Max-Age=3600; Path=\/api\/docs; HttpOnly; SameSite=Strict$/);
    const cookie = given!.split(';')[0]!;
    expect(await status('/api/docs', { cookie })).toBe(200);
    expect(await status('/api/docs', { cookie: `${cookie}x` })).toBe(401);
  });

  it('closes with the session of the browser', async () => {
    const { cookie } = await signIn(harness, member.email);
    expect(await status('/api/docs', { cookie })).toBe(200);
    const out = await harness.request('POST', '/auth/logout', undefined, { headers: { cookie } });
    expect([out.status, out.headers['clear-site-data']]).toEqual([204, '"cache"']);
    expect(await status('/api/docs', { cookie })).toBe(401);
  });

  it('shows metrics to the bearer of their token, by route and not by address', async () => {
    expect(await status('/api/metrics')).toBe(401);
    expect(await status('/api/metrics', { authorization: `Bearer ${member.token}` })).toBe(401);
    await harness.request('GET', `/clients/${member.membershipId}`, member.token);
    const { raw, headers } = await harness.request('GET', '/api/metrics', METRICS_TOKEN);
    expect(headers['cache-control']).toBe('no-store');
    const text = raw.toString();
    expect(text).toMatch(
      /votra_http_request_seconds_count\{method="GET",route="\/api\/v1\/clients\/:id",status="4xx"\} 1/,
    );
    expect(text).not.toContain(member.membershipId);
    expect(text).toMatch(/votra_database_connections\{state="idle"\} \d/);
    expect(text).toContain('process_resident_memory_bytes');
  });
});
