import fc from 'fast-check';
import { addDays, today } from '#libs/calendar';
import { ALL_PERMISSIONS, API_KEY_PERMISSIONS, P, type Permission, withNeeds } from '#libs/contracts';
import type {
  ApiKeyDto,
  CreateApiKeyDto,
  NewApiKeyDto,
} from '../../../apps/api/src/modules/identity/api-keys/dto/api-key.dto.js';
import type { MemberDetailsDto } from '../../../apps/api/src/modules/identity/members/dto/member.dto.js';
import type { RoleDto } from '../../../apps/api/src/modules/identity/roles/dto/role.dto.js';
import { newApiKey } from '../../../apps/api/src/platform/access/api-key-token.js';
import { KeyUse } from '../../../apps/api/src/platform/access/key-use.js';
import { Contexts } from '../../../apps/api/src/platform/context/contexts.js';
import { type Body, match } from '../../support/billing.js';
import { ask, callsOf, randomIds } from '../../support/calls.js';
import { Harness } from '../../support/harness.js';
import type { TestMember } from '../../support/make.js';
import { operations } from '../../support/openapi.js';
import { countStatements } from '../../support/statements.js';

const NOW = today('UTC');
const PEOPLE_ONLY: readonly string[] = ALL_PERMISSIONS.filter((one) => !API_KEY_PERMISSIONS.includes(one));

/** Who the key is, and the pictures beside the names it reads. */
const FOR_KEYS_TOO = ['authWhoAmI', 'imagesGet'];

