import { randomUUID } from 'node:crypto';
import type { AuditChoicesDto } from '../../../apps/api/src/modules/audit/dto/audit-choices.dto.js';
import type { AuditEntryPageDto } from '../../../apps/api/src/modules/audit/dto/audit-entry.dto.js';
import type { ComplianceReportDto } from '../../../apps/api/src/modules/audit/compliance/dto/compliance-report.dto.js';
import { Audit, type AuditRecord } from '../../../apps/api/src/platform/audit/audit.js';
import { addDays, today } from '../../../libs/calendar/src/index.js';
import { Harness } from '../../support/harness.js';
import type { TestMember } from '../../support/make.js';

describe('the audit log', () => {
  let harness: Harness;
  let firm: string;
  let admin: TestMember;
  const invoiceId = randomUUID();

  beforeAll(async () => {
    harness = await Harness.start();
    firm = await harness.make.firm();
    admin = await harness.make.member(firm, 'admin');
    await record({
      action: 'invoice.created',
      objectType: 'invoice',
      objectId: invoiceId,
      after: { status: 'draft', unitPrice: '90' },
    });
    await record({
      action: 'invoice.issued',
      objectType: 'invoice',
      objectId: invoiceId,
      objectLabel: 'INV-1',
      before: { status: 'draft', note: 'same' },
      after: { status: 'issued', note: 'same' },
    });
    await record({
      action: 'user.changed',
      objectType: 'user',
      before: { passwordHash: 'a' },
      after: { passwordHash: 'b' },
    });
  });
  afterAll(() => harness.stop());

  const record = (entry: AuditRecord, by = admin) =>
    harness.as(by, (ctx) => harness.get(Audit).record(ctx, entry));
  const list = (query = '', token = admin.token) =>
    harness.request<AuditEntryPageDto>('GET', `/audit${query}`, token);
  const actions = async (query: string) => (await list(query)).body.items.map((entry) => entry.action);

  it('lists what was done, newest first, with what changed before and after', async () => {
    const { body } = await list(`?actorId=${admin.membershipId}`);
    expect(body.items.map((entry) => entry.action)).toEqual([
      'user.changed',
      'invoice.issued',
      'invoice.created',
    ]);
    expect(body.items[1]).toMatchObject({
      actorType: 'member',
      actorId: admin.membershipId,
      objectId: invoiceId,
      objectLabel: 'INV-1',
      before: { status: 'draft' },
      after: { status: 'issued' },
    });
  });

  it('masks secrets', async () => {
    const [entry] = (await list('?objectType=user')).body.items;
    expect(entry).toMatchObject({ before: { passwordHash: '•••' }, after: { passwordHash: '•••' } });
  });

  it('finds by actor, kind of action, object and words', async () => {
    expect(await actions('?action=invoice')).toEqual(['invoice.issued', 'invoice.created']);
    expect(await actions('?action=invoice.created')).toEqual(['invoice.created']);
    expect(await actions(`?objectType=invoice&objectId=${invoiceId}`)).toHaveLength(2);
    expect(await actions(`?actorId=${randomUUID()}`)).toEqual([]);
    expect(await actions(`?actorId=${admin.membershipId}&q=inv-1`)).toEqual(['invoice.issued']);
    expect(await actions('?q=100%25')).toEqual([]);
  });

  it('offers who did something and what was done to filter by', async () => {
    const { body } = await harness.request<AuditChoicesDto>('GET', '/audit/choices', admin.token);
    // what other tests were refused is on record, too
    expect(body.actions.filter((action) => action !== 'member.refused')).toEqual([
      'invoice.created',
      'invoice.issued',
      'user.changed',
    ]);
    expect(body.people).toContainEqual({
      id: admin.membershipId,
      name: expect.any(String) as string,
      type: 'member',
    });
  });

  it("reads days in the firm's zone", async () => {
    const auckland = await harness.make.member(
      await harness.make.firm({ timeZone: 'Pacific/Auckland' }),
      'admin',
    );
    await record({ action: 'client.created', objectType: 'client' }, auckland);
    await harness.database.sql('ALTER TABLE audit_entries DISABLE TRIGGER append_only');
    // 10 March begins in Auckland on the 9th at 11:00 UTC
    await harness.database.sql(
      `UPDATE audit_entries SET at = '2026-03-09T11:00:00Z' WHERE action = 'client.created'`,
    );
    await harness.database.sql('ALTER TABLE audit_entries ENABLE TRIGGER append_only');
    const found = async (query: string) => (await list(query, auckland.token)).body.items.length;
    expect(await found('?from=2026-03-10&to=2026-03-10')).toBe(1);
    expect(await found('?to=2026-03-09')).toBe(0);
    expect(await found('?from=2026-03-11')).toBe(0);
    expect(await found('?to=9999-12-31')).toBe(1);
  });

  it('refuses what is no day, no id or no action', async () => {
    for (const query of ['from=2026-02-30', 'actorId=me', "action=a'b", 'objectType=Invoice', 'sort=actor']) {
      expect((await list(`?${query}`)).status).toBe(422);
    }
  });

  it('records which list somebody saves as a file, of colleagues and of portal users', async () => {
    const own = await harness.make.firm();
    const auditor = await harness.make.member(own, 'admin');
    const portal = await harness.make.portalUser(own, (await harness.make.client(own)).id);
    const save = async (token: string, body: object) =>
      (await harness.request('POST', '/exports', token, { body })).status;
    expect(await save(portal.token, { list: 'invoices', rows: 3 })).toBe(204);
    expect(await save(auditor.token, { list: 'clients', rows: 12, filters: 'status: active' })).toBe(204);
    expect(await save(auditor.token, { list: 'secrets', rows: 1 })).toBe(422);
    expect(await save(auditor.token, { list: 'clients', rows: 10_001 })).toBe(422);
    const { items } = (await list('?action=list.exported', auditor.token)).body;
    expect(items.map(({ actorType, objectLabel, after }) => ({ actorType, objectLabel, after }))).toEqual([
      { actorType: 'member', objectLabel: 'clients', after: { rows: 12, filters: 'status: active' } },
      { actorType: 'portal', objectLabel: 'invoices', after: { rows: 3 } },
    ]);
    const { people } = (await harness.request<AuditChoicesDto>('GET', '/audit/choices', auditor.token)).body;
    expect(people.map(({ type }) => type).sort()).toEqual(['member', 'portal']);
  });

  it('is for those who may audit; another firm sees none of it', async () => {
    for (const role of ['project_manager', 'consultant', 'accountant', 'viewer'] as const) {
      expect((await list('', (await harness.make.member(firm, role)).token)).status).toBe(403);
    }
    const stranger = await harness.make.member(await harness.make.firm(), 'admin');
    expect((await list('', stranger.token)).body.items).toEqual([]);
  });

  it('shows the history of one object to those who may read it, without rates to those who may not', async () => {
    const timeline = (token: string, objectType = 'invoice') =>
      harness.request<AuditEntryPageDto>(
        'GET',
        `/audit/timeline?objectType=${objectType}&objectId=${invoiceId}`,
        token,
      );
    const accountant = await harness.make.member(firm, 'accountant');
    expect((await timeline(accountant.token)).body.items.at(-1)?.after).toEqual({
      status: 'draft',
      unitPrice: '90',
    });
    const viewer = await harness.make.member(firm, 'viewer');
    expect((await timeline(viewer.token)).body.items.at(-1)?.after).toEqual({ status: 'draft' });
    const consultant = await harness.make.member(firm, 'consultant');
    expect((await timeline(consultant.token)).status).toBe(403);
    expect((await timeline(accountant.token, 'user')).status).toBe(403);
    expect((await timeline(admin.token, 'user')).status).toBe(200);
  });

  it('shows a consultant the history of the projects that they work on, and of no other', async () => {
    const consultant = await harness.make.member(firm, 'consultant');
    const engagement = await harness.make.engagement(firm, (await harness.make.client(firm)).id);
    const own = await harness.make.project(firm, engagement, [consultant.membershipId]);
    const other = await harness.make.project(firm, engagement);
    for (const [project, status] of [
      [own, 200],
      [other, 404],
    ] as const) {
      const url = `/audit/timeline?objectType=project&objectId=${project.id}`;
      expect((await harness.request('GET', url, consultant.token)).status).toBe(status);
    }
  });

  it('cannot be changed or deleted, not even by the application', async () => {
    const tamper = (text: string) => harness.as(admin, (ctx) => ctx.tx.run(text, [firm]));
    await expect(tamper(`UPDATE audit_entries SET action = 'x' WHERE firm_id = $1`)).rejects.toThrow();
    await expect(tamper('DELETE FROM audit_entries WHERE firm_id = $1')).rejects.toThrow();
  });

  it('reports on access: each figure is the length of the list that it names', async () => {
    const own = await harness.make.firm();
    const auditor = await harness.make.member(own, 'admin');
    await harness.make.member(own, 'consultant');
    await harness.make.portalUser(own, (await harness.make.client(own)).id);
    await save('clients', auditor.token);
    await record({ action: 'session.sign_in_failed', objectType: 'user', objectId: auditor.userId }, auditor);
    const key = { name: 'Payroll', scopes: ['client.read'], expiresOn: addDays(today('UTC'), 30) };
    await harness.request('POST', '/api-keys', auditor.token, { body: key });
    const period = `from=${addDays(today('UTC'), -1)}&to=${addDays(today('UTC'), 1)}`;
    const { body } = await harness.request<ComplianceReportDto>(
      ...(['GET', `/compliance/report?${period}`, auditor.token] as const),
    );
    for (const { name, value, path } of body.figures) {
      const counted = await harness.request<{ total: number }>('GET', path, auditor.token);
      expect([name, counted.body.total]).toEqual([name, value]);
    }
    const values = Object.fromEntries(body.figures.map(({ name, value }) => [name, value]));
    expect(values).toMatchObject({
      ...{ people_active: 2, people_without_factor: 2, keys_live: 1, 'api_key.created': 1 },
      ...{ 'list.exported': 1, 'session.sign_in_failed': 1 },
    });
    expect(body.people.map(({ roles, failedSignIns }) => [...roles, failedSignIns]).sort()).toEqual([
      ['admin', 1],
      ['consultant', 0],
    ]);
    const held = (permission: string) => body.rights.find((right) => right.permission === permission)?.people;
    expect(held('project.read')).toHaveLength(2);
    expect(held('firm.manage')).toHaveLength(1);
    expect(body.portalPeople).toHaveLength(1);
    expect(body.keys).toMatchObject([{ name: 'Payroll', state: 'live', lastUsedAt: null }]);

    const file = (format: string) =>
      harness.request('GET', `/compliance/report/file?format=${format}&${period}`, auditor.token);
    expect((await file('pdf')).raw.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await file('csv')).raw.toString()).toContain('figures\r\ntopic,name,value,path\r\n');
    expect((await file('json')).body).toMatchObject({ figures: expect.any(Array) as unknown });
    expect((await file('xlsx')).status).toBe(422);
    const made = await actionsOf('compliance_report', auditor.token);
    expect(made).toEqual([...Array<string>(3).fill('compliance_report.exported'), 'compliance_report.made']);
    const backwards = await harness.request(
      'GET',
      '/compliance/report?from=2026-02-01&to=2026-01-01',
      auditor.token,
    );
    expect(backwards.status).toBe(422);
    const clerk = await harness.make.member(own, 'accountant');
    expect((await harness.request('GET', `/compliance/report?${period}`, clerk.token)).status).toBe(403);
  });

  const save = (name: string, token: string) =>
    harness.request('POST', '/exports', token, { body: { list: name, rows: 1 } });
  const actionsOf = async (kind: string, token: string) =>
    (await list(`?action=${kind}`, token)).body.items.map(({ action }) => action);
});
