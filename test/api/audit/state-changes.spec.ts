import type { AuditVerificationDto } from '../../../apps/api/src/modules/audit/dto/audit-verification.dto.js';
import { Billing, key } from '../../support/billing.js';
import { Harness } from '../../support/harness.js';
import type { TestMember } from '../../support/make.js';

interface Recorded {
  action: string;
  object_type: string;
  object_id: string;
  before: { status?: string } | null;
  after: { status?: string } | null;
}

/** The kinds of objects that have a state, and their tables. */
const TABLES = {
  client: 'clients',
  engagement: 'engagements',
  project: 'projects',
  invoice: 'invoices',
};

describe('every change of state', () => {
  let harness: Harness;
  let manager: TestMember;
  let admin: TestMember;
  let billing: Billing;

  beforeAll(async () => {
    harness = await Harness.start();
    billing = await Billing.start(harness, { email: 'pay@client.example' });
    manager = await billing.member('project_manager');
    admin = await billing.member('admin');
    await agreed();
    await worked();
    await billed();
  });
  afterAll(() => harness.stop());

  async function send<T extends object = { id: string; version: number }>(
    who: TestMember,
    method: string,
    url: string,
    body?: object,
    headers: Record<string, string> = key(),
  ): Promise<T> {
    const answer = await harness.request<T>(method, url, who.token, { body, headers });
    if (answer.status >= 300) throw new Error(`${method} ${url}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }
  const versionOf = async (url: string): Promise<Record<string, string>> => ({
    'if-match': `"${(await send(admin, 'GET', url)).version}"`,
  });
  const act = async (who: TestMember, url: string, deed: string, body?: object) =>
    send(who, 'POST', `${url}/${deed}`, body, { ...(await versionOf(url)), ...key() });

  let client = '';
  let engagement = '';
  let project = '';
  let invoice = '';

  /** A client comes, goes and returns; an engagement is rejected, corrected, approved, and starts. */
  async function agreed(): Promise<void> {
    client = (await send(manager, 'POST', '/clients', { name: 'Audited', currency: 'EUR' })).id;
    await act(admin, `/clients/${client}`, 'deactivate');
    await act(admin, `/clients/${client}`, 'reactivate');
    const dates = { startDate: '2026-01-01', endDate: '2026-12-31' };
    const rates = [{ role: 'Consultant', hourlyRate: '100.00' }];
    const terms = { clientId: client, title: 'Audited work', currency: 'EUR', rates, ...dates };
    engagement = (await send(manager, 'POST', '/engagements', terms)).id;
    const url = `/engagements/${engagement}`;
    await act(manager, url, 'submit');
    await act(admin, url, 'reject', { note: 'Too dear' });
    await act(manager, url, 'reopen');
    await act(manager, url, 'submit');
    await act(admin, url, 'approve', {});
    project = (
      await send(manager, 'POST', '/projects', { engagementId: engagement, name: 'Audited project' })
    ).id;
    await act(manager, `/projects/${project}`, 'hold');
    await act(manager, `/projects/${project}`, 'resume');
    const member = { membershipId: billing.consultant.membershipId, role: 'Consultant' };
    await send(manager, 'POST', `/projects/${project}/members`, member);
  }

  /** Hours are sent back, submitted again and approved. */
  async function worked(): Promise<void> {
    const entry = { projectId: project, workDate: '2026-03-04', duration: '8' };
    const { id } = await send(billing.consultant, 'POST', '/time-entries', entry);
    const submit = () => send(billing.consultant, 'POST', '/timesheets/week/submit', { date: '2026-03-04' });
    await submit();
    await send(manager, 'POST', '/time-entries/send-back', { ids: [id], reason: 'Which task?' });
    await submit();
    await send(manager, 'POST', '/time-entries/approve', { entries: [{ id, version: 4 }] });
  }

  /** An invoice is drafted, issued, sent, paid in two parts, and one of the payments is taken back. */
  async function billed(): Promise<void> {
    const draft = await billing.drafted({ clientId: client });
    invoice = draft.id;
    await billing.issue(draft);
    await billing.call('POST', `/invoices/${invoice}/send`, {});
    await billing.paid(invoice, '100.00');
    const rest = await billing.paid(invoice, '780.00');
    await billing.call('POST', `/payments/${rest.id}/reverse`, { reason: 'Bounced' });
  }

  const recorded = () =>
    harness.database.sql<Recorded>(
      'SELECT action, object_type, object_id, before, after FROM audit_entries WHERE firm_id = $1 ORDER BY at, id',
      [billing.firmId],
    );

  it('is recorded, with the state before and after', async () => {
    const moves = (await recorded())
      .filter(({ before, after }) => before?.status !== after?.status && after?.status)
      .map(({ action, before, after }) => `${action}: ${before?.status ?? 'nothing'} → ${after?.status}`);
    expect(moves).toEqual(
      expect.arrayContaining([
        'client.created: nothing → active',
        'client.deactivated: active → inactive',
        'client.reactivated: inactive → active',
        'engagement.created: nothing → draft',
        'engagement.submitted: draft → pending',
        'engagement.rejected: pending → rejected',
        'engagement.reopened: rejected → draft',
        'engagement.approved: pending → approved',
        'engagement.started: approved → in_progress',
        'project.created: nothing → active',
        'project.held: active → on_hold',
        'project.resumed: on_hold → active',
        'time_entry.rejected: submitted → rejected',
        'time_entry.approved: submitted → approved',
        'invoice.issued: draft → issued',
        'invoice.partially_paid: issued → partially_paid',
        'invoice.paid: partially_paid → paid',
        'invoice.partially_paid: paid → partially_paid',
      ]),
    );
  });

  it('leaves a trail that leads without a gap to the state that the tables show', async () => {
    const trail = await recorded();
    for (const [type, id] of [
      ['client', client],
      ['engagement', engagement],
      ['project', project],
      ['invoice', invoice],
    ] as const) {
      const moves = trail.filter((e) => e.object_id === id && (e.before?.status ?? e.after?.status));
      moves.slice(1).forEach((move, at) => {
        if (move.before?.status) expect([type, move.before.status]).toEqual([type, moves[at]!.after?.status]);
      });
      const [row] = await harness.database.sql<{ status: string }>(
        `SELECT status FROM ${TABLES[type]} WHERE id = $1`,
        [id],
      );
      expect([type, moves.at(-1)?.after?.status]).toEqual([type, row!.status]);
    }
  });

  it('is sealed, whoever recorded it', async () => {
    const { body } = await harness.request<AuditVerificationDto>('POST', '/audit/verify', admin.token);
    expect(body).toMatchObject({ sealed: (await recorded()).length, lastCheck: { result: 'intact' } });
  });

  it('names somebody, something and a request each time', async () => {
    const nameless = await harness.database.sql(
      `SELECT action FROM audit_entries WHERE firm_id = $1 AND object_type <> 'session'
         AND (actor_name = '' OR object_label = '' OR object_id IS NULL OR request_id = '')`,
      [billing.firmId],
    );
    expect(nameless).toEqual([]);
  });
});