describe('API keys', () => {
  let harness: Harness;
  let firm: string;
  let admin: TestMember;
  beforeAll(async () => {
    harness = await Harness.start();
    firm = await harness.make.firm();
    admin = await harness.make.member(firm, 'admin');
  });
  afterAll(() => harness.stop());

  const call = <T = ApiKeyDto>(
    method: string,
    url: string,
    token = admin.token,
    body?: unknown,
    headers = {},
  ) => harness.request<Body<T>>(method, url, token, { body, headers });
  const create = (over: Partial<CreateApiKeyDto> = {}, token = admin.token) =>
    call<NewApiKeyDto>('POST', '/api-keys', token, {
      ...{ name: 'Payroll', scopes: [P.ClientRead], expiresOn: addDays(NOW, 30) },
      ...over,
    });
  const key = async (...scopes: Permission[]) => (await create({ scopes })).body;
  const status = async (token: string, url = '/clients') => (await call('GET', url, token)).status;
  const change = (text: string, id: string) => harness.database.sql(text, [id]);

  it('are told once, and kept as a hash alone', async () => {
    const { token, apiKey } = await key(P.ClientRead);
    expect(token).toMatch(/^votra_[\w-]{22}_[\w-]{43}$/);
    expect(apiKey).toMatchObject({ state: 'live', scopes: ['client.read'], lastUsedAt: null });
    expect(token).toContain(`_${apiKey.prefix.split('…_')[1]!}`);
    const read = await call('GET', `/api-keys/${apiKey.id}`);
    const [row] = await harness.database.sql('SELECT * FROM api_keys WHERE id = $1', [apiKey.id]);
    const records = await harness.database.sql('SELECT * FROM audit_entries WHERE object_id = $1', [
      apiKey.id,
    ]);
    for (const place of [read.body, row, records])
      expect(JSON.stringify(place)).not.toContain(token.slice(35));
  });

  it('open what their scopes say, and nothing else', async () => {
    const { token } = await key(P.ClientRead);
    expect(await status(token)).toBe(200);
    expect(await status(token, '/invoices')).toBe(403);
    const body = { name: 'Brightwater', currency: 'EUR' };
    expect((await call('POST', '/clients', token, body)).status).toBe(403);
  });

  it('take one round trip to be known, as sessions do', async () => {
    const { token } = await key(P.ClientRead);
    await status(token);
    await harness.get(KeyUse).settled();
    const counted = countStatements(harness);
    await status(token);
    counted.stop();
    expect(counted.count).toBe(4);
  });

  it('say who they are, and reach nothing that is a person’s own', async () => {
    const { token } = await key(...API_KEY_PERMISSIONS);
    const { body } = await call<{ permissions: string[] }>('GET', '/me', token);
    expect([...body.permissions].sort()).toEqual([...API_KEY_PERMISSIONS].sort());
    const own = operations.filter(({ operationId, 'x-access': rule }) =>
      rule === 'self' ? !FOR_KEYS_TOO.includes(operationId) : PEOPLE_ONLY.includes(rule),
    );
    expect(own.length).toBeGreaterThan(20);
    for (const operation of own)
      for (const asked of callsOf(operation, randomIds).slice(0, 1))
        expect([operation.operationId, (await ask(harness, asked, token)).status]).toEqual([
          ...[operation.operationId, 403],
        ]);
  });

  it.each([
    ['what decides who may what', { scopes: [P.RoleManage] }, 422, 'scopes'],
    ['keys that make keys', { scopes: [P.ApiKeyManage] }, 422, 'scopes'],
    ['no scope', { scopes: [] }, 422, 'scopes'],
    ['an unknown scope', { scopes: ['moon.sell' as Permission] }, 422, 'scopes'],
    ['no name', { name: ' ' }, 422, 'name'],
    ['no end', { expiresOn: undefined }, 422, 'expiresOn'],
    ['an end that has been', { expiresOn: addDays(NOW, -2) }, 422, 'expiresOn'],
    ['an end after more than a year', { expiresOn: addDays(NOW, 367) }, 422, 'expiresOn'],
  ])('are refused %s', async (_, over, code, field) => {
    const { status, body } = await create(over);
    expect([status, body.errors?.[0]?.field]).toEqual([code, field]);
  });

  it('act as their maker, and are recorded under their own name', async () => {
    const { token, apiKey } = await key(P.ClientRead, P.ClientWrite);
    const { body } = await call<{ id: string }>('POST', '/clients', token, { name: 'Quay', currency: 'EUR' });
    const [entry] = await harness.database.sql(
      'SELECT actor_type, actor_id, actor_name FROM audit_entries WHERE object_id = $1',
      [body.id],
    );
    expect(entry).toMatchObject({ actor_type: 'key', actor_id: apiKey.id });
    expect((entry as { actor_name: string }).actor_name).toMatch(/^Payroll \(Member \d+\)$/);
  });

  it('lose at once what their maker loses, and get it back with it', async () => {
    const maker = await harness.make.member(firm, 'admin', 'consultant');
    const { token } = (await create({}, maker.token)).body;
    const roles = (role: string, other: string) =>
      harness.database.sql('UPDATE membership_roles SET role = $2 WHERE membership_id = $1 AND role = $3', [
        maker.membershipId,
        role,
        other,
      ]);
    await roles('approver', 'consultant');
    await roles('requester', 'admin');
    expect(await status(token)).toBe(200);
    await change('DELETE FROM membership_roles WHERE membership_id = $1', maker.membershipId);
    expect(await status(token)).toBe(403);
  });

  it.each([
    ['it is revoked', 'UPDATE api_keys SET revoked_at = now() WHERE id = $1', 'id'],
    ['it expired', `UPDATE api_keys SET expires_on = current_date - 2 WHERE id = $1`, 'id'],
    ['its maker is deactivated', `UPDATE memberships SET status = 'deactivated' WHERE id = $1`, 'maker'],
    ["its maker's login is locked", `UPDATE users SET status = 'locked' WHERE id = $1`, 'user'],
    ['the firm is not active', `UPDATE firms SET status = 'suspended' WHERE id = $1`, 'firm'],
  ])('are refused as soon as %s', async (_, text, which) => {
    await harness.database.sql('ALTER TABLE users DROP CONSTRAINT IF EXISTS ck_users_status');
    await harness.database.sql('ALTER TABLE firms DROP CONSTRAINT IF EXISTS ck_firms_status');
    const maker = await harness.make.member(await harness.make.firm(), 'admin');
    const { token, apiKey } = (await create({}, maker.token)).body;
    expect(await status(token)).toBe(200);
    const ids = { id: apiKey.id, maker: maker.membershipId, user: maker.userId, firm: maker.firmId };
    await change(text, ids[which as keyof typeof ids]);
    expect(await status(token)).toBe(401);
  });

  it('are revoked by whoever manages them, once, and stay listed', async () => {
    const { token, apiKey } = await key(P.ClientRead);
    for (let time = 0; time < 2; time++)
      expect((await call('DELETE', `/api-keys/${apiKey.id}`)).status).toBe(204);
    expect(await status(token)).toBe(401);
    const { body } = await call<{ items: ApiKeyDto[] }>('GET', '/api-keys?state=revoked&q=payroll');
    expect(body.items.map(({ id }) => id)).toContain(apiKey.id);
    const records = await harness.database.sql('SELECT action FROM audit_entries WHERE object_id = $1', [
      apiKey.id,
    ]);
    expect(records).toHaveLength(2);
    const partner = await harness.make.member(firm, 'partner');
    expect(await status(partner.token, '/api-keys')).toBe(403);
  });

  it('go with the person who made them, and do not come back', async () => {
    const maker = await harness.make.member(firm, 'admin');
    const { token, apiKey } = (await create({}, maker.token)).body;
    const url = `/members/${maker.membershipId}`;
    expect((await call('POST', `${url}/deactivate`, admin.token, { reason: 'Left us' })).status).toBe(200);
    expect((await call('POST', `${url}/reactivate`, admin.token)).status).toBe(200);
    expect(await status(token)).toBe(401);
    expect((await call('GET', `/api-keys/${apiKey.id}`)).body.state).toBe('revoked');
  });

  it('tell when they were last used, beside the request', async () => {
    const { token, apiKey } = await key(P.ClientRead);
    await status(token);
    await harness.get(KeyUse).settled();
    const first = (await call('GET', `/api-keys/${apiKey.id}`)).body.lastUsedAt;
    expect(first).not.toBeNull();
    await status(token);
    await harness.get(KeyUse).settled();
    expect((await call('GET', `/api-keys/${apiKey.id}`)).body.lastUsedAt).toBe(first);
  });

  it('are not guessed: other firms, other secrets, other shapes', async () => {
    const { token } = await key(P.ClientRead);
    const other = await harness.make.firm();
    const forged = newApiKey(other).token.slice(0, 28) + token.slice(28);
    const guesses = [
      newApiKey(firm).token,
      forged,
      `${token}x`,
      token.slice(0, -1),
      'votra_',
      "votra_'; DROP",
    ];
    for (const guess of guesses) expect([guess, await status(guess)]).toEqual([guess, 401]);
    expect(
      (await harness.request('GET', '/clients', undefined, { headers: { authorization: `Basic ${token}` } }))
        .status,
    ).toBe(401);
  });

  it('keep their scopes in work that goes on after the request', async () => {
    const { apiKey } = await key(P.ImportRun, P.ClientRead);
    const doer = { membershipId: admin.membershipId, keyId: apiKey.id };
    const permissions = () =>
      harness.get(Contexts).forMember(firm, doer, (ctx) => Promise.resolve([...ctx.permissions].sort()));
    expect(await permissions()).toEqual(['client.read', 'import.run']);
    await call('DELETE', `/api-keys/${apiKey.id}`);
    await expect(permissions()).rejects.toThrow('revoked');
  });
});

