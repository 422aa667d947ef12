import { randomUUID } from 'node:crypto';
import { P, type Permission, ROLE_PERMISSIONS } from '#libs/contracts';
import type { MemberDetailsDto } from '../../../apps/api/src/modules/identity/members/dto/member.dto.js';
import type { RoleDto, RolesOfFirmDto } from '../../../apps/api/src/modules/identity/roles/dto/role.dto.js';
import { type Body, match } from '../../support/billing.js';
import { Harness } from '../../support/harness.js';
import type { TestMember } from '../../support/make.js';

interface Who {
  token: string;
}

describe("a firm's own roles", () => {
  let harness: Harness;
  let firm: string;
  let admin: TestMember;
  beforeAll(async () => {
    harness = await Harness.start();
    firm = await harness.make.firm();
    admin = await harness.make.member(firm, 'admin');
  });
  afterAll(() => harness.stop());

  const call = <T = RoleDto>(
    method: string,
    url: string,
    body?: unknown,
    headers: Record<string, string> = {},
    who: Who = admin,
  ) => harness.request<Body<T>>(method, url, who.token, { body, headers });
  let counter = 0;
  const create = (permissions: Permission[], who?: Who, name = `Role ${++counter}`) =>
    call('POST', '/roles', { name, permissions }, {}, who);
  const role = async (...permissions: Permission[]): Promise<RoleDto> => (await create(permissions)).body;
  const get = async (id: string) => (await call('GET', `/roles/${id}`)).body;
  const update = async (id: string, changes: Partial<RoleDto>, who?: Who) =>
    call('PATCH', `/roles/${id}`, changes, match(await get(id)), who);
  const remove = async (id: string, who?: Who) =>
    call('DELETE', `/roles/${id}`, undefined, match(await get(id)), who);
  const member = async (id: string) => (await call<MemberDetailsDto>('GET', `/members/${id}`)).body;
  const give = async (id: string, { roles = [], customRoleIds }: Partial<Given>, who?: Who) => {
    const body = { roles, customRoleIds, reason: 'New job' };
    return call<MemberDetailsDto>('PUT', `/members/${id}/roles`, body, match(await member(id)), who);
  };
  interface Given {
    roles: string[];
    customRoleIds: string[];
  }
  /** Somebody who has a role of their own with exactly these rights. */
  const holder = async (...permissions: Permission[]): Promise<TestMember> => {
    const person = await harness.make.member(firm);
    const { id } = await role(...permissions);
    expect((await give(person.membershipId, { customRoleIds: [id] })).status).toBe(200);
    return person;
  };
  const audits = (who: Who) => harness.request('GET', '/audit', who.token).then(({ status }) => status);
  const recorded = (id: string) =>
    harness.database.sql<{ action: string; before: object | null; after: object | null }>(
      'SELECT action, before, after FROM audit_entries WHERE object_id = $1 ORDER BY at, id',
      [id],
    );

  it('are listed beside the built-in ones, with how many people have them', async () => {
    const { id } = await role(P.AuditRead);
    await give((await harness.make.member(firm)).membershipId, { customRoleIds: [id] });
    const { body } = await call<RolesOfFirmDto>('GET', '/roles');
    expect(body.builtIn.find(({ role: key }) => key === 'consultant')?.permissions).toEqual(
      ROLE_PERMISSIONS.consultant,
    );
    expect(body.custom.find((one) => one.id === id)).toMatchObject({
      permissions: ['audit.read'],
      people: 1,
    });
  });

  it('hold at the next request of those who have them: given, changed and taken', async () => {
    const person = await harness.make.member(firm, 'consultant');
    const { id } = await role(P.MailRead);
    const given = await give(person.membershipId, { roles: ['consultant'], customRoleIds: [id] });
    expect(given.body).toMatchObject({ roles: ['consultant'], customRoles: [{ id }] });
    expect(await audits(person)).toBe(403);
    await update(id, { permissions: [P.MailRead, P.AuditRead] });
    expect(await audits(person)).toBe(200);
    const me = await harness.request<{ permissions: string[]; membership: object }>(
      'GET',
      '/me',
      person.token,
    );
    expect(me.body.permissions).toEqual(expect.arrayContaining(['time.log.own', 'audit.read']));
    expect(me.body.membership).toMatchObject({ customRoles: [given.body.customRoles[0]!.name] });
    await give(person.membershipId, { roles: ['consultant'] });
    expect(await audits(person)).toBe(403);
    expect((await recorded(person.membershipId))[0]).toMatchObject({
      before: { roles: ['consultant'] },
      after: { roles: ['consultant', given.body.customRoles[0]!.name] },
    });
  });

  it('are what a person may have alone, be invited with and be found by', async () => {
    const { id } = await role(P.AuditRead);
    const body = { name: 'Rita', email: 'rita@firm.example', roles: [], customRoleIds: [id], invite: true };
    const { status, body: added } = await call<{ member: MemberDetailsDto }>('POST', '/members', body);
    expect([status, added.member.status]).toEqual([201, 'invited']);
    const found = await call<{ items: MemberDetailsDto[] }>('GET', `/members?customRoleId=${id}`);
    expect(found.body.items.map(({ name }) => name)).toEqual(['Rita']);
  });

  it('are recorded with their rights before and after', async () => {
    const { id, name } = await role(P.AuditRead);
    await update(id, { permissions: [P.MailRead] });
    await remove(id);
    expect(await recorded(id)).toMatchObject([
      { action: 'role.created', before: null, after: { name, permissions: ['audit.read'] } },
      {
        action: 'role.updated',
        before: { permissions: ['audit.read'] },
        after: { permissions: ['mail.read'] },
      },
      { action: 'role.deleted', before: { permissions: ['mail.read'] }, after: null },
    ]);
  });

  it('stay while anybody has them', async () => {
    const person = await harness.make.member(firm, 'consultant');
    const { id } = await role(P.AuditRead);
    await give(person.membershipId, { customRoleIds: [id] });
    expect((await remove(id)).body).toMatchObject({ status: 409, code: 'ROLE_IN_USE' });
    await give(person.membershipId, { roles: ['consultant'] });
    expect((await remove(id)).status).toBe(204);
    expect((await call('GET', `/roles/${id}`)).status).toBe(404);
  });

  it('are not deleted under somebody who is given one at the same time', async () => {
    const person = await harness.make.member(firm, 'consultant');
    const { id } = await role(P.AuditRead);
    const [gone, given] = await Promise.all([remove(id), give(person.membershipId, { customRoleIds: [id] })]);
    expect([
      [204, 422],
      [409, 200],
    ]).toContainEqual([gone.status, given.status]);
  });

  it.each([
    ['a name that is taken, however it is written', { name: 'AUDITORS' }, 409, 'name'],
    ["a built-in role's name", { name: 'Project Manager' }, 409, 'name'],
    ['no name', { name: ' ' }, 422, 'name'],
    ['rights that nobody knows', { permissions: ['moon.sell'] }, 422, 'permissions'],
    ['no right at all', { permissions: [] }, 422, 'permissions'],
    ['a right without what it builds on', { permissions: [P.ClientWrite] }, 422, 'permissions'],
  ])('refuse %s', async (_, change, status, field) => {
    if ('name' in change) await create([P.AuditRead], admin, 'Auditors');
    const body = { name: `Role ${++counter}`, permissions: [P.AuditRead], ...change };
    const answer = await call('POST', '/roles', body);
    expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([status, field]);
  });

  it('are changed under If-Match', async () => {
    const { id } = await role(P.AuditRead);
    expect((await call('PATCH', `/roles/${id}`, { name: 'X' })).status).toBe(428);
    expect((await call('PATCH', `/roles/${id}`, { name: 'X' }, match({ version: 7 }))).status).toBe(412);
    expect((await call('DELETE', `/roles/${id}`, undefined, match({ version: 7 }))).status).toBe(412);
  });

  it('are nothing that another firm can give or see', async () => {
    const { id } = await role(P.AuditRead);
    const stranger = await harness.make.member(await harness.make.firm(), 'admin');
    const body = { roles: [], customRoleIds: [id], reason: 'Mine' };
    const url = `/members/${stranger.membershipId}/roles`;
    const answer = await call('PUT', url, body, match({ version: 1 }), stranger);
    expect(answer.body).toMatchObject({ status: 422, errors: [{ field: 'customRoleIds' }] });
    expect((await call('GET', `/roles/${randomUUID()}`)).body.detail).toBe(
      (await call('GET', `/roles/${id}`, undefined, {}, stranger)).body.detail,
    );
  });

  describe('take no more rights than their maker has', () => {
    const manager = () => holder(P.MemberRead, P.MemberManage, P.RoleManage, P.AuditRead);

    it('to make', async () => {
      const who = await manager();
      expect((await create([P.AuditRead], who)).status).toBe(201);
      const refused = await create([P.AuditRead, P.MailRead], who);
      expect(refused.body).toMatchObject({
        status: 403,
        detail: expect.stringContaining('mail.read') as string,
      });
      expect((await create([P.AuditRead], await harness.make.member(firm, 'partner'))).status).toBe(403);
    });

    it('to change or delete, neither before nor after', async () => {
      const who = await manager();
      const [below, above] = [await role(P.AuditRead), await role(P.LedgerRead)];
      expect((await update(below.id, { permissions: [P.AuditRead, P.LedgerRead] }, who)).status).toBe(403);
      expect((await update(above.id, { permissions: [P.AuditRead] }, who)).status).toBe(403);
      expect((await update(above.id, { name: 'Mine now' }, who)).status).toBe(403);
      expect((await remove(above.id, who)).status).toBe(403);
      expect((await remove(below.id, who)).status).toBe(204);
    });

    it('to give or take', async () => {
      const who = await manager();
      const above = await role(P.LedgerRead);
      const { membershipId } = await harness.make.member(firm);
      const refused = await give(membershipId, { customRoleIds: [above.id] }, who);
      expect(refused.body).toMatchObject({ status: 403, code: 'GRANTS_BEYOND_OWN' });
      await give(membershipId, { customRoleIds: [above.id] });
      const below = await role(P.AuditRead);
      expect((await give(membershipId, { customRoleIds: [below.id] }, who)).status).toBe(403);
      expect((await give(who.membershipId, { customRoleIds: [above.id] }, who)).status).toBe(403);
    });

    it('to shut out somebody who has more', async () => {
      const who = await manager();
      const above = await holder(P.LedgerRead);
      const url = `/members/${above.membershipId}/deactivate`;
      expect((await call('POST', url, { reason: 'Coup' }, {}, who)).status).toBe(403);
    });
  });
});
