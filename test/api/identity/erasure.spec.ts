import { randomUUID } from 'node:crypto';
import { Billing, match } from '../../support/billing.js';
import { Harness } from '../../support/harness.js';
import type { TestMember } from '../../support/make.js';
import { memberCalls } from '../../support/people.js';

describe('people', () => {
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

  describe('who left', () => {
    const erase = async (id: string, over: object = {}, who: { token: string } = admin) => {
      const { name, version } = await get(id);
      return call(
        'POST',
        `/members/${id}/erase`,
        { name, reason: 'Asked us to', ...over },
        match({ version }),
        who,
      );
    };
    const logins = async (userId: string) =>
      (await harness.database.sql('SELECT 1 FROM users WHERE id = $1', [userId])).length;

    it('are forgotten: what they did stays by a former person, and the login goes', async () => {
      const billing = await Billing.start(harness);
      const { consultant, project } = billing;
      const boss = await harness.make.member(billing.firmId, 'admin');
      await harness.make.timeEntry(billing.firmId, {
        membershipId: consultant.membershipId,
        projectId: project.id,
      });
      const id = consultant.membershipId;
      const { name, version } = (await call('GET', `/members/${id}`, undefined, {}, boss)).body;
      const body = { name, reason: 'Asked us to' };
      const early = await call('POST', `/members/${id}/erase`, body, match({ version }), boss);
      expect([early.status, early.body.code]).toEqual([409, 'PERSON_WRONG_STATE']);
      await deactivate(id, boss);
      const erased = await call('POST', `/members/${id}/erase`, body, match({ version: version + 1 }), boss);
      const former = `Former person ${id.slice(-4).toUpperCase()}`;
      expect(erased.body).toMatchObject({
        name: former,
        email: null,
        status: 'erased',
        roles: [],
        hasLogin: false,
      });
      const times = await call<{ items: { memberName: string }[] }>(
        'GET',
        `/time-entries?membershipId=${id}`,
        undefined,
        {},
        boss,
      );
      expect(times.body.items.every(({ memberName }) => memberName === former)).toBe(true);
      expect(times.body.items.length).toBeGreaterThan(0);
      await harness.drainJobs();
      expect(await logins(consultant.userId)).toBe(0);
      const [last] = (await audit(id)).slice(-1);
      expect(last).toMatchObject({
        action: 'member.erased',
        before: null,
        after: null,
        reason: 'Asked us to',
      });
    });

    it('keep a login that another firm needs', async () => {
      const leaver = await harness.make.member(firm, 'consultant');
      const elsewhere = await harness.make.firm();
      await harness.database.sql(
        `INSERT INTO memberships (firm_id, id, user_id, name, status) VALUES ($1, $2, $3, 'Elsewhere', 'deactivated')`,
        [elsewhere, randomUUID(), leaver.userId],
      );
      await deactivate(leaver.membershipId);
      expect((await erase(leaver.membershipId)).status).toBe(200);
      await harness.drainJobs();
      expect(await logins(leaver.userId)).toBe(1);
    });

    it('stay erased, and are erased by those who type their name and hold their rights', async () => {
      const leaver = await harness.make.member(firm, 'partner');
      await deactivate(leaver.membershipId);
      expect((await erase(leaver.membershipId, { name: 'Somebody' })).body.errors?.[0]?.field).toBe('name');
      const partner = await harness.make.member(firm, 'partner');
      expect((await erase(leaver.membershipId, {}, partner)).status).toBe(403);
      await erase(leaver.membershipId);
      const { version } = await get(leaver.membershipId);
      const url = `/members/${leaver.membershipId}`;
      expect((await call('POST', `${url}/reactivate`)).status).toBe(409);
      expect((await call('PATCH', url, { name: 'Back again' }, match({ version }))).body.code).toBe(
        'PERSON_ERASED',
      );
      expect((await setRoles(leaver.membershipId, ['admin'])).status).toBe(409);
    });
  });
});