/** Rights that the random firm deals in; a few are enough to be beyond somebody. */
const DEALT: readonly Permission[] = [P.AuditRead, P.MailRead, P.LedgerRead, P.RateRead];
const MANAGING: readonly Permission[] = [P.MemberRead, P.MemberManage, P.RoleManage, P.ApiKeyManage];

describe('whatever people grant each other', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await Harness.start();
  });
  afterAll(() => harness.stop());

  const rights = fc.subarray([...DEALT], { minLength: 1 });
  const deed = fc.record({
    by: fc.nat(),
    to: fc.nat(),
    role: fc.nat(),
    kind: fc.constantFrom('role', 'change', 'give', 'take', 'key'),
    rights,
  });
  const CAST = 4;

  it('nobody, and no key, ever holds what the chain of givers lacked', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(rights, { minLength: CAST - 1, maxLength: CAST - 1 }),
        fc.array(deed, { minLength: 12, maxLength: 16 }),
        async (start, deeds) => {
          const firmId = await harness.make.firm();
          const world = await World.of(harness, firmId, start);
          for (const one of deeds) await world.attempt(one);
          await world.judge();
        },
      ),
      { numRuns: 5, endOnFailure: true },
    );
  });
});

interface Deed {
  by: number;
  to: number;
  role: number;
  kind: string;
  rights: Permission[];
}

/** A firm in which everybody may manage people, roles and keys, but each holds other rights besides. */
class World {
  private readonly roles: RoleDto[] = [];
  private readonly keys: { token: string; maker: TestMember }[] = [];

  private constructor(
    private readonly harness: Harness,
    /** Looks at things, and deals the first roles. */
    private readonly admin: TestMember,
    private readonly people: readonly TestMember[],
  ) {}

