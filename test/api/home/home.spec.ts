import { addDays, today, weekStart } from '#libs/calendar';
import { sum } from '#libs/money';
import type { HomeDto } from '../../../apps/api/src/modules/home/dto/home.dto.js';
import type { Engagement } from '../../../apps/api/src/modules/engagements/engagement.entity.js';
import type { Project } from '../../../apps/api/src/modules/projects/project.entity.js';
import { Audit } from '../../../apps/api/src/platform/audit/audit.js';
import { Harness } from '../../support/harness.js';
import { invoiceRows } from '../../support/invoices.js';
import type { TestMember } from '../../support/make.js';

const HOUR = 3_600;
const NOW = today('UTC');
const MONDAY = weekStart(NOW);

describe('home', () => {
  let harness: Harness;
  let firm: string;
  let manager: TestMember;
  let consultant: TestMember;
  let engagement: Engagement;
  let project: Project;

  beforeEach(async () => {
    const { make } = harness;
    firm = await make.firm();
    manager = await make.member(firm, 'project_manager');
    consultant = await make.member(firm, 'consultant');
    const client = await make.client(firm, { name: 'Brightwater' });
    const year = { startDate: addDays(NOW, -300), endDate: addDays(NOW, 60) };
    engagement = await make.engagement(firm, client.id, { budget: '1000.00', ...year });
    project = await make.project(firm, engagement, [consultant.membershipId], {
      name: 'Ingest',
      managerId: manager.membershipId,
    });
  });
  beforeAll(async () => {
    harness = await Harness.start();
  });
  afterAll(() => harness.stop());

  const home = async ({ token }: TestMember): Promise<HomeDto> => {
    const answer = await harness.request<HomeDto>('GET', '/home', token);
    expect(answer.status).toBe(200);
    return answer.body;
  };
  const log = (over: object = {}, member = consultant) =>
    harness.make.timeEntry(firm, {
      membershipId: member.membershipId,
      projectId: project.id,
      workDate: NOW,
      ...over,
    });

  it('shows the own week against the target, gaps, what was never submitted and what was sent back', async () => {
    await harness.database.sql(
      `UPDATE memberships SET created_at = now() - interval '60 days' WHERE id = $1`,
      [consultant.membershipId],
    );
    await log({ seconds: 2 * HOUR });
    await log({ seconds: HOUR, workDate: addDays(MONDAY, -3), note: 'late' });
    await log({ seconds: HOUR, workDate: addDays(MONDAY, -3), status: 'rejected' });
    await log({ seconds: 9 * HOUR }, manager);
    const { time } = await home(consultant);
    expect(time!.week.days.map((day) => day.date)).toEqual(
      [0, 1, 2, 3, 4, 5, 6].map((i) => addDays(MONDAY, i)),
    );
    expect(time!.week).toMatchObject({ today: NOW, loggedSeconds: 2 * HOUR, targetSeconds: 40 * HOUR });
    expect(time!.week.missingDays).toContain(addDays(MONDAY, -7));
    expect(time!.week.missingDays).not.toContain(addDays(MONDAY, -3));
    expect(time!.unsubmitted).toEqual({ count: 1, seconds: HOUR, oldest: addDays(MONDAY, -3) });
    expect(time!.sentBack).toBe(1);
  });

  it('goes by the person’s own weekly target', async () => {
    await harness.database.sql('UPDATE memberships SET weekly_target_seconds = 72000 WHERE id = $1', [
      consultant.membershipId,
    ]);
    expect((await home(consultant)).time!.week.targetSeconds).toBe(20 * HOUR);
  });

  it('lists the last pieces of work once each, ready to go on', async () => {
    await log({ note: 'Parser', workDate: addDays(NOW, -2) });
    await log({ note: 'Parser', workDate: addDays(NOW, -1), seconds: 2 * HOUR });
    await log({ note: 'Review', workDate: addDays(NOW, -3) });
    const { recent } = (await home(consultant)).time!;
    expect(recent.map((work) => [work.note, work.seconds, work.isOpen])).toEqual([
      ['Parser', 2 * HOUR, true],
      ['Review', HOUR, true],
    ]);
    expect(recent[0]).toMatchObject({ projectName: 'Ingest', clientName: 'Brightwater' });
    await harness.database.sql('DELETE FROM project_members WHERE project_id = $1', [project.id]);
    expect((await home(consultant)).time!.recent.map((work) => work.isOpen)).toEqual([false, false]);
  });

  it('gives a consultant no money and nothing of others', async () => {
    await log({ status: 'approved' });
    await invoiceRows(harness, firm, project.clientId);
    const { time, ...rest } = await home(consultant);
    expect(time).not.toBeNull();
    expect(rest).toEqual({
      approvals: { count: 0, seconds: 0, oldest: null },
      engagements: null,
      billing: null,
      burn: null,
      activity: [],
      notices: null,
      setup: null,
      toDos: null,
    });
  });

  it('counts what waits for a decision, never the own', async () => {
    await log({ status: 'submitted', seconds: 2 * HOUR, workDate: addDays(NOW, -4) });
    await log({ status: 'submitted', seconds: HOUR });
    await log({ status: 'submitted', seconds: 5 * HOUR }, manager);
    const pending = { status: 'pending', submittedAt: new Date() } as const;
    const theirs = await harness.make.engagement(firm, project.clientId, {
      ...pending,
      submittedBy: consultant.membershipId,
    });
    await harness.make.engagement(firm, project.clientId, { ...pending, submittedBy: manager.membershipId });
    await harness.make.engagement(firm, project.clientId, {
      status: 'rejected',
      submittedBy: manager.membershipId,
    });
    const { approvals, engagements } = await home(manager);
    expect(approvals).toEqual({ count: 2, seconds: 3 * HOUR, oldest: addDays(NOW, -4) });
    expect(engagements).toMatchObject({ pending: 1, rejected: 1 });
    expect(engagements!.waiting).toEqual([
      expect.objectContaining({ id: theirs.id, clientName: 'Brightwater' }),
    ]);
  });

  it('adds up what is ready to bill, leaving out what is on an invoice, billed elsewhere, unbillable or without a rate', async () => {
    await log({ status: 'approved', seconds: 90 * 60 });
    await log({ status: 'approved', seconds: HOUR, hourlyRate: null, rateSource: null });
    await log({ status: 'approved', billable: false });
    await log({ status: 'approved', billedElsewhere: true });
    await log({ status: 'submitted', seconds: 2 * HOUR });
    const taken = await log({ status: 'approved' });
    const draft = await invoiceRows(harness, firm, project.clientId, { status: 'draft', net: '100.00' });
    await harness.database.sql(
      `INSERT INTO invoice_line_entries (firm_id, line_id, time_entry_id, invoice_id)
       SELECT firm_id, id, $1, invoice_id FROM invoice_lines WHERE invoice_id = $2`,
      [taken.id, draft.id],
    );
    const { billing } = await home(await harness.make.member(firm, 'accountant'));
    expect(billing!.unbilled).toEqual([
      { currency: 'EUR', seconds: 1.5 * HOUR, amount: '150.00', blockedSeconds: HOUR },
    ]);
    expect(billing!.unapprovedSeconds).toBe(2 * HOUR);
  });

  it('adds up drafts, open and overdue invoices in each currency', async () => {
    const invoice = (over: object) => invoiceRows(harness, firm, project.clientId, over);
    await invoice({ status: 'draft', net: '100.00' });
    await invoice({ net: '200.00' });
    await invoice({ net: '300.00', status: 'partially_paid', paid: '30.00', dueInDays: -5 });
    await invoice({ net: '400.00', currency: 'USD', dueInDays: -1 });
    await invoice({ net: '500.00', status: 'paid', paid: '550.00', dueInDays: -9 });
    const [eur, usd] = (await home(manager)).billing!.receivables;
    expect(eur).toEqual({
      currency: 'EUR',
      draftCount: 1,
      draftTotal: '110.00',
      openCount: 2,
      openTotal: '520.00',
      overdueCount: 1,
      overdueTotal: '300.00',
      oldestDue: addDays(NOW, -5),
    });
    expect(usd).toMatchObject({ currency: 'USD', overdueCount: 1, overdueTotal: '440.00', draftCount: 0 });
  });

  it('says the same as the lists that its figures lead to', async () => {
    await log({ status: 'approved', seconds: 100 * 60, hourlyRate: '99.99' });
    await log({ status: 'approved', seconds: 7 * 60, hourlyRate: '99.99' });
    await log({ status: 'approved', seconds: HOUR, hourlyRate: null, rateSource: null });
    for (const over of [
      {},
      { dueInDays: -3 },
      { status: 'partially_paid', paid: '100.00' },
      { status: 'draft' },
    ])
      await invoiceRows(harness, firm, project.clientId, over as object);
    const { billing } = await home(manager);
    const [unbilled] = billing!.unbilled;
    const ready = await harness.request<{
      items: { seconds: number; amount: string; blockedSeconds: number }[];
    }>('GET', '/billing/ready', manager.token);
    expect(ready.body.items[0]).toMatchObject({
      seconds: unbilled!.seconds,
      amount: unbilled!.amount,
      blockedSeconds: unbilled!.blockedSeconds,
    });
    const listed = async (status: string) => {
      const url = `/invoices?status=${status}`;
      return (await harness.request<{ items: { due: string; total: string }[] }>('GET', url, manager.token))
        .body.items;
    };
    const [row] = billing!.receivables;
    const open = await listed('open');
    expect([open.length, sum(open.map((i) => i.due))]).toEqual([row!.openCount, row!.openTotal]);
    const overdue = await listed('overdue');
    expect([overdue.length, sum(overdue.map((i) => i.due))]).toEqual([row!.overdueCount, row!.overdueTotal]);
    const drafts = await listed('draft');
    expect([drafts.length, sum(drafts.map((i) => i.total))]).toEqual([row!.draftCount, row!.draftTotal]);
  });

  it('shows how far managed projects went through the budget that their engagement shares', async () => {
    const sibling = await harness.make.project(firm, engagement, [], { name: 'Reports' });
    await log({ seconds: 3 * HOUR });
    await log({ seconds: HOUR, billable: false });
    await log({ seconds: HOUR, status: 'rejected' });
    await log({ seconds: 2 * HOUR, projectId: sibling.id });
    const { burn } = await home(manager);
    expect(burn).toEqual([
      expect.objectContaining({
        projectName: 'Ingest',
        seconds: 4 * HOUR,
        amount: '300.00',
        engagementAmount: '500.00',
        budget: '1000.00',
        currency: 'EUR',
      }),
    ]);
    expect((await home(await harness.make.member(firm, 'admin'))).burn).toEqual([]);
  });

  it('tells the recent activity that the person may see', async () => {
    const record = (objectType: string, by: TestMember) =>
      harness.as(by, (ctx) =>
        harness.get(Audit).record(ctx, { action: `${objectType}.changed`, objectType }),
      );
    await record('project', manager);
    await record('time_entry', consultant);
    await record('session', manager);
    await record('invoice', manager);
    const seen = async (member: TestMember) => (await home(member)).activity.map((entry) => entry.action);
    expect(await seen(manager)).toEqual(['invoice.changed', 'time_entry.changed', 'project.changed']);
    expect(await seen(consultant)).toEqual(['time_entry.changed']);
    expect(await seen(await harness.make.member(firm, 'requester'))).toEqual(['project.changed']);
  });

  it('leads a new firm through its first steps and stops when they are done', async () => {
    const empty = await harness.make.firm();
    const founder = await harness.make.member(empty, 'admin');
    expect((await home(founder)).setup).toEqual({
      settings: false,
      people: false,
      client: false,
      engagement: false,
      project: false,
      time: false,
      invoice: false,
      hidden: [],
    });
    const admin = await harness.make.member(firm, 'admin');
    expect((await home(admin)).setup).toEqual({
      settings: false,
      people: true,
      client: true,
      engagement: true,
      project: true,
      time: false,
      invoice: false,
      hidden: [],
    });
    await log();
    await invoiceRows(harness, firm, project.clientId);
    const left = { settings: false, invoice: true };
    expect((await home(admin)).setup).toMatchObject(left);
    expect((await home(manager)).setup).toBeNull(); // who does not set up the firm
    const complete = `UPDATE firms SET address = '1 Quay', tax_id = 'X1', iban = 'DE89370400440532013000' WHERE id = $1`;
    await harness.database.sql(complete, [firm]);
    expect((await home(admin)).setup).toBeNull();
  });

  it('puts first steps away for each person alone, until they are wanted again', async () => {
    const empty = await harness.make.firm();
    const [ann, ben] = [await harness.make.member(empty, 'admin'), await harness.make.member(empty, 'admin')];
    const hide = async (hidden: string[]) =>
      (await harness.request('PUT', '/home/first-steps', ann.token, { body: { hidden } })).status;
    expect(await hide(['time', 'invoice'])).toBe(200);
    expect((await home(ann)).setup?.hidden).toEqual(['time', 'invoice']);
    expect((await home(ben)).setup?.hidden).toEqual([]);
    expect([await hide(['coffee']), await hide(['time', 'time']), await hide([])]).toEqual([422, 422, 200]);
    expect((await home(ann)).setup?.hidden).toEqual([]);
  });
});
