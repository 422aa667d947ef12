import type {
  EntryRateDto,
  TimeEntryDto,
} from '../../../apps/api/src/modules/time/entries/dto/time-entry.dto.js';
import { Harness } from '../../support/harness.js';
import { ifMatch, type Problem, timeWorld, type TimeWorld } from './time-world.js';

interface Entries {
  items: TimeEntryDto[];
  total: number;
}

describe('logging time', () => {
  let harness: Harness;
  let world: TimeWorld;
  beforeAll(async () => (harness = await Harness.start()));
  afterAll(() => harness.stop());
  beforeEach(async () => (world = await timeWorld(harness)));

  const fieldOf = (body: Problem) => [body.errors?.[0]?.field, body.errors?.[0]?.code];

  describe('a new entry', () => {
    it('is a billable draft at the rate of the role in the engagement, with its names', async () => {
      const { status, body, headers } = await world.log(world.manager, {
        duration: '1h30',
        note: 'Kick-off',
      });
      expect(status).toBe(201);
      expect(headers['etag']).toBe('"1"');
      expect(body).toMatchObject({
        seconds: 5_400,
        status: 'draft',
        billable: true,
        note: 'Kick-off',
        task: '',
        projectName: world.project.name,
        clientName: world.client.name,
        workDate: '2026-03-02',
        hourlyRate: '100.00',
        rateSource: 'engagement',
        amount: '150.00',
        currency: 'EUR',
      });
    });

    it('shows no price to those who may not read rates', async () => {
      const { body } = await world.log(world.consultant);
      const read = await world.call(world.consultant, 'GET', `/time-entries/${body.id}`);
      for (const entry of [body, read.body])
        for (const price of ['hourlyRate', 'amount', 'rateSource', 'rateReason', 'currency'])
          expect(entry).not.toHaveProperty(price);
      const [row] = await harness.database.sql('SELECT hourly_rate FROM time_entries WHERE id = $1', [
        body.id,
      ]);
      expect(row).toEqual({ hourly_rate: '100.00' });
    });

    it('has no rate, not a rate of zero, when the role has none', async () => {
      const engagement = await harness.make.engagement(world.firmId, world.client.id, {
        rates: { Partner: '300' },
      });
      const project = await harness.make.project(world.firmId, engagement, [world.manager.membershipId]);
      const { body } = await world.log(world.manager, { projectId: project.id });
      expect(body).toMatchObject({ hourlyRate: null, rateSource: null, amount: null });
    });

    it('takes another rate only with the right and a reason', async () => {
      const override = { hourlyRate: '80.5', rateReason: 'Agreed by mail' };
      expect((await world.log(world.consultant, override)).status).toBe(403);
      const silent = await world.log(world.manager, { hourlyRate: '80.5' });
      expect(fieldOf(silent.body)).toEqual(['rateReason', 'RATE_REASON_MISSING']);
      expect((await world.log(world.manager, { ...override, hourlyRate: '0' })).status).toBe(422);
      const { body } = await world.log(world.manager, override);
      expect(body).toMatchObject({ hourlyRate: '80.5', rateSource: 'override', amount: '80.50' });
      const audit = await harness.database.sql(
        'SELECT action, reason FROM audit_entries WHERE object_id = $1',
        [body.id],
      );
      expect(audit).toEqual([{ action: 'time_entry.rate_changed', reason: 'Agreed by mail' }]);
    });

    it.each([
      [{ duration: 'soon' }, 'duration', 'DURATION_UNREADABLE'],
      [{ duration: '25' }, 'duration', 'DURATION_OVER_A_DAY'],
      [{ seconds: 90_000 }, 'seconds', 'MAX'],
      [{ seconds: undefined }, 'duration', 'DURATION_EMPTY'],
      [{ workDate: '2026-02-30' }, 'workDate', 'IS_WORK_DATE'],
      [{ workDate: '2025-12-31' }, 'workDate', 'OUTSIDE_PROJECT_DATES'],
      [{ workDate: '2050-01-01' }, 'workDate', 'OUTSIDE_PROJECT_DATES'],
      [{ projectId: '01890000-0000-7000-8000-000000000000' }, 'projectId', 'PROJECT_UNKNOWN'],
      [{ billable: null }, 'billable', 'IS_BOOLEAN'],
      [{ status: 'approved' }, 'status', 'UNKNOWN_FIELD'],
    ])('is refused with %j', async (over, field, code) => {
      const { status, body } = await world.log(world.consultant, over);
      expect(status).toBe(422);
      expect(fieldOf(body)).toEqual([field, code]);
      const { body: list } = await world.call<Entries>(world.consultant, 'GET', '/time-entries');
      expect(list.total).toBe(0);
    });

    it('is refused on a project that the person is not a member of, or that is not active', async () => {
      const other = await harness.make.project(world.firmId, world.engagement);
      const stranger = await world.log(world.consultant, { projectId: other.id });
      expect(fieldOf(stranger.body)).toEqual(['projectId', 'NOT_PROJECT_MEMBER']);
      const closed = await harness.make.project(
        world.firmId,
        world.engagement,
        [world.consultant.membershipId],
        {
          status: 'completed',
        },
      );
      const late = await world.log(world.consultant, { projectId: closed.id });
      expect([late.status, late.body.code]).toEqual([409, 'PROJECT_NOT_ACTIVE']);
    });

    it('happens once under one idempotency key', async () => {
      const body = { projectId: world.project.id, workDate: '2026-03-02', seconds: 60 };
      const key = { 'idempotency-key': 'offline-1' };
      const [first, second] = [
        await world.call(world.consultant, 'POST', '/time-entries', body, key),
        await world.call(world.consultant, 'POST', '/time-entries', body, key),
      ];
      expect(second.body.id).toBe(first.body.id);
    });
  });

  describe('a day', () => {
    it('holds 24 hours and not a second more', async () => {
      expect((await world.log(world.consultant, { duration: '23' })).status).toBe(201);
      expect((await world.log(world.consultant, { duration: '1' })).status).toBe(201);
      const over = await world.log(world.consultant, { seconds: 1 });
      expect(over.status).toBe(422);
      expect(fieldOf(over.body)).toEqual(['seconds', 'DAY_OVER_24_HOURS']);
      expect((await world.log(world.consultant, { workDate: '2026-03-03' })).status).toBe(201);
      expect((await world.log(world.manager)).status).toBe(201);
    });

    it('holds 24 hours under simultaneous requests', async () => {
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => world.log(world.consultant, { duration: '5' })),
      );
      expect(answers.map(({ status }) => status).toSorted()).toEqual([
        201, 201, 201, 201, 422, 422, 422, 422,
      ]);
      const [{ seconds }] = (await harness.database.sql<{ seconds: number }>(
        'SELECT sum(seconds)::int AS seconds FROM time_entries WHERE membership_id = $1',
        [world.consultant.membershipId],
      )) as [{ seconds: number }];
      expect(seconds).toBe(20 * 3_600);
    });

    it('counts an entry once when it grows or moves', async () => {
      const { body } = await world.log(world.consultant, { duration: '20' });
      const grown = await world.call(
        world.consultant,
        'PATCH',
        `/time-entries/${body.id}`,
        { duration: '+4' },
        ifMatch(1),
      );
      expect(grown.body).toMatchObject({ seconds: 86_400, version: 2 });
      await world.log(world.consultant, { workDate: '2026-03-03' });
      const moved = await world.call<Problem>(
        world.consultant,
        'PATCH',
        `/time-entries/${body.id}`,
        { workDate: '2026-03-03' },
        ifMatch(2),
      );
      expect([moved.status, fieldOf(moved.body)]).toEqual([422, ['seconds', 'DAY_OVER_24_HOURS']]);
    });
  });

  describe('changing an entry', () => {
    const patch = (id: string, version: number | undefined, body: object, who = world.consultant) =>
      world.call<TimeEntryDto & Problem>(
        who,
        'PATCH',
        `/time-entries/${id}`,
        body,
        version === undefined ? {} : ifMatch(version),
      );

    it('takes what is given and keeps the rest, the overridden rate too', async () => {
      const { body } = await world.log(world.manager, {
        hourlyRate: '80',
        rateReason: 'Agreed',
        task: 'Design',
      });
      const changed = await patch(body.id, 1, { duration: '2', note: ' Second draft ' }, world.manager);
      expect(changed.body).toMatchObject({
        seconds: 7_200,
        note: 'Second draft',
        task: 'Design',
        hourlyRate: '80',
        amount: '160.00',
      });
    });

    it('finds the rate anew on another project', async () => {
      const engagement = await harness.make.engagement(world.firmId, world.client.id, {
        rates: { Consultant: '55' },
      });
      const project = await harness.make.project(world.firmId, engagement, [world.manager.membershipId]);
      const { body } = await world.log(world.manager);
      expect((await patch(body.id, 1, { projectId: project.id }, world.manager)).body.hourlyRate).toBe('55');
    });

    it('wants the version that was seen', async () => {
      const { body } = await world.log(world.consultant);
      expect((await patch(body.id, undefined, { note: 'x' })).status).toBe(428);
      expect((await patch(body.id, 7, { note: 'x' })).status).toBe(412);
      const both = await Promise.all([patch(body.id, 1, { note: 'a' }), patch(body.id, 1, { note: 'b' })]);
      expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    });

    it('is for the owner alone, and invisible to colleagues', async () => {
      const { body } = await world.log(world.consultant);
      const colleague = await harness.make.member(world.firmId, 'consultant');
      expect((await patch(body.id, 1, { note: 'x' }, colleague)).status).toBe(404);
      expect((await patch(body.id, 1, { note: 'x' }, world.manager)).status).toBe(403);
      expect((await world.call(colleague, 'GET', `/time-entries/${body.id}`)).status).toBe(404);
      expect((await world.call(world.manager, 'GET', `/time-entries/${body.id}`)).status).toBe(200);
    });

    it('stops when the entry was submitted; so does deleting it', async () => {
      const { body } = await world.log(world.consultant);
      await world.submit(world.consultant);
      const late = await patch(body.id, 2, { note: 'x' });
      expect([late.status, late.body.code]).toEqual([409, 'TIME_ENTRY_LOCKED']);
      const url = `/time-entries/${body.id}`;
      expect((await world.call(world.consultant, 'DELETE', url, undefined, ifMatch(2))).status).toBe(409);
    });

    it('deletes a draft and says so in the audit log', async () => {
      const { body } = await world.log(world.consultant);
      const url = `/time-entries/${body.id}`;
      expect((await world.call(world.consultant, 'DELETE', url, undefined, ifMatch(3))).status).toBe(412);
      expect((await world.call(world.consultant, 'DELETE', url, undefined, ifMatch(1))).status).toBe(204);
      expect((await world.call(world.consultant, 'GET', url)).status).toBe(404);
      const audit = await harness.database.sql('SELECT action FROM audit_entries WHERE object_id = $1', [
        body.id,
      ]);
      expect(audit).toEqual([{ action: 'time_entry.deleted' }]);
    });
  });

  describe('the rate of an entry', () => {
    const put = (id: string, version: number, body: object, who = world.manager) =>
      world.call<TimeEntryDto & Problem>(who, 'PUT', `/time-entries/${id}/rate`, body, ifMatch(version));

    it('is overridden with a reason, also after approval, and found again', async () => {
      const { body } = await world.log(world.consultant);
      await world.submit(world.consultant);
      await world.call(world.manager, 'POST', '/time-entries/approve', {
        entries: [{ id: body.id, version: 2 }],
      });
      expect((await put(body.id, 3, { hourlyRate: '90' })).status).toBe(422);
      const over = await put(body.id, 3, { hourlyRate: '90', reason: 'Goodwill' });
      expect(over.body).toMatchObject({ hourlyRate: '90', rateSource: 'override', rateReason: 'Goodwill' });
      const found = await put(body.id, 4, { hourlyRate: null, reason: 'Back' });
      expect(found.body).toMatchObject({ hourlyRate: '100.00', rateSource: 'engagement', rateReason: null });
    });

    it('is told with where it comes from, to those who may read rates', async () => {
      const { body } = await world.log(world.consultant);
      const rateFor = (who = world.manager) =>
        world.call<EntryRateDto & Problem>(who, 'GET', `/time-entries/${body.id}/rate`);
      const found = {
        hourlyRate: '100.00',
        rateSource: 'engagement',
        cardRate: '100.00',
        cardLevel: 'engagement',
      };
      expect((await rateFor()).body).toMatchObject({ ...found, currency: 'EUR', isOnInvoice: false });
      await put(body.id, 1, { hourlyRate: '90', reason: 'Goodwill' });
      expect((await rateFor()).body).toMatchObject({
        ...{ hourlyRate: '90', rateSource: 'override', rateReason: 'Goodwill', cardRate: '100.00' },
      });
      expect((await rateFor(world.consultant)).status).toBe(403);
      const [audit] = await harness.database.sql(
        `SELECT before, after, reason FROM audit_entries WHERE object_id = $1 AND action = 'time_entry.rate_changed'`,
        [body.id],
      );
      expect(audit).toEqual({
        before: { hourlyRate: '100.00', rateSource: 'engagement' },
        after: { hourlyRate: '90', rateSource: 'override' },
        reason: 'Goodwill',
      });
    });

    it('is fixed once an invoice has the entry, and for those without the right', async () => {
      const { id } = await harness.make.timeEntry(world.firmId, {
        membershipId: world.consultant.membershipId,
        projectId: world.project.id,
        status: 'invoiced',
      });
      const late = await put(id, 1, { hourlyRate: '90', reason: 'Goodwill' });
      expect([late.status, late.body.code]).toEqual([409, 'TIME_ENTRY_ON_INVOICE']);
      expect((await put(id, 1, { hourlyRate: '90', reason: 'Mine' }, world.consultant)).status).toBe(403);
    });
  });

  describe('the list', () => {
    const list = async (who = world.manager, query = '') =>
      (await world.call<Entries & Problem>(who, 'GET', `/time-entries?${query}`)).body;

    beforeEach(async () => {
      await world.log(world.consultant, { workDate: '2026-03-02', note: 'Workshop 100%', duration: '1' });
      await world.log(world.consultant, { workDate: '2026-03-04', duration: '3', billable: false });
      await world.log(world.manager, { workDate: '2026-03-03', duration: '2', task: 'Steering' });
    });

    it('is newest first, sorts and pages', async () => {
      const days = async (query = '') =>
        (await list(world.manager, query)).items.map((e) => e.workDate.slice(8));
      expect(await days()).toEqual(['04', '03', '02']);
      expect(await days('sort=workDate')).toEqual(['02', '03', '04']);
      expect(await days('sort=-seconds')).toEqual(['04', '03', '02']);
      expect(await days('perPage=1&page=2')).toEqual(['03']);
      expect((await list(world.manager, 'perPage=1&page=2')).total).toBe(3);
    });

    it.each([
      ['from=2026-03-03', 2],
      ['to=2026-03-03', 2],
      ['from=2026-03-03&to=2026-03-03', 1],
      ['billable=false', 1],
      ['status=draft', 3],
      ['status=approved', 0],
      ['q=workshop', 1],
      ['q=100%25', 1],
      ['q=%25', 1],
      ['q=STEER', 1],
      ['q=st', 1],
      ['q=nowhere', 0],
      ['q=workshop&to=2026-03-01', 0],
    ])('filters by %s', async (query, count) => {
      expect((await list(world.manager, query)).total).toBe(count);
      // a project's entries are read, a firm's are searched by an index
      expect((await list(world.manager, `${query}&projectId=${world.project.id}`)).total).toBe(count);
    });

    it("is searched for the transaction's own firm, and for no portal user", async () => {
      const matches = (settings: string, firm = world.firmId): Promise<number> =>
        harness.database.connected(async (client) => {
          await client.query(`BEGIN; ${settings}`);
          const { rows } = await client.query("SELECT matching_time_entries($1, '%workshop%', 10)", [firm]);
          return rows.length;
        }, 'votra_app');
      const own = `SET LOCAL app.firm_id = '${world.firmId}'`;
      expect(await matches(own)).toBe(1);
      expect(await matches('SELECT 1')).toBe(0);
      expect(await matches(`SET LOCAL app.firm_id = '${await harness.make.firm()}'`)).toBe(0);
      expect(await matches(own, await harness.make.firm())).toBe(0);
      expect(await matches(`${own}; SET LOCAL app.client_id = '${world.client.id}'`)).toBe(0);
    });

    it('filters by person, project and client', async () => {
      const other = await harness.make.client(world.firmId);
      expect((await list(world.manager, `membershipId=${world.consultant.membershipId}`)).total).toBe(2);
      expect((await list(world.manager, `projectId=${world.project.id}`)).total).toBe(3);
      expect((await list(world.manager, `clientId=${world.client.id}`)).total).toBe(3);
      expect((await list(world.manager, `clientId=${other.id}`)).total).toBe(0);
    });

    it("holds a consultant's own entries only", async () => {
      expect((await list(world.consultant)).total).toBe(2);
      const foreign = `membershipId=${world.manager.membershipId}`;
      expect((await list(world.consultant, foreign)).code).toBe('FORBIDDEN');
    });

    it('refuses filters and sorts that it does not have', async () => {
      for (const query of ['sort=note', 'note=x', 'status=lost', 'perPage=1000', 'billable=maybe'])
        expect((await list(world.manager, query)).code).toBe('VALIDATION_FAILED');
    });

    it("shows nothing of another firm, nor anything to a client's people", async () => {
      const elsewhere = await timeWorld(harness);
      expect((await list(elsewhere.manager)).total).toBe(0);
      const { id } = (await list()).items[0]!;
      expect((await elsewhere.call(elsewhere.manager, 'GET', `/time-entries/${id}`)).status).toBe(404);
      const logged = await elsewhere.log(elsewhere.manager, { projectId: world.project.id });
      expect(fieldOf(logged.body)).toEqual(['projectId', 'PROJECT_UNKNOWN']);
      const portal = await harness.make.portalUser(world.firmId, world.client.id);
      expect((await harness.request('GET', '/time-entries', portal.token)).status).toBe(403);
      expect((await harness.request('GET', '/time-entries')).status).toBe(401);
    });
  });
});
