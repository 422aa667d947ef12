import type { LineUsesDto } from '../../../apps/api/src/modules/finance/billing/dto/line-use.dto.js';
import { MilestonesService } from '../../../apps/api/src/modules/finance/billing/milestones.service.js';
import type { PortalMilestoneDto } from '../../../apps/api/src/modules/finance/billing/dto/portal-milestone.dto.js';
import { agreed, JUNE } from '../../support/agreed.js';
import { match } from '../../support/billing.js';
import { Harness } from '../../support/harness.js';

const HOUR = 3_600;

describe('what became of agreed lines', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await Harness.start();
  });
  afterAll(() => harness.stop());

  it('tells of caps, months and parts what is billed, ready, over and left', async () => {
    const at = await agreed(harness, [
      { title: 'Advice', model: 'capped', capBy: 'amount', capPer: 'total', cap: '1000.00' },
      {
        ...{ title: 'Website', model: 'fixed' as const, amount: '3000.00' },
        schedule: [
          { title: 'Start', date: '2026-06-01', amount: '1000.00' },
          { title: 'End', date: '2049-07-31', amount: '2000.00' },
        ],
      },
    ]);
    const { billing, engagement } = at;
    await at.worked(['2026-06-01', 4]);
    const { id: invoiceId } = await at.drafted();
    await at.worked(['2026-06-02', 5], ['2026-06-03', 4]);
    await harness.make.timeEntry(billing.firmId, {
      ...{ membershipId: billing.consultant.membershipId, projectId: at.project.id },
      ...{ workDate: '2026-06-04', status: 'submitted', seconds: HOUR },
    });
    const url = `/engagements/${engagement.id}/line-use`;
    const { body } = await billing.call<LineUsesDto>('GET', url);
    const [advice, website] = body.items;
    expect(advice).toMatchObject({
      ...{ workedSeconds: 14 * HOUR, workedAmount: '1400.00', waitingSeconds: HOUR },
      ...{ invoiced: '0.00', drafted: '400.00' },
      capUse: [
        {
          ...{ month: null, billed: '400.00', ready: '600.00', left: '0.00' },
          ...{ overSeconds: 3 * HOUR, overAmount: '300.00' },
        },
      ],
    });
    expect(website).toMatchObject({
      ...{ workedSeconds: 0, drafted: '1000.00' },
      parts: [
        { title: 'Start', isDue: false, billedBy: { invoiceId, invoiceNumber: null } },
        { title: 'End', isDue: false, billedBy: null },
      ],
    });
    const consultant = await billing.call('GET', url, undefined, undefined, billing.consultant.token);
    expect(consultant.status).toBe(403);
  });

  it('tells of a retainer month by month, and of hours by month under a cap', async () => {
    const at = await agreed(
      harness,
      [
        {
          ...{ title: 'Support', model: 'retainer' as const, hoursPerMonth: '20', monthlyFee: '1000.00' },
          ...{ rollOverMonths: 1, overageRate: '70.00' },
        },
        { title: 'Advice', model: 'capped', capBy: 'hours', capPer: 'month', cap: '10' },
      ],
      { endDate: '2026-08-15' },
    );
    await at.worked(['2026-06-05', 12], ['2026-07-03', 20], ['2026-07-04', 10]);
    await at.billing.issue(await at.drafted(JUNE));
    const advising = await harness.make.project(
      ...([at.billing.firmId, at.engagement, [at.billing.consultant.membershipId]] as const),
      { lineId: at.lineIds[1]! },
    );
    await at.billing.hours({ workDate: '2026-06-09', seconds: 12 * HOUR, projectId: advising.id });
    const { body } = await at.billing.call<LineUsesDto>('GET', `/engagements/${at.engagement.id}/line-use`);
    const hours = body.items[0]!.months.map((month) => [
      month.month.slice(5, 7),
      ...[month.includedSeconds, month.carriedSeconds, month.usedSeconds, month.overageSeconds],
      ...[month.leftSeconds, month.expiredSeconds],
    ]);
    const minutes = (of: number) => Math.round(of * 60) * 60;
    expect(hours).toEqual([
      ['08', minutes((20 * 15) / 31), 0, 0, 0, minutes((20 * 15) / 31), 0],
      ['07', 20 * HOUR, 8 * HOUR, 28 * HOUR, 2 * HOUR, 0, 0],
      ['06', 20 * HOUR, 0, 12 * HOUR, 0, 8 * HOUR, 0],
    ]);
    expect(body.items[0]!.months[2]!.billedBy?.invoiceNumber).toMatch(/^INV-/);
    const june = body.items[1]!.capUse.find(({ month }) => month === '2026-06-01');
    expect(june).toMatchObject({ billed: '0.00', ready: '10.00', left: '0.00', overSeconds: 2 * HOUR });
  });

  it('tells of milestones that are accepted or rejected by the client in its portal, once, as they were put forward', async () => {
    const at = await agreed(harness, [
      {
        ...{ title: 'Platform', model: 'milestone' as const },
        milestones: [{ title: 'Concept', amount: '400.00', acceptanceDays: 10 }],
      },
    ]);
    const { firmId } = at.billing;
    const [id] = (await at.partIds()) as [string];
    const manager = await at.billing.member('project_manager');
    const ann = await harness.make.portalUser(firmId, at.clientId, ['approvals']);
    await harness.database.sql(`UPDATE portal_users SET name = 'Ann Lee' WHERE id = $1`, [ann.portalUserId]);
    const blind = await harness.make.portalUser(firmId, at.clientId, ['billing']);
    const neighbour = await harness.make.portalUser(firmId, (await harness.make.client(firmId)).id);
    const now = (token: string) =>
      harness.request<PortalMilestoneDto>('GET', `/portal/milestones/${id}`, token);
    const say = (deed: string, body: object, version: number, token = ann.token) =>
      harness.request<PortalMilestoneDto & { code: string }>(
        'POST',
        `/portal/milestones/${id}/${deed}`,
        token,
        {
          headers: { 'if-match': `"${version}"` },
          body,
        },
      );
    const reach = (date: string, note = '') =>
      at.billing.call('POST', `/milestones/${id}/reach`, { date, note }, undefined, manager.token);
    const mails = () =>
      harness.database.sql<{ recipient: string; subject: string; body: string }>(
        'SELECT recipient, subject, body FROM mails WHERE firm_id = $1 ORDER BY created_at, id',
        [firmId],
      );

    expect((await now(ann.token)).status).toBe(404);
    await reach('2026-06-10', 'The paper, in your folder.');
    const asked = await mails();
    expect(asked.map(({ recipient }) => recipient)).toEqual([ann.email]);
    expect(asked[0]!.body).toMatch(
      new RegExp(`400.00.*The paper.*/portal/milestones/${id}.*20 June 2026|June 20, 2026`, 's'),
    );
    expect((await now(ann.token)).body).toMatchObject({
      ...{ status: 'reached', amount: '400.00', note: 'The paper, in your folder.' },
      ...{ acceptedByItselfOn: '2026-06-20', version: 1 },
    });
    expect([(await now(blind.token)).status, (await now(neighbour.token)).status]).toEqual([403, 404]);
    expect((await say('accept', {}, 1, neighbour.token)).status).toBe(404);
    expect((await say('reject', { reason: '' }, 1)).status).toBe(422);

    const rejected = await say('reject', { reason: 'No figures yet.' }, 1);
    expect(rejected.body).toMatchObject({
      status: 'rejected',
      answer: 'No figures yet.',
      answeredByName: 'Ann Lee',
    });
    expect((await mails()).at(-1)).toMatchObject({
      ...{ recipient: manager.email, subject: 'Milestone rejected: Concept' },
      body: expect.stringContaining('No figures yet.') as string,
    });
    await harness.get(MilestonesService).acceptSilently();
    expect((await at.draft()).body.code).toBe('INVOICE_EMPTY');
    await reach('2026-06-12');
    expect((await say('accept', {}, 2)).status).toBe(412);
    await harness.database.sql('UPDATE milestones SET amount = 300 WHERE id = $1', [id]);
    await harness.get(MilestonesService).acceptSilently();
    expect((await say('accept', {}, 3)).body).toMatchObject({ status: 409, code: 'MILESTONE_CHANGED' });
    await harness.database.sql('UPDATE milestones SET amount = 400 WHERE id = $1', [id]);
    const answers = await Promise.all([say('accept', { comment: 'Thank you.' }, 3), say('accept', {}, 3)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await say('reject', { reason: 'Too late' }, 4)).status).toBe(409);
    const { lines } = await at.drafted({ ...JUNE, periodTo: '2026-12-31' });
    expect(lines).toMatchObject([{ kind: 'milestone', amount: '400.00' }]);
    const record = await harness.database.sql(
      `SELECT action, actor_type, actor_name FROM audit_entries WHERE firm_id = $1 AND action LIKE 'engagement.milestone%'
          ORDER BY at, id`,
      [firmId],
    );
    expect(record.slice(-1)).toEqual([
      { action: 'engagement.milestone_accepted', actor_type: 'portal', actor_name: 'Ann Lee' },
    ]);
  });

  describe('with a retainer', () => {
    const RETAINER = {
      ...{ title: 'Support', model: 'retainer' as const, hoursPerMonth: '20', monthlyFee: '1000.00' },
      ...{ rollOverMonths: 1, overageRate: '70.00' },
    };
    const kinds = ({ lines }: { lines: { kind: string; description: string; amount: string }[] }) =>
      lines.map(({ kind, description, amount }) => [kind, description.slice(0, 18), amount]);

    it('bills fees ahead, each once, and what is beyond once the month ended', async () => {
      const at = await agreed(harness, [{ ...RETAINER, advanceDays: 14 }]);
      const upTo = (periodTo: string) => at.draft({ periodFrom: '2026-06-01', periodTo, grouping: 'person' });
      const first = await upTo('2026-06-16');
      expect(kinds(first.body)).toEqual([['retainer', 'Support: June 2026', '1000.00']]);
      await at.worked(['2026-06-05', 15], ['2026-07-03', 14], ['2026-07-04', 13]);
      const ahead = await upTo('2026-06-17');
      expect(kinds(ahead.body)).toEqual([['retainer', 'Support: July 2026', '1000.00']]);
      expect((await upTo('2026-07-18')).body).toMatchObject({ subtotal: '1000.00', entryCount: 0 });
      // 15 of 20 h in June leave 5 to July: 27 − 25 are beyond
      const trueUp = await upTo('2026-07-31');
      expect(kinds(trueUp.body)).toEqual([['overage', 'Support: July 2026', '140.00']]);
      expect((await upTo('2026-07-31')).body).toMatchObject({ code: 'INVOICE_EMPTY' });
      await at.worked(['2026-06-30', 1]);
      expect(kinds((await upTo('2026-07-31')).body)).toEqual([['overage', 'Support: July 2026', '70.00']]);
    });

    it('has no fee for days on which it rests, which cannot be billed already', async () => {
      const at = await agreed(harness, [RETAINER]);
      const { billing, engagement, lineIds } = at;
      const manager = await billing.member('project_manager');
      const url = `/engagements/${engagement.id}/pauses`;
      const pause = (from: string, to: string, lineId = lineIds[0]!) =>
        billing.call<{ id: string; code: string }>(
          'POST',
          url,
          { lineId, from, to },
          undefined,
          manager.token,
        );
      await billing.issue(await at.drafted());
      expect((await pause('2026-06-30', '2026-07-31')).body).toMatchObject({
        status: 409,
        code: 'MONTH_BILLED',
      });
      expect((await pause('2026-08-01', '2027-07-31')).status).toBe(422);
      expect((await pause('2026-08-01', '2026-08-31', engagement.id)).status).toBe(404);
      const answers = await Promise.all([
        pause('2026-07-16', '2026-08-31'),
        pause('2026-08-31', '2026-09-30'),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
      const { id } = answers.find(({ status }) => status === 201)!.body;
      const other = answers[0].status === 201 ? [] : [await pause('2026-07-16', '2026-08-30')];
      const { body } = await billing.call<LineUsesDto>('GET', `/engagements/${engagement.id}/line-use`);
      const august = body.items[0]!.months.find(({ month }) => month === '2026-08-01');
      expect(august).toMatchObject({ fee: '0.00', includedSeconds: 0, leftSeconds: 34_860 });
      expect(body.items[0]!.pauses).toHaveLength(1 + other.length);
      const drafted = await at.drafted({ ...JUNE, periodTo: '2026-08-31', grouping: 'person' });
      expect(kinds(drafted)).toEqual([['retainer', 'Support: July 2026', '483.87']]);
      const end = (version: number) =>
        billing.call<{ code: string }>(
          'DELETE',
          `/retainer-pauses/${id}`,
          undefined,
          match({ version }),
          manager.token,
        );
      expect((await end(7)).status).toBe(412);
      if (!other.length) expect((await end(1)).body).toMatchObject({ code: 'MONTH_BILLED' });
      await billing.discard(drafted);
      expect((await end(1)).status).toBe(204);
    });
  });
});
