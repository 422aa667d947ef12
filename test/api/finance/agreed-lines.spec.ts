import type { EngagementLineInputDto } from '../../../apps/api/src/modules/engagements/dto/engagement-line.dto.js';
import { MilestonesService } from '../../../apps/api/src/modules/finance/billing/milestones.service.js';
import type { InvoiceDto } from '../../../apps/api/src/modules/finance/invoices/dto/invoice.dto.js';
import { agreed, JULY, JUNE } from '../../support/agreed.js';
import { Harness } from '../../support/harness.js';
import type { TestMember } from '../../support/make.js';

const HOUR = 3_600;
const CAPPED = {
  title: 'Advice',
  model: 'capped',
  capBy: 'amount',
  capPer: 'total',
  cap: '1000.00',
} satisfies EngagementLineInputDto;
const RETAINER = {
  title: 'Support',
  model: 'retainer',
  hoursPerMonth: '20',
  monthlyFee: '1000.00',
  rollOverMonths: 0,
  overageRate: '70.00',
} satisfies EngagementLineInputDto;

const short = ({ lines }: InvoiceDto) =>
  lines.map(({ kind, description, quantity, unitPrice, amount }) => [
    ...[kind, description, quantity, unitPrice, amount],
  ]);
const byPerson = { ...JUNE, grouping: 'person' };

