import type { LineUsesDto } from '../../../apps/api/src/modules/finance/billing/dto/line-use.dto.js';
import { agreed, JUNE } from '../../support/agreed.js';
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
});
