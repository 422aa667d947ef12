import { randomUUID } from 'node:crypto';
import type {
  PortalInvoiceDto,
  PortalInvoicePageDto,
} from '../../../apps/api/src/modules/portal/dto/portal-invoice.dto.js';
import type { PortalOverviewDto } from '../../../apps/api/src/modules/portal/dto/portal-overview.dto.js';
import type {
  PortalProjectDto,
  PortalProjectPageDto,
} from '../../../apps/api/src/modules/portal/dto/portal-project.dto.js';
import { Harness } from '../../support/harness.js';
import { invoiceRows, PDF } from '../../support/invoices.js';
import type { TestMember, TestPortalUser } from '../../support/make.js';

describe('the portal of a client', () => {
  let harness: Harness;
  let firm: string;
  let member: TestMember;
  let user: TestPortalUser;
  let rival: TestPortalUser;
  let projectId: string;

  beforeAll(async () => {
    harness = await Harness.start();
    const { make } = harness;
    firm = await make.firm();
    member = await make.member(firm, 'admin');
    const client = await make.client(firm, { internalNote: 'haggles over every hour' });
    const other = await make.client(firm);
    user = await make.portalUser(firm, client.id);
    rival = await make.portalUser(firm, other.id);
    const engagement = await make.engagement(firm, client.id, { title: 'Data platform', budget: '50000' });
    const project = await make.project(firm, engagement, [member.membershipId], {
      name: 'Ingest',
      managerId: member.membershipId,
    });
    projectId = project.id;
    await make.project(firm, engagement, [], { name: 'Archive', status: 'completed' });
  });
  afterAll(() => harness.stop());

  const get = <Body = Record<string, unknown>>(url: string, token = user.token) =>
    harness.request<Body>('GET', `/portal${url}`, token);
  const unsettled = (over: object = {}) => invoiceRows(harness, firm, user.clientId, over);

  it('shows the projects with what was agreed, and nothing of rates, budget, people or notes', async () => {
    const list = await get<PortalProjectPageDto>('/projects');
    expect(list.body.items.map((p) => [p.name, p.status])).toEqual([
      ['Ingest', 'active'],
      ['Archive', 'completed'],
    ]);
    const one = await get<PortalProjectDto>(`/projects/${projectId}`);
    expect(one.body.engagementTitle).toBe('Data platform');
    expect(Object.keys(one.body).sort()).toEqual(
      ['code', 'endDate', 'engagementTitle', 'id', 'invoices', 'name', 'startDate', 'status'].sort(),
    );
  });

  it('shows an invoice with lines, taxes, payments and what is left to pay', async () => {
    const { id } = await unsettled({ status: 'partially_paid', paid: '300.00', projectId });
    const { body, status } = await get<PortalInvoiceDto>(`/invoices/${id}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      state: 'partially_paid',
      total: '1100.00',
      paid: '300.00',
      due: '800.00',
      projectName: 'Ingest',
    });
    expect(body.lines).toEqual([
      expect.objectContaining({ description: 'Advice', seconds: 36_000, amount: '1000.00' }),
    ]);
    expect(body.taxes).toEqual([{ name: 'Sales tax', percent: '10', base: '1000.00', tax: '100.00' }]);
    expect(body.payments).toEqual([expect.objectContaining({ amount: '300.00', reference: 'REF 7' })]);
    expect(body.seller.iban).toBe('GB33BUKB20201555555555');
    expect(JSON.stringify(body)).not.toMatch(/internal|pdfFileId|baseRate/);
    const project = await get<PortalProjectDto>(`/projects/${projectId}`);
    expect(project.body.invoices.map((invoice) => invoice.id)).toEqual([id]);
  });

  it('hides drafts from the list and by id', async () => {
    const draft = await unsettled({ status: 'draft' });
    const list = await get<PortalInvoicePageDto>('/invoices?perPage=200');
    expect(list.body.items.map((invoice) => invoice.id)).not.toContain(draft.id);
    expect((await get(`/invoices/${draft.id}`)).status).toBe(404);
    expect((await get(`/invoices/${draft.id}/pdf`)).status).toBe(404);
  });

  it('sums what is open by age in each currency, and puts the most urgent first', async () => {
    const client = await harness.make.client(firm);
    const { token } = await harness.make.portalUser(firm, client.id);
    const make = (over: object) => invoiceRows(harness, firm, client.id, over);
    const late = await make({ dueInDays: -70, net: '100.00' });
    await make({ dueInDays: -10, net: '200.00', status: 'partially_paid', paid: '20.00' });
    await make({ dueInDays: -40, net: '300.00' });
    await make({ dueInDays: 5, net: '400.00' });
    await make({ dueInDays: 5, net: '500.00', currency: 'USD' });
    await make({ dueInDays: -90, net: '600.00', status: 'paid', paid: '660.00' });
    await make({ dueInDays: -90, net: '700.00', status: 'void' });
    const { body } = await get<PortalOverviewDto>('/overview', token);
    expect(body.openInvoices[0]).toMatchObject({ id: late.id, state: 'overdue', due: '110.00' });
    expect(body.openInvoices).toHaveLength(5);
    const [eur, usd] = body.openSums;
    expect(eur).toEqual({
      currency: 'EUR',
      count: 4,
      total: '1080.00',
      notYetDue: '440.00',
      lateTo30: '200.00',
      lateTo60: '330.00',
      lateBeyond60: '110.00',
    });
    expect(usd).toMatchObject({ currency: 'USD', count: 1, total: '550.00', notYetDue: '550.00' });
    const states = async (state: string) =>
      (await get<PortalInvoicePageDto>(`/invoices?state=${state}`, token)).body.items.map((i) => i.state);
    expect(await states('overdue')).toEqual(['overdue', 'overdue', 'overdue']);
    expect(await states('open')).toHaveLength(5);
    expect(await states('void')).toEqual(['void']);
    expect(await states('paid')).toEqual(['paid']);
  });

  it('says plainly when there is nothing yet', async () => {
    const empty = await harness.make.portalUser(firm, (await harness.make.client(firm)).id);
    expect((await get('/overview', empty.token)).body).toEqual({
      openInvoices: [],
      openSums: [],
      projects: [],
    });
  });

  it('hands out the stored PDF as a file to save, and records who took it', async () => {
    const { id, number } = await unsettled();
    const pdf = await get(`/invoices/${id}/pdf`);
    expect(pdf.status).toBe(200);
    expect(pdf.raw.equals(PDF)).toBe(true);
    expect(pdf.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="invoice.pdf"; filename*=UTF-8''invoice.pdf`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    const recorded = await harness.database.sql(
      `SELECT actor_type, object_label FROM audit_entries WHERE action = 'invoice.downloaded' AND object_id = $1`,
      [id],
    );
    expect(recorded).toEqual([{ actor_type: 'portal', object_label: number }]);
  });

  it("answers another client's objects exactly as ids that nobody has", async () => {
    const { id } = await unsettled();
    for (const path of [`/projects/${projectId}`, `/invoices/${id}`, `/invoices/${id}/pdf`]) {
      const foreign = await get(path, rival.token);
      const unknown = await get(path.replace(/[\da-f-]{36}/, randomUUID()), rival.token);
      expect(foreign.status).toBe(404);
      const { requestId: _, ...answer } = foreign.body;
      expect({ ...answer, requestId: unknown.body['requestId'] }).toEqual(unknown.body);
    }
    expect((await get<PortalInvoicePageDto>('/invoices', rival.token)).body.items).toEqual([]);
  });

  it('refuses filters and sorts that are not declared', async () => {
    for (const query of ['state=draft', 'sort=client', 'clientId=x', 'page=0']) {
      expect((await get(`/invoices?${query}`)).status).toBe(422);
    }
    expect((await get('/projects/not-an-id')).status).toBe(422);
  });

  it('ends with the access: a deactivated portal user is signed out at once', async () => {
    const guest = await harness.make.portalUser(firm, user.clientId);
    await harness.database.sql(`UPDATE portal_users SET status = 'deactivated' WHERE user_id = $1`, [
      guest.userId,
    ]);
    expect((await get('/overview', guest.token)).status).toBe(401);
  });

  it('is closed to members of the firm, whatever their role', async () => {
    expect((await get('/overview', member.token)).status).toBe(403);
  });
});