describe('what agreed lines bill', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await Harness.start();
  });
  afterAll(() => harness.stop());

  describe('under a cap', () => {
    it('ends within the entry that crosses it; the rest is told of and never billed', async () => {
      const at = await agreed(harness, [CAPPED]);
      const [, crossing, over] = await at.worked(['2026-06-01', 8], ['2026-06-02', 4], ['2026-06-03', 1]);
      const before = await at.ready();
      expect(before.items).toMatchObject([
        { seconds: 10 * HOUR, amount: '1000.00', overCapSeconds: 3 * HOUR, overCapAmount: '300.00' },
      ]);
      const draft = await at.drafted();
      expect(draft).toMatchObject({ subtotal: '1000.00', seconds: 10 * HOUR, entryCount: 2 });
      const { body: entries } = await at.billing.entries(draft.id);
      expect(entries).toMatchObject({ includedCount: 2, overCapSeconds: 3 * HOUR, overCapAmount: '300.00' });
      expect(entries.items.map(({ id, seconds }) => [id, seconds]).at(-1)).toEqual([crossing, 2 * HOUR]);
      const refused = await at.billing.setEntries(draft, [crossing!, over!]);
      expect(refused.body).toMatchObject({ status: 409, code: 'ENTRY_OVER_CAP' });
      expect((await at.draft(JULY)).body.code).toBe('INVOICE_EMPTY');
      expect((await at.billing.issue(draft)).status).toBe(200);
      expect(await at.billing.statusesOf(crossing!, over!)).toEqual(['approved', 'invoiced']);
      expect((await at.ready()).items).toMatchObject([{ entries: 0, overCapSeconds: 3 * HOUR }]);
    });

    it('goes on from the cut, in the order of days, once the cap is raised; each hour once', async () => {
      const at = await agreed(harness, [CAPPED]);
      const [, crossing] = await at.worked(['2026-06-01', 8], ['2026-06-02', 4], ['2026-06-03', 1]);
      await at.billing.issue(await at.drafted());
      await at.change(`cap = 1250`);
      await at.worked(['2026-06-01', 0.5]);
      const rest = await at.drafted(byPerson);
      expect(rest).toMatchObject({ subtotal: '250.00', seconds: 2.5 * HOUR, entryCount: 2 });
      expect((await at.draft()).body.code).toBe('INVOICE_EMPTY');
      expect((await at.billing.issue(rest)).status).toBe(200);
      const links = await harness.database.sql(
        'SELECT from_second, seconds FROM invoice_line_entries WHERE time_entry_id = $1 ORDER BY 1',
        [crossing],
      );
      expect(links).toEqual([
        { from_second: 0, seconds: 2 * HOUR },
        { from_second: 2 * HOUR, seconds: 2 * HOUR },
      ]);
    });

    it('is free again for exactly what a discarded draft had', async () => {
      const at = await agreed(harness, [CAPPED]);
      await at.worked(['2026-06-01', 8], ['2026-07-02', 4]);
      const june = await at.drafted();
      const july = await at.drafted(JULY);
      expect([june.subtotal, july.subtotal]).toEqual(['800.00', '200.00']);
      await at.billing.discard(june);
      expect(await at.drafted()).toMatchObject({ subtotal: '800.00' });
      const { body } = await at.billing.patch(july, {});
      expect(body).toMatchObject({ subtotal: '200.00' });
    });

    it('takes what is left of an entry before and after what another invoice has, and no second twice', async () => {
      const at = await agreed(harness, [CAPPED]);
      const [long] = await at.worked(['2026-06-01', 14]);
      const first = await at.drafted();
      await at.change(`cap = 1200`);
      expect(await at.drafted()).toMatchObject({ seconds: 2 * HOUR });
      await at.billing.discard(first);
      await at.change(`cap = 1400`);
      const rest = await at.drafted();
      expect(rest).toMatchObject({ subtotal: '1200.00', seconds: 12 * HOUR, lines: [{}] });
      const overlapping = harness.database.sql(
        `INSERT INTO invoice_line_entries (firm_id, invoice_id, line_id, time_entry_id, from_second, seconds)
         SELECT firm_id, invoice_id, line_id, time_entry_id, 60, 60 FROM invoice_line_entries
          WHERE time_entry_id = $1 AND from_second = 0`,
        [long],
      );
      await expect(overlapping).rejects.toThrow('ex_invoice_line_entries_billed');
    });

    it('holds to the cent however lines are grouped', async () => {
      const at = await agreed(harness, [{ ...CAPPED, cap: '99.99' }]);
      await at.worked(['2026-06-01', 1 / 3], ['2026-06-01', 1 / 3], ['2026-06-01', 1 / 3]);
      expect((await at.ready()).items).toMatchObject([{ amount: '99.99', overCapSeconds: 0 }]);
      const draft = await at.drafted(byPerson);
      expect(draft).toMatchObject({ subtotal: '99.97', seconds: HOUR - 1 });
    });

    it('is billed up to, and not above, by those who draft at the same moment', async () => {
      const at = await agreed(harness, [CAPPED]);
      const other = await harness.make.project(
        ...([at.billing.firmId, at.engagement, [at.billing.consultant.membershipId]] as const),
        { lineId: at.lineIds[0]! },
      );
      await at.worked(['2026-06-01', 8]);
      await at.billing.hours({ workDate: '2026-06-02', seconds: 8 * HOUR, projectId: other.id });
      const answers = await Promise.all(
        [at.project.id, other.id, at.project.id, other.id].map((projectId) =>
          at.draft({ ...JUNE, projectId }),
        ),
      );
      const made = answers.filter(({ status }) => status === 201).map(({ body }) => body.subtotal);
      expect(made.sort()).toEqual(['200.00', '800.00']);
    });

    it('counts hours that two people submit at once and a third approves, once billed, to the second', async () => {
      const at = await agreed(harness, [{ ...CAPPED, capBy: 'hours', cap: '10' }]);
      const { make } = harness;
      const { firmId, consultant } = at.billing;
      const colleague = await make.member(firmId, 'consultant');
      const manager = await make.member(firmId, 'project_manager');
      const submitted = (member: TestMember, workDate: string) =>
        make.timeEntry(firmId, {
          ...{ membershipId: member.membershipId, projectId: at.project.id, workDate },
          ...{
            seconds: 8 * HOUR,
            status: 'submitted',
            hourlyRate: member === colleague ? '300.00' : '50.00',
          },
        });
      const entries = await Promise.all([
        submitted(consultant, '2026-06-02'),
        submitted(colleague, '2026-06-01'),
      ]);
      const approve = (id: string) =>
        at.billing.call(
          ...(['POST', '/time-entries/approve', { entries: [{ id, version: 1 }] }, undefined] as const),
          manager.token,
        );
      const approved = await Promise.all(entries.map(({ id }) => approve(id)));
      expect(approved.map(({ status }) => status)).toEqual([200, 200]);
      // the first day is the colleague's: 8 h at 300, then 2 h at 50
      const draft = await at.drafted(byPerson);
      expect(draft).toMatchObject({ subtotal: '2500.00', seconds: 10 * HOUR });
      expect((await at.ready()).items).toMatchObject([
        { entries: 0, overCapSeconds: 6 * HOUR, overCapAmount: '300.00' },
      ]);
    });

    it('by the month is each month its own', async () => {
      const at = await agreed(harness, [{ ...CAPPED, capPer: 'month' }]);
      await at.worked(['2026-06-10', 12], ['2026-07-10', 3]);
      const draft = await at.drafted({ ...JUNE, periodTo: '2026-07-31', grouping: 'person' });
      expect(draft.lines.map(({ amount }) => amount)).toEqual(['1000.00', '300.00']);
      expect((await at.ready()).items).toMatchObject([{ overCapSeconds: 2 * HOUR }]);
    });

    it('that was lowered since refuses the draft until it is saved again', async () => {
      const at = await agreed(harness, [CAPPED]);
      await at.worked(['2026-06-01', 8]);
      const draft = await at.drafted();
      await at.change('cap = 500');
      expect((await at.billing.issue(draft)).body).toMatchObject({ status: 409, code: 'INVOICE_OVER_CAP' });
      const { body: saved } = await at.billing.patch(draft, {});
      expect(saved).toMatchObject({ subtotal: '500.00' });
      expect((await at.billing.issue(saved)).status).toBe(200);
    });
  });

  describe('with a retainer', () => {
    it('of 20 h at 50 with overage at 70: 26 h are 1,000.00 and 420.00', async () => {
      const at = await agreed(harness, [RETAINER]);
      const [, crossing] = await at.worked(['2026-06-05', 8], ['2026-06-20', 18, '120.00']);
      expect((await at.ready()).dues).toMatchObject([
        { kind: 'retainer', amount: '1000.00', seconds: 20 * HOUR, date: '2026-06-30' },
        { kind: 'overage', amount: '420.00', seconds: 6 * HOUR },
        { kind: 'retainer', amount: '1000.00', seconds: 0, date: '2026-07-31' },
        ...[8, 9, 10].map(() => ({ kind: 'retainer' })),
      ]);
      const draft = await at.drafted(byPerson);
      expect(short(draft)).toEqual([
        ['retainer', 'Support: June 2026', '1', '1000.00', '1000.00'],
        [
          'overage',
          expect.stringMatching(/^Support: June 2026, hours beyond: Member/),
          '6.00',
          '70.00',
          '420.00',
        ],
      ]);
      expect(draft).toMatchObject({ subtotal: '1420.00', entryCount: 2, roundingDifference: '0.00' });
      expect((await at.draft()).body.code).toBe('INVOICE_EMPTY');
      expect((await at.billing.issue(draft)).status).toBe(200);
      expect(await at.billing.statusesOf(crossing!)).toEqual(['invoiced']);
    });

    it('bills a month once, also by those who draft at the same moment, and anew once discarded', async () => {
      const at = await agreed(harness, [RETAINER]);
      const answers = await Promise.all([at.draft(), at.draft(), at.draft()]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422]);
      const { body } = answers.find(({ status }) => status === 201)!;
      expect((await at.billing.discard(body)).status).toBe(204);
      expect(await at.drafted()).toMatchObject({ subtotal: '1000.00' });
    });

    it('takes hours that came late for a billed month into the open one', async () => {
      const at = await agreed(harness, [RETAINER]);
      await at.worked(['2026-06-05', 12]);
      await at.billing.issue(await at.drafted());
      await at.worked(['2026-06-30', 3], ['2026-07-02', 19]);
      expect(
        short(await at.drafted({ ...JULY, grouping: 'person' })).map(([kind, , hours]) => [kind, hours]),
      ).toEqual([
        ['retainer', '1'],
        ['overage', '2.00'],
      ]);
    });

    it('lets what a month left over be used in the next, and expire after it', async () => {
      const at = await agreed(harness, [{ ...RETAINER, rollOverMonths: 1 }]);
      await at.worked(['2026-06-05', 5], ['2026-08-03', 20], ['2026-08-04', 20], ['2026-08-05', 5]);
      const draft = await at.drafted({ ...JUNE, periodTo: '2026-08-31', grouping: 'person' });
      expect(short(draft).map(([kind, , quantity]) => `${kind} ${quantity}`)).toEqual([
        ...['retainer 1', 'retainer 1', 'retainer 1', 'overage 5.00'],
      ]);
      expect(draft).toMatchObject({ subtotal: '3350.00' });
    });

    it('prorates the month in which it starts, and prices overage by the cards where nothing else is agreed', async () => {
      const at = await agreed(harness, [{ ...RETAINER, overageRate: null }], { startDate: '2026-07-15' });
      await at.worked(['2026-07-20', 12], ['2026-07-21', 1, null]);
      // 17 of 31 days: 548.39 and 10:58 h
      const draft = await at.drafted({ ...JULY, grouping: 'person' });
      expect(draft.lines.map(({ amount, seconds }) => [amount, seconds])).toEqual([
        ['548.39', 0],
        ['103.33', HOUR + 120],
      ]);
    });
  });

  describe('at agreed prices', () => {
    const FIXED = {
      title: 'Website',
      model: 'fixed',
      amount: '3000.00',
      schedule: [
        { title: 'Start', date: '2026-06-01', amount: '1000.00' },
        { title: 'End', date: '2026-07-31', amount: '2000.00' },
      ],
    } satisfies EngagementLineInputDto;
    const MILESTONES = {
      title: 'Platform',
      model: 'milestone',
      milestones: [
        { title: 'Concept', amount: '400.00', acceptanceDays: 10 },
        { title: 'Launch', amount: '600.00', dueDate: '2026-08-01' },
      ],
    } satisfies EngagementLineInputDto;

    it('bills the parts of a schedule when they are due, each once, and not the hours behind them', async () => {
      const at = await agreed(harness, [FIXED]);
      const [id] = await at.worked(['2026-06-02', 8]);
      expect((await at.ready()).items).toEqual([]);
      const draft = await at.drafted();
      expect(short(draft)).toEqual([['fixed', 'Website: Start', '1', '1000.00', '1000.00']]);
      const { body: without } = await at.billing.setEntries(draft, []);
      expect(without).toMatchObject({ subtotal: '1000.00' });
      expect((await at.billing.issue(without)).status).toBe(200);
      const both = await Promise.all([at.draft({ ...JULY, engagementId: at.engagement.id }), at.draft(JULY)]);
      expect(both.map(({ status }) => status).sort()).toEqual([201, 422]);
      expect(await at.billing.statusesOf(id!)).toEqual(['approved']);
      const [part] = await at.partIds();
      await expect(
        harness.database.sql(
          `INSERT INTO invoice_lines (firm_id, id, invoice_id, client_id, position, description, unit_price, amount, tax_code,
             tax_category, tax_percent, kind, engagement_line_id, part_id)
           SELECT firm_id, uuidv7(), $3, client_id, 9, '', 1, 1, '', '', 0, kind, engagement_line_id, part_id
           FROM invoice_lines WHERE firm_id = $1 AND part_id = $2`,
          [at.billing.firmId, part, both.find(({ status }) => status === 201)!.body.id],
        ),
      ).rejects.toMatchObject({ constraint: 'uq_invoice_lines_live_part' });
    });

    it('bills milestones once they are accepted: by word, or because nobody objected', async () => {
      const at = await agreed(harness, [MILESTONES]);
      const manager = await at.billing.member('project_manager');
      const say = (id: string, deed: string, body?: object) =>
        at.billing.call<{ status: string; acceptance: string }>(
          ...(['POST', `/milestones/${id}/${deed}`, body, undefined, manager.token] as const),
        );
      const [concept, launch] = (await at.partIds()) as [string, string];
      expect((await at.draft()).body.code).toBe('INVOICE_EMPTY');
      expect((await say(concept, 'accept', { date: '2099-01-01', note: '' })).status).toBe(422);
      await say(concept, 'reach', { date: '2026-06-10' });
      expect((await say(concept, 'reach', {})).status).toBe(409);
      expect((await at.draft()).body.code).toBe('INVOICE_EMPTY');
      await harness.get(MilestonesService).acceptSilently();
      expect(short(await at.drafted())).toEqual([
        ['milestone', 'Platform: Concept', '1', '400.00', '400.00'],
      ]);
      const reopened = await say(concept, 'reopen');
      expect(reopened.body).toMatchObject({ status: 409, code: 'MILESTONE_INVOICED' });

      await say(launch, 'reach', { date: '2026-07-01' });
      expect((await say(launch, 'accept', { date: '2026-06-30', note: 'By mail' })).status).toBe(422);
      const accepted = await say(launch, 'accept', { date: '2026-07-03', note: 'By mail of Ann Lee' });
      expect(accepted.body).toMatchObject({
        status: 'accepted',
        acceptance: 'recorded',
        acceptedOn: '2026-07-03',
      });
      expect((await say(launch, 'reopen')).body).toMatchObject({ status: 'open', acceptedOn: null });
      await say(launch, 'accept', { date: '2026-07-03', note: 'By mail of Ann Lee' });
      expect((await at.ready()).dues).toMatchObject([
        { kind: 'milestone', title: 'Launch', date: '2026-07-03' },
      ]);
    });

    it('stands beside hours of other lines in one draft, and keeps to one engagement where it is asked to', async () => {
      const at = await agreed(harness, [{ title: 'Work', model: 'time_and_material' }, FIXED]);
      await at.worked(['2026-06-02', 2]);
      const other = await harness.make.engagement(at.billing.firmId, at.clientId);
      const elsewhere = await harness.make.project(at.billing.firmId, other);
      await at.billing.hours({ workDate: '2026-06-03', projectId: elsewhere.id });
      const draft = await at.drafted({ ...byPerson, engagementId: at.engagement.id });
      expect(draft).toMatchObject({ engagementId: at.engagement.id, subtotal: '1200.00', entryCount: 1 });
      expect(draft.lines.map(({ kind }) => kind)).toEqual(['fixed', 'time']);
      const unknown = await at.draft({ engagementId: at.project.id });
      expect(unknown.body.errors).toMatchObject([{ field: 'engagementId' }]);
      expect(await at.drafted(byPerson)).toMatchObject({ subtotal: '100.00' });
    });
  });
});
