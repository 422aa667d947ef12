import { addDays, today, weekStart } from '#libs/calendar';
import type {
  DecisionReportDto,
  ApprovalQueueDto,
} from '../../../apps/api/src/modules/time/approvals/dto/approval.dto.js';
import type { OwnProjectDto, WeekDto } from '../../../apps/api/src/modules/time/timesheets/dto/week.dto.js';
import { Harness } from '../../support/harness.js';
import { ifMatch, type Problem, timeWorld, type TimeWorld } from './time-world.js';

describe('a week of time', () => {
  let harness: Harness;
  let world: TimeWorld;
  beforeAll(async () => (harness = await Harness.start()));
  afterAll(() => harness.stop());
  beforeEach(async () => (world = await timeWorld(harness)));

  const weekOf = async (who = world.consultant, query = 'date=2026-03-04') =>
    (await world.call<WeekDto & Problem>(who, 'GET', `/timesheets/week?${query}`)).body;
  const decide = (what: string, body: object, who = world.manager) =>
    world.call<DecisionReportDto & Problem>(who, 'POST', `/time-entries/${what}`, body);
  const recall = (who = world.consultant) =>
    world.call<WeekDto & Problem>(who, 'POST', '/timesheets/week/recall', { date: '2026-03-04' });
  const statusOf = async (id: string) =>
    (await world.call(world.manager, 'GET', `/time-entries/${id}`)).body.status;

  /** Entries as they stand, for approving them. */
  const seen = async (...ids: string[]) => ({
    entries: await harness.database.sql<{ id: string; version: number }>(
      'SELECT id, version FROM time_entries WHERE id = ANY($1) ORDER BY array_position($1, id)',
      [ids],
    ),
  });

  describe('as a grid', () => {
    it('has rows of seven days with their entries, totals and the target', async () => {
      await world.log(world.consultant, { duration: '2', task: 'Design', note: 'Sketches' });
      await world.log(world.consultant, { duration: '1', task: 'Design' });
      await world.log(world.consultant, { workDate: '2026-03-08', duration: '0:30' });
      const week = await weekOf();
      expect(week).toMatchObject({
        weekStart: '2026-03-02',
        own: true,
        state: 'open',
        targetSeconds: 144_000,
        totalSeconds: 12_600,
        dayTotals: [10_800, 0, 0, 0, 0, 0, 1_800],
      });
      expect(week.rows.map(({ task }) => task)).toEqual(['', 'Design']);
      const [cell] = week.rows[1]!.cells;
      expect(cell).toMatchObject({ date: '2026-03-02', seconds: 10_800 });
      expect(cell!.entries).toMatchObject([
        { seconds: 7_200, note: 'Sketches', version: 1, status: 'draft' },
        { seconds: 3_600 },
      ]);
    });

    it("keeps last week's rows without hours and begins on the firm's first day", async () => {
      await world.log(world.consultant, { workDate: '2026-02-27', duration: '2', task: 'Design' });
      const week = await weekOf();
      expect(week.rows).toMatchObject([{ task: 'Design', lastWeek: [0, 0, 0, 0, 7_200, 0, 0] }]);
      expect(week.totalSeconds).toBe(0);
      await harness.database.sql('UPDATE firms SET week_start = 7 WHERE id = $1', [world.firmId]);
      expect((await weekOf()).weekStart).toBe('2026-03-01');
    });

    it('lists a new project before its first hour', async () => {
      const now = today('Europe/Berlin');
      expect((await weekOf(world.consultant, `date=${now}`)).rows).toMatchObject([
        { projectId: world.project.id, takesHours: true },
      ]);
      expect((await weekOf(world.consultant, `date=${addDays(now, 7)}`)).rows).toEqual([]);
    });

    it("shows somebody else's week to those who may read all time", async () => {
      await world.log(world.consultant);
      const foreign = `date=2026-03-02&membershipId=${world.consultant.membershipId}`;
      expect(await weekOf(world.manager, foreign)).toMatchObject({ own: false, totalSeconds: 3_600 });
      const colleague = await harness.make.member(world.firmId, 'consultant');
      expect((await weekOf(colleague, foreign)).code).toBe('NOT_FOUND');
      const elsewhere = await timeWorld(harness);
      expect((await weekOf(elsewhere.manager, foreign)).code).toBe('NOT_FOUND');
    });

    it('knows the projects that one may log on, the last used first', async () => {
      const projects = async () =>
        (await world.call<OwnProjectDto[]>(world.consultant, 'GET', '/timesheets/projects')).body;
      const member = [world.consultant.membershipId];
      const second = await harness.make.project(world.firmId, world.engagement, member, { name: 'Z' });
      await harness.make.project(world.firmId, world.engagement, member, { status: 'cancelled' });
      await harness.make.project(world.firmId, world.engagement);
      expect((await projects()).map((p) => p.projectId)).toEqual([world.project.id, second.id]);
      const workDate = today('Europe/Berlin');
      await world.log(world.consultant, { projectId: second.id, workDate, task: 'Review' });
      expect(await projects()).toMatchObject([
        { projectId: second.id, lastUsed: workDate, tasks: ['Review'] },
        { projectId: world.project.id, lastUsed: null, tasks: [] },
      ]);
    });
  });

  describe('submitting', () => {
    it('takes every open entry of the week along, and of no other', async () => {
      const inside = (await world.log(world.consultant)).body.id;
      const outside = (await world.log(world.consultant, { workDate: '2026-03-09' })).body.id;
      const foreign = (await world.log(world.manager)).body.id;
      expect((await world.submit(world.consultant)).body.state).toBe('submitted');
      expect([await statusOf(inside), await statusOf(outside), await statusOf(foreign)]).toEqual([
        'submitted',
        'draft',
        'draft',
      ]);
      const audit = await harness.database.sql<{ after: unknown }>(
        `SELECT after FROM audit_entries WHERE action = 'timesheet.submitted' AND firm_id = $1`,
        [world.firmId],
      );
      expect(audit).toEqual([{ after: { weekStart: '2026-03-02', entries: [inside], seconds: 3_600 } }]);
    });

    it('takes a week without hours: done, not forgotten', async () => {
      expect((await weekOf()).state).toBe('open');
      expect((await world.submit(world.consultant)).body).toMatchObject({
        state: 'submitted',
        totalSeconds: 0,
      });
      expect((await weekOf()).submittedAt).not.toBeNull();
    });

    it('can be recalled until somebody decided', async () => {
      expect((await recall()).body.code).toBe('TIMESHEET_NOT_SUBMITTED');
      const { id } = (await world.log(world.consultant)).body;
      await world.submit(world.consultant);
      const { timesheetId } = (await recall()).body;
      expect(await weekOf()).toMatchObject({ state: 'open', submittedAt: null, timesheetId });
      expect((await recall()).body.code).toBe('TIMESHEET_NOT_SUBMITTED');
      expect(await statusOf(id)).toBe('draft');
      await world.submit(world.consultant);
      await decide('approve', await seen(id));
      const late = await recall();
      expect([late.status, late.body.code]).toEqual([409, 'TIMESHEET_DECIDED']);
    });

    it('happens once under two requests at the same moment', async () => {
      await world.log(world.consultant);
      const answers = await Promise.all([world.submit(world.consultant), world.submit(world.consultant)]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      const sheets = await harness.database.sql('SELECT 1 FROM timesheets WHERE firm_id = $1', [
        world.firmId,
      ]);
      expect(sheets).toHaveLength(1);
    });
  });

  describe('deciding', () => {
    const submitted = async (over: object = {}) => {
      const { id } = (await world.log(world.consultant, over)).body;
      await world.submit(
        world.consultant,
        weekStart((over as { workDate?: string }).workDate ?? '2026-03-02'),
      );
      return id;
    };

    it('approves, with who and when', async () => {
      const id = await submitted();
      const report = await decide('approve', await seen(id));
      expect(report.body).toEqual({ done: [id], refused: [] });
      const [entry] = (await weekOf()).rows[0]!.cells[0]!.entries;
      expect(entry).toMatchObject({
        status: 'approved',
        decidedByName: expect.stringMatching(/^Member/) as unknown,
      });
      expect(entry!.decidedAt).not.toBeNull();
      expect((await weekOf()).state).toBe('approved');
    });

    it('sends back with a reason; the owner corrects and submits again', async () => {
      const id = await submitted();
      expect((await decide('send-back', { ids: [id] })).status).toBe(422);
      await decide('send-back', { ids: [id], reason: 'Which workshop?' });
      const { body } = await world.call(world.consultant, 'GET', `/time-entries/${id}`);
      expect(body).toMatchObject({ status: 'rejected', decisionNote: 'Which workshop?' });
      const note = { note: 'Kick-off workshop' };
      await world.call(world.consultant, 'PATCH', `/time-entries/${id}`, note, ifMatch(body.version));
      expect((await weekOf()).state).toBe('open');
      await world.submit(world.consultant);
      const again = await world.call(world.consultant, 'GET', `/time-entries/${id}`);
      expect(again.body).toMatchObject({ status: 'submitted', decisionNote: null, decidedByName: null });
    });

    it('reports on each entry: own, foreign, wrong state', async () => {
      const id = await submitted();
      const own = (await world.log(world.manager)).body.id;
      await world.submit(world.manager);
      const draft = (await world.log(world.consultant, { workDate: '2026-03-09' })).body.id;
      const elsewhere = await timeWorld(harness);
      const foreign = (await elsewhere.log(elsewhere.consultant)).body.id;
      const { body } = await decide('approve', await seen(own, id, draft, foreign));
      expect(body.done).toEqual([id]);
      expect(body.refused.map(({ code }) => code)).toEqual([
        'OWN_TIME_ENTRY',
        'TIME_ENTRY_WRONG_STATE',
        'NOT_FOUND',
      ]);
      expect(await statusOf(own)).toBe('submitted');
      const audit = await harness.database.sql(
        `SELECT object_id, before, after FROM audit_entries WHERE action = 'time_entry.approved' AND firm_id = $1`,
        [world.firmId],
      );
      expect(audit).toEqual([
        { object_id: id, before: { status: 'submitted' }, after: { status: 'approved' } },
      ]);
    });

    it('needs the right and some entries', async () => {
      const id = await submitted();
      const viewer = await harness.make.member(world.firmId, 'viewer');
      expect((await decide('approve', await seen(id), viewer)).status).toBe(403);
      const entry = { id, version: 2 };
      for (const entries of [undefined, [], ['x'], [{ id }], [{ id: 'x', version: 2 }], [entry, entry]])
        expect((await decide('approve', { entries })).status).toBe(422);
    });

    it('approves what was seen, not what was changed since', async () => {
      const id = await submitted();
      const asSeen = await seen(id);
      await decide('send-back', { ids: [id], reason: 'Which workshop?' });
      const { version } = (await world.call(world.consultant, 'GET', `/time-entries/${id}`)).body;
      const longer = { duration: '8' };
      await world.call(world.consultant, 'PATCH', `/time-entries/${id}`, longer, ifMatch(version));
      await world.submit(world.consultant);
      expect((await decide('approve', asSeen)).body).toMatchObject({
        done: [],
        refused: [{ id, code: 'STALE_VERSION' }],
      });
      expect((await decide('approve', await seen(id))).body.done).toEqual([id]);
    });

    it('is won by one of two who decide at the same moment', async () => {
      const id = await submitted();
      const other = await harness.make.member(world.firmId, 'project_manager');
      const reports = await Promise.all([
        decide('approve', await seen(id)),
        decide('send-back', { ids: [id], reason: 'No' }, other),
      ]);
      expect(reports.flatMap(({ body }) => body.done)).toEqual([id]);
      expect(reports.flatMap(({ body }) => body.refused)).toHaveLength(1);
    });

    it('reopens approved hours, unless an invoice has them', async () => {
      const [id, billed] = [await submitted(), await submitted({ workDate: '2026-03-03' })];
      await decide('approve', await seen(id, billed));
      await harness.database.sql(`UPDATE time_entries SET status = 'invoiced' WHERE id = $1`, [billed]);
      const { body } = await decide('reopen', { ids: [id, billed], reason: 'Wrong day' });
      expect(body.done).toEqual([id]);
      expect(body.refused).toMatchObject([{ id: billed, code: 'TIME_ENTRY_WRONG_STATE' }]);
      const reopened = (await world.call(world.consultant, 'GET', `/time-entries/${id}`)).body;
      expect(reopened).toMatchObject({ status: 'draft', decisionNote: 'Wrong day', decidedByName: null });
    });
  });

  describe('the queue', () => {
    const queue = async (who = world.manager) =>
      (await world.call<ApprovalQueueDto & Problem>(who, 'GET', '/time-approvals')).body;

    it('has what others submitted by person and week, exceptions first', async () => {
      const elsewhere = await timeWorld(harness);
      for (const someone of [elsewhere, world]) {
        await someone.log(someone.consultant, { note: 'Workshop' });
        await someone.submit(someone.consultant);
      }
      await world.log(world.consultant, { workDate: '2026-03-14', duration: '11' });
      await world.submit(world.consultant, '2026-03-14');
      await world.log(world.manager);
      await world.submit(world.manager);
      const { items, count, more } = await queue();
      expect([count, more]).toEqual([2, false]);
      expect(items.map((week) => [week.weekStart, week.seconds, week.exceptions])).toEqual([
        ['2026-03-09', 39_600, 1],
        ['2026-03-02', 3_600, 0],
      ]);
      expect(items[0]!.entries[0]!.exceptions).toEqual(['LONG_DAY', 'WEEKEND', 'NO_NOTE']);
      expect(items[1]!.entries).toMatchObject([
        { projectName: world.project.name, note: 'Workshop', exceptions: [] },
      ]);
    });

    it('is for approvers, and empty for those who manage no project', async () => {
      expect((await queue(await harness.make.member(world.firmId, 'viewer'))).code).toBe('FORBIDDEN');
      expect((await queue(world.consultant)).items).toEqual([]);
    });
  });
});