  static async of(harness: Harness, firmId: string, start: readonly Permission[][]): Promise<World> {
    const admin = await harness.make.member(firmId, 'admin');
    const people: TestMember[] = [];
    const world = new World(harness, admin, people);
    for (const [at, dealt] of start.entries()) {
      const person = await harness.make.member(firmId);
      const permissions = withNeeds([...MANAGING, ...dealt]);
      const body = { name: `Start ${at}`, permissions };
      const { body: role } = await world.call<RoleDto>(admin, 'POST', '/roles', body);
      await world.setRoles(admin, person, [role.id]);
      people.push(person);
      world.roles.push(role);
    }
    return world;
  }

  /** Tries it, and says so when it was allowed to somebody who lacked a right of it. */
  async attempt({ by, to, role: at, kind, rights }: Deed): Promise<void> {
    const actor = this.people[by % this.people.length]!;
    const target = this.people[to % this.people.length]!;
    const role = this.roles[at % this.roles.length]!;
    const held = await this.held(actor.token);
    const before = await this.held(target.token);
    const status = await this.try(actor, target, role, kind, rights);
    if (status >= 400) return;
    if (kind === 'role' || kind === 'key') expect(held).toEqual(expect.arrayContaining(rights));
    const after = await this.held(target.token);
    const [given, taken] = [without(after, before), without(before, after)];
    expect(held).toEqual(expect.arrayContaining([...given, ...taken]));
  }

  /** A key holds nothing that its maker does not. */
  async judge(): Promise<void> {
    for (const { token, maker } of this.keys) {
      const held = await this.held(maker.token);
      expect(held).toEqual(expect.arrayContaining(await this.held(token)));
    }
    const all = new Set((await Promise.all(this.people.map((one) => this.held(one.token)))).flat());
    expect([...all].every((one) => [...DEALT, ...MANAGING].includes(one))).toBe(true);
    expect(ALL_PERMISSIONS.length).toBeGreaterThan(all.size);
  }

  private async try(
    actor: TestMember,
    target: TestMember,
    role: RoleDto,
    kind: string,
    rights: Permission[],
  ): Promise<number> {
    switch (kind) {
      case 'role': {
        const body = { name: `Role ${this.roles.length}`, permissions: rights };
        const answer = await this.call<RoleDto>(actor, 'POST', '/roles', body);
        if (answer.status === 201) this.roles.push(answer.body);
        return answer.status;
      }
      case 'change': {
        const { body: seen } = await this.call<RoleDto>(this.admin, 'GET', `/roles/${role.id}`);
        const permissions = withNeeds([
          ...seen.permissions.filter((one) => MANAGING.includes(one)),
          ...rights,
        ]);
        return (await this.call(actor, 'PATCH', `/roles/${role.id}`, { permissions }, seen)).status;
      }
      case 'key': {
        const body = { name: 'Key', scopes: rights, expiresOn: addDays(NOW, 9) };
        const answer = await this.call<NewApiKeyDto>(actor, 'POST', '/api-keys', body);
        if (answer.status === 201) this.keys.push({ token: answer.body.token, maker: actor });
        return answer.status;
      }
      default: {
        const had = (await this.member(target)).customRoles.map(({ id }) => id);
        const rest = had.filter((id) => id !== role.id);
        return this.setRoles(actor, target, kind === 'give' ? [...rest, role.id] : rest);
      }
    }
  }

  private async setRoles(actor: TestMember, target: TestMember, customRoleIds: string[]): Promise<number> {
    const seen = await this.member(target);
    const body = { roles: [], customRoleIds, reason: 'Dealt' };
    return (await this.call(actor, 'PUT', `/members/${target.membershipId}/roles`, body, seen)).status;
  }

  private async member({ membershipId }: TestMember): Promise<MemberDetailsDto> {
    return (await this.call<MemberDetailsDto>(this.admin, 'GET', `/members/${membershipId}`)).body;
  }

  private async held(token: string): Promise<Permission[]> {
    const { body } = await this.harness.request<{ permissions: Permission[] }>('GET', '/me', token);
    return body.permissions;
  }

  private call<T>(
    actor: TestMember,
    method: string,
    url: string,
    body?: unknown,
    seen?: { version: number },
  ) {
    const headers = seen ? match(seen) : {};
    return this.harness.request<Body<T>>(method, url, actor.token, { body, headers });
  }
}

const without = (all: readonly Permission[], some: readonly Permission[]): Permission[] =>
  all.filter((one) => !some.includes(one));
