import { randomUUID } from 'node:crypto';
import { Harness } from '../../support/harness.js';
import type { TestMember, TestPortalUser } from '../../support/make.js';

interface Operation {
  operationId: string;
  'x-access': string;
}

/** What a portal user shares with members: who they are and their own login, and to say what went wrong or was saved. */
const SHARED = /^\/api\/v1\/(me|client-errors|exports)(\/|$)/;
const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

describe('the wall between console and portal', () => {
  let harness: Harness;
  let member: TestMember;
  let user: TestPortalUser;
  let operations: { method: string; url: string; id: string; access: string }[];

  beforeAll(async () => {
    harness = await Harness.start();
    const firm = await harness.make.firm();
    member = await harness.make.member(firm, 'admin');
    user = await harness.make.portalUser(firm, (await harness.make.client(firm)).id);
    const document = await harness.request<{ paths: Record<string, Record<string, Operation>> }>(
      'GET',
      '/api/openapi.json',
    );
    operations = Object.entries(document.body.paths).flatMap(([path, methods]) =>
      METHODS.filter((method) => methods[method]).map((method) => ({
        method: method.toUpperCase(),
        url: path.replace(/\{\w+\}/g, randomUUID()),
        id: methods[method]!.operationId,
        access: methods[method]!['x-access'],
      })),
    );
  });
  afterAll(() => harness.stop());

  const call = async ({ method, url }: { method: string; url: string }, token?: string) => {
    const headers = { 'if-match': '"1"', 'idempotency-key': randomUUID() };
    const answer = await harness.request(method, url, token, {
      headers,
      ...(method === 'GET' ? {} : { body: {} }),
    });
    return answer.status;
  };

  it('describes both sides, so that this walk means something', () => {
    expect(operations.filter((o) => o.access === 'portal').length).toBeGreaterThanOrEqual(6);
    expect(operations.filter((o) => o.access !== 'portal').length).toBeGreaterThanOrEqual(6);
    expect(operations.every((o) => typeof o.access === 'string')).toBe(true);
  });

  it('keeps the portal under its own address', () => {
    for (const { url, access } of operations)
      expect([url, url.startsWith('/api/v1/portal/')]).toEqual([url, access === 'portal']);
  });

  it('lets a portal user into no operation of the console', async () => {
    const walls = operations.filter(
      (o) => !['portal', 'public'].includes(o.access) && !(o.access === 'self' && SHARED.test(o.url)),
    );
    const open: string[] = [];
    for (const operation of walls) {
      const status = await call(operation, user.token);
      if (![401, 403, 404].includes(status)) open.push(`${operation.id} answered ${status}`);
    }
    expect(open).toEqual([]);
  });

  it('lets no member into the portal, nor anybody who is not signed in', async () => {
    for (const operation of operations.filter((o) => o.access === 'portal')) {
      expect([operation.id, await call(operation, member.token)]).toEqual([operation.id, 403]);
      expect([operation.id, await call(operation)]).toEqual([operation.id, 401]);
    }
  });
});
