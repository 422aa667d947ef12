import { randomUUID } from 'node:crypto';
import type { MemberDetailsDto } from '../../../apps/api/src/modules/identity/members/dto/member.dto.js';
import { Billing, match } from '../../support/billing.js';
import { Harness } from '../../support/harness.js';
import type { TestMember } from '../../support/make.js';
import { memberCalls } from '../../support/people.js';

describe('people of the firm', () => {
  let harness: Harness;
  let firm: string;
  let admin: TestMember;
  beforeAll(async () => {
    harness = await Harness.start();
  });
  beforeEach(async () => {
    firm = await harness.make.firm();
    admin = await harness.make.member(firm, 'admin');
  });
  afterAll(() => harness.stop());

  const { call, get, setRoles, deactivate, audit } = memberCalls(
    () => harness,
    () => admin,
  );
  /** Somebody without a login, as an import leaves them. */
  const imported = async (email: string | null = null): Promise<string> => {
    const id = randomUUID();
    await harness.database.sql(
      `INSERT INTO memberships (firm_id, id, name, email, status) VALUES ($1, $2, 'Imported Ida', $3, 'to_invite')`,
      [firm, id, email],
    );
    return id;
  };

  it('are listed by role and status, and found by job title', async () => {
    const consultant = await harness.make.member(firm, 'consultant', 'approver');
    await imported();
    const names = async (query: string) =>
      (await call<{ items: MemberDetailsDto[] }>('GET', `/members?${query}`)).body.items.map(({ id }) => id);
    expect(await names('role=approver')).toEqual([consultant.membershipId]);
    expect(await names('status=to_invite')).toHaveLength(1);
    await call(
      'PATCH',
      `/members/${consultant.membershipId}`,
      { jobTitle: 'Data steward' },
      match({ version: 1 }),
    );
    expect(await names('q=steward')).toEqual([consultant.membershipId]);
    expect((await call('GET', '/members?role=king')).status).toBe(422);
  });

  describe('their facts', () => {
    it('are changed under If-Match and recorded', async () => {
      const { membershipId: id } = await harness.make.member(firm, 'consultant');
      const changes = { name: 'Ada Byron', jobTitle: 'Analyst', weeklyTargetSeconds: 72_000 };
      expect((await call('PATCH', `/members/${id}`, changes)).status).toBe(428);
      const { body } = await call('PATCH', `/members/${id}`, changes, match({ version: 1 }));
      expect(body).toMatchObject({ ...changes, version: 2, firmWeeklyTargetSeconds: 144_000 });
      expect((await call('PATCH', `/members/${id}`, { name: 'X' }, match({ version: 1 }))).status).toBe(412);
      const reset = await call('PATCH', `/members/${id}`, { weeklyTargetSeconds: null }, match(body));
      expect(reset.body.weeklyTargetSeconds).toBeNull();
      expect((await audit(id)).map(({ action }) => action)).toEqual(['member.updated', 'member.updated']);
    });

    it.each([
      ['an empty name', { name: ' ' }, 'name'],
      ['no name', { name: null }, 'name'],
      ['more than a week a week', { weeklyTargetSeconds: 604_801 }, 'weeklyTargetSeconds'],
      ['a broken address', { email: 'nowhere' }, 'email'],
      ['a status', { status: 'active' }, 'status'],
      ['roles', { roles: ['admin'] }, 'roles'],
      ['a login', { userId: randomUUID() }, 'userId'],
    ])('refuse %s', async (_, change, field) => {
      const { status, body } = await call(
        'PATCH',
        `/members/${admin.membershipId}`,
        change,
        match({ version: 1 }),
      );
      expect([status, body.errors?.[0]?.field]).toEqual([422, field]);
    });

    it('have an e-mail address that can be changed until it is a login', async () => {
      const ida = await imported();
      const patch = (id: string, email: string) =>
        get(id).then((seen) => call('PATCH', `/members/${id}`, { email }, match(seen)));
      expect((await patch(ida, ' Ida@Firm.Example')).body.email).toBe('ida@firm.example');
      expect((await patch(ida, admin.email)).body).toMatchObject({ status: 409, code: 'MEMBER_EMAIL_TAKEN' });
      const refused = await patch(admin.membershipId, 'other@firm.example');
      expect(refused.body).toMatchObject({
        status: 409,
        errors: [{ field: 'email', code: 'EMAIL_IS_LOGIN' }],
      });
    });

    it('are not for those who may only read', async () => {
      const consultant = await harness.make.member(firm, 'consultant');
      expect((await call('GET', `/members/${admin.membershipId}`, undefined, {}, consultant)).status).toBe(
        200,
      );
      const patch = await call(
        'PATCH',
        `/members/${consultant.membershipId}`,
        { name: 'King' },
        match({ version: 1 }),
        consultant,
      );
      expect(patch.status).toBe(403);
    });
  });

  describe('their roles', () => {
    it('are given and taken with a reason, hold at once, and are recorded before and after', async () => {
      const person = await harness.make.member(firm, 'consultant');
      const audits = () => harness.request('GET', '/audit', person.token).then(({ status }) => status);
      expect(await audits()).toBe(403);
      const { body } = await setRoles(person.membershipId, ['partner', 'approver']);
      expect(body.roles).toEqual(['approver', 'partner']);
      expect(await audits()).toBe(200);
      await setRoles(person.membershipId, ['viewer']);
      expect(await audits()).toBe(403);
      expect((await audit(person.membershipId))[0]).toEqual({
        action: 'member.roles_changed',
        before: { roles: ['consultant'] },
        after: { roles: ['approver', 'partner'] },
        reason: 'New job',
      });
    });

    it('change the version, so that two who decide at once notice', async () => {
      const { membershipId: id } = await harness.make.member(firm, 'consultant');
      const seen = match(await get(id));
      const put = (roles: string[]) => call('PUT', `/members/${id}/roles`, { roles, reason: 'x' }, seen);
      const answers = await Promise.all([put(['viewer']), put(['approver'])]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    });

    it('are recorded only where they change', async () => {
      const { membershipId: id } = await harness.make.member(firm, 'consultant');
      expect((await setRoles(id, ['consultant'])).body.version).toBe(1);
      expect(await audit(id)).toEqual([]);
    });

    it.each([
      ['none', []],
      ['an unknown one', ['king']],
      ['one twice', ['viewer', 'viewer']],
    ])('refuse %s', async (_, roles) => {
      expect((await setRoles(admin.membershipId, roles)).status).toBe(422);
    });

    it('are asked for with a reason', async () => {
      const answer = await call(
        'PUT',
        `/members/${admin.membershipId}/roles`,
        { roles: ['admin'] },
        match({ version: 1 }),
      );
      expect(answer.body.errors?.[0]?.field).toBe('reason');
    });
  });

  describe('the last admin', () => {
    it('stays admin, and stays', async () => {
      expect(await get(admin.membershipId)).toMatchObject({ isLastAdmin: true });
      const demoted = await setRoles(admin.membershipId, ['partner']);
      expect(demoted.body).toMatchObject({ status: 409, code: 'LAST_ADMIN' });
      expect((await deactivate(admin.membershipId)).body).toMatchObject({ status: 409, code: 'LAST_ADMIN' });
      expect((await setRoles(admin.membershipId, ['admin', 'partner'])).status).toBe(200);
    });

    it('is one who is active: others do not count', async () => {
      const ida = await imported('ida@firm.example');
      expect((await setRoles(ida, ['admin'])).status).toBe(200);
      const gone = await harness.make.member(firm, 'admin');
      expect((await deactivate(gone.membershipId)).status).toBe(200);
      expect((await deactivate(admin.membershipId)).body.code).toBe('LAST_ADMIN');
      expect((await setRoles(gone.membershipId, ['viewer'])).status).toBe(200);
    });

    it('may go once somebody else is admin, also by their own hand', async () => {
      const next = await harness.make.member(firm, 'admin');
      expect((await deactivate(admin.membershipId)).status).toBe(200);
      expect((await harness.request('GET', '/me', admin.token)).status).toBe(401);
      expect((await call('GET', `/members/${admin.membershipId}`, undefined, {}, next)).body.status).toBe(
        'deactivated',
      );
    });

    const left = async () => {
      const [row] = await harness.database.sql<{ count: number }>(
        `SELECT count(*)::int AS count FROM memberships m JOIN membership_roles r ON r.firm_id = m.firm_id
           AND r.membership_id = m.id AND r.role = 'admin' WHERE m.firm_id = $1 AND m.status = 'active'`,
        [firm],
      );
      return row!.count;
    };

    it.each(['demoted', 'deactivated', 'one each'])('is left when two admins are %s at once', async (how) => {
      const other = await harness.make.member(firm, 'admin');
      const versions = [await get(admin.membershipId), await get(other.membershipId)];
      const demote = ({ id, version }: MemberDetailsDto, who: TestMember) =>
        call('PUT', `/members/${id}/roles`, { roles: ['partner'], reason: 'Race' }, match({ version }), who);
      const [first, second] = await Promise.all([
        how === 'deactivated' ? deactivate(admin.membershipId, other) : demote(versions[0]!, other),
        how === 'demoted' ? demote(versions[1]!, admin) : deactivate(other.membershipId, admin),
      ]);
      expect([200, 401, 403, 409]).toContain(first.status);
      expect([first.status, second.status]).toContain(200);
      expect([first.status, second.status].filter((status) => status === 200)).toHaveLength(1);
      expect(await left()).toBe(1);
    });
  });

  describe('who is deactivated', () => {
    it('is out at once, and keeps history and roles', async () => {
      const person = await harness.make.member(firm, 'consultant');
      const { body } = await deactivate(person.membershipId);
      expect(body).toMatchObject({ status: 'deactivated', roles: ['consultant'] });
      expect((await harness.request('GET', '/me', person.token)).status).toBe(401);
      const [entry] = await audit(person.membershipId);
      expect(entry).toMatchObject({ action: 'member.deactivated', reason: 'Left us' });
      expect((await deactivate(person.membershipId)).body.code).toBe('PERSON_WRONG_STATE');
    });

    it('comes back with the roles from before, and not with the sessions', async () => {
      const person = await harness.make.member(firm, 'consultant');
      await deactivate(person.membershipId);
      const { body } = await call('POST', `/members/${person.membershipId}/reactivate`);
      expect(body).toMatchObject({ status: 'active', roles: ['consultant'] });
      expect((await harness.request('GET', '/me', person.token)).status).toBe(401);
    });

    it('is still to be invited afterwards when they never had a login', async () => {
      const ida = await imported();
      expect((await deactivate(ida)).body.status).toBe('deactivated');
      expect((await call('POST', `/members/${ida}/reactivate`)).body.status).toBe('to_invite');
    });

    it('needs a reason', async () => {
      const { membershipId: id } = await harness.make.member(firm, 'viewer');
      expect((await call('POST', `/members/${id}/deactivate`, { reason: ' ' })).status).toBe(422);
    });

    describe('while a timer runs', () => {
      const started = async (over: { startedAt: string; endDate?: string }) => {
        const billing = await Billing.start(harness);
        firm = billing.firmId;
        admin = await harness.make.member(firm, 'admin');
        const { membershipId: id, token } = billing.consultant;
        await harness.request('POST', '/timer/start', token, {
          body: { projectId: billing.project.id, task: 'Build' },
        });
        await harness.database.sql('UPDATE timers SET started_at = $2 WHERE membership_id = $1', [
          id,
          over.startedAt,
        ]);
        if (over.endDate)
          await harness.database.sql('UPDATE projects SET end_date = $2 WHERE id = $1', [
            billing.project.id,
            over.endDate,
          ]);
        return id;
      };
      const rows = (table: string, id: string) =>
        harness.database.sql<{ seconds: number; status: string }>(
          `SELECT * FROM ${table} WHERE membership_id = $1`,
          [id],
        );

      it('leaves what ran as drafts', async () => {
        const id = await started({ startedAt: new Date(Date.now() - 60_000).toISOString() });
        expect((await deactivate(id)).status).toBe(200);
        expect(await rows('timers', id)).toEqual([]);
        const entries = await rows('time_entries', id);
        expect(entries.map(({ status }) => status)).toContain('draft');
        expect(entries.reduce((sum, { seconds }) => sum + seconds, 0)).toBeGreaterThanOrEqual(60);
        expect((await audit(id)).map(({ action }) => action)).toEqual([
          'member.timer_stopped',
          'member.deactivated',
        ]);
      });

      it('leaves all the same when the project takes no hours any more, and tells how many', async () => {
        const id = await started({
          startedAt: new Date(Date.now() - 60_000).toISOString(),
          endDate: '2026-01-31',
        });
        expect((await deactivate(id)).status).toBe(200);
        expect(await rows('timers', id)).toEqual([]);
        expect(await rows('time_entries', id)).toEqual([]);
        const [stopped] = await audit(id);
        expect(stopped?.after).toMatchObject({ bookedSeconds: 0 });
      });
    });
  });

  it('are not there for another firm', async () => {
    const stranger = await harness.make.member(await harness.make.firm(), 'admin');
    const answers = await Promise.all([
      call('GET', `/members/${admin.membershipId}`, undefined, {}, stranger),
      call('PATCH', `/members/${admin.membershipId}`, { name: 'X' }, match({ version: 1 }), stranger),
      call(
        'PUT',
        `/members/${admin.membershipId}/roles`,
        { roles: ['viewer'], reason: 'x' },
        match({ version: 1 }),
        stranger,
      ),
      deactivate(admin.membershipId, stranger),
      call('POST', `/members/${admin.membershipId}/reactivate`, undefined, {}, stranger),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
  });
});
