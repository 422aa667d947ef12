import type {
  FirmClosingDto,
  FirmExportDto,
} from '../../../apps/api/src/modules/identity/firms/dto/firm-export.dto.js';
import { FirmClosing } from '../../../apps/api/src/modules/identity/firms/closing/firm-closing.js';
import { FirmStatus } from '../../../apps/api/src/modules/identity/firms/closing/firm-status.js';
import { FirmExports } from '../../../apps/api/src/modules/identity/firms/export/firm-exports.js';
import { accountMailsTo } from '../../support/account-mails.js';
import { Billing, type Body } from '../../support/billing.js';
import { Harness } from '../../support/harness.js';
import { PASSWORD, type TestMember } from '../../support/make.js';
import { signIn } from '../../support/people.js';
import { unzip } from '../../support/unzip.js';

describe('a firm', () => {
  let harness: Harness;
  let firm: string;
  let admin: TestMember;
  let colleague: TestMember;
  beforeAll(async () => {
    harness = await Harness.start();
  });
  beforeEach(async () => {
    firm = await harness.make.firm({ name: 'Alder Ltd' });
    admin = await harness.make.member(firm, 'admin');
    colleague = await harness.make.member(firm, 'consultant');
  });
  afterAll(() => harness.stop());

  const call = <T>(method: string, url: string, body?: unknown, { token }: { token: string } = admin) =>
    harness.request<Body<T>>(method, `/firm${url}`, token, { body });
  const exported = async (): Promise<FirmExportDto> => {
    await call('POST', '/exports');
    await harness.drainJobs(['firm-export']);
    return (await call<FirmExportDto[]>('GET', '/exports')).body[0]!;
  };
  const close = (over: object = {}, who?: TestMember) =>
    call<FirmClosingDto>(
      'POST',
      '/closing',
      { name: 'Alder Ltd', password: PASSWORD, reason: 'Retiring', ...over },
      who,
    );
  const me = async ({ token }: TestMember) => (await harness.request('GET', '/me', token)).status;
  const signInCode = async ({ email }: TestMember, password = PASSWORD) => {
    const { status, body } = await signIn(harness, email, password);
    return [status, body['code']];
  };
  const mailed = async ({ email }: TestMember = admin) =>
    (await accountMailsTo(harness, email)).map(({ subject }) => subject);
  const deeds = async () =>
    (
      await harness.database.sql<{ action: string }>(
        `SELECT action FROM audit_entries WHERE firm_id = $1 AND action LIKE 'firm%' ORDER BY at, id`,
        [firm],
      )
    ).map(({ action }) => action);

  it('takes everything along as a file, with what it issued, and nothing that opens a door or is another’s', async () => {
    const billing = await Billing.start(harness);
    const boss = await harness.make.member(billing.firmId, 'admin');
    await billing.hours({ seconds: 3_600 });
    await billing.issued({ periodFrom: '2026-01-01', periodTo: '2026-12-31' });
    await harness.make.client(billing.firmId, { name: '=HYPERLINK("evil")' });
    expect((await call('POST', '/exports', undefined, boss)).status).toBe(201);
    expect((await call('POST', '/exports', undefined, boss)).body).toMatchObject({ code: 'EXPORT_WAITING' });
    await harness.drainJobs(['firm-export']);
    const [made] = (await call<FirmExportDto[]>('GET', '/exports', undefined, boss)).body;
    expect(made).toMatchObject({ status: 'ready' });
    const { raw, headers } = await call('GET', `/exports/${made!.id}/file`, undefined, boss);
    expect(headers['content-disposition']).toMatch(/^attachment/);
    const files = unzip(raw);
    expect(files['tables/clients.csv']!.toString()).toContain(`"'=HYPERLINK(""evil"")"`);
    expect(files['tables/invoices.csv']!.toString().split('\r\n')).toHaveLength(3);
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining(['firm.json', 'tables/postings.csv', 'tables/time_entries.csv']),
    );
    const pdf = Object.entries(files).find(([path]) => path.endsWith('.pdf'))![1];
    expect(pdf.toString('latin1', 0, 5)).toBe('%PDF-');
    const text = Object.values(files).map(String).join();
    expect(text).not.toContain(firm);
    expect(text).not.toMatch(/token_hash|secret_hash|argon2/);
  });

  it('keeps such a file for a month, also where the firm was shut meanwhile', async () => {
    const { id } = await exported();
    await harness.get(FirmStatus).suspend(firm, 'Unpaid');
    await harness.database.sql(
      `UPDATE firm_exports SET expires_at = now() - interval '1 minute' WHERE id = $1`,
      [id],
    );
    await harness.get(FirmExports).tidy();
    const left = 'SELECT status, file_id FROM firm_exports WHERE firm_id = $1';
    expect(await harness.database.sql(left, [firm])).toEqual([{ status: 'expired', file_id: null }]);
    expect(await harness.database.sql('SELECT 1 FROM file_chunks WHERE firm_id = $1', [firm])).toEqual([]);
  });

  it('gives such a file up that was not finished in a day, so that another can be asked for', async () => {
    await call('POST', '/exports');
    await harness.database.sql(
      `UPDATE firm_exports SET created_at = now() - interval '25 hours' WHERE firm_id = $1`,
      [firm],
    );
    expect((await call('POST', '/exports')).status).toBe(409);
    await harness.get(FirmExports).tidy();
    expect((await call('POST', '/exports')).status).toBe(201);
  });

  it('closes by an admin who types its name and password: the others are out at once, and a file is made', async () => {
    expect((await close({ name: 'Alder' })).body.errors?.[0]?.field).toBe('name');
    expect((await close({ password: 'wrong' })).body.errors?.[0]?.field).toBe('password');
    expect((await close({}, colleague)).status).toBe(403);
    const { status, body } = await close();
    expect([status, body.closesAt !== null]).toEqual([200, true]);
    expect(await mailed()).toEqual(['Alder Ltd is being closed']);
    expect([await me(admin), await me(colleague)]).toEqual([200, 401]);
    expect(await signInCode(colleague)).toEqual([403, 'FIRM_CLOSING']);
    expect((await signInCode(admin))[0]).toBe(200);
    expect((await call<FirmExportDto[]>('GET', '/exports')).body).toHaveLength(1);
    expect((await close()).body.code).toBe('FIRM_CLOSING');
    expect((await call<FirmClosingDto>('DELETE', '/closing')).body.closingSince).toBeNull();
    expect((await signInCode(colleague))[0]).toBe(200);
    expect((await call('DELETE', '/closing')).status).toBe(409);
    expect(await mailed()).toEqual(['Alder Ltd is being closed', 'Alder Ltd stays open']);
    expect(await mailed(colleague)).toEqual([]);
    expect(await deeds()).toEqual(['firm_export.requested', 'firm.closing', 'firm.reopened']);
  });

  it('is closed for everybody once its month is over, not a day before', async () => {
    await close();
    await harness.drainJobs(['firm-export']);
    const since = (days: number) =>
      harness.database.sql(`UPDATE firms SET closing_at = now() - make_interval(days => $2) WHERE id = $1`, [
        firm,
        days,
      ]);
    await since(29);
    await harness.get(FirmClosing).closeOverdue();
    expect(await me(admin)).toBe(200);
    await since(31);
    await harness.get(FirmClosing).closeOverdue();
    expect(await me(admin)).toBe(401);
    expect(await signInCode(admin)).toEqual([403, 'FIRM_CLOSED']);
    expect((await deeds()).at(-1)).toBe('firm.closed');
    expect((await mailed()).at(-1)).toBe('Alder Ltd was closed');
  });

  it('is suspended and let in again by those who run the installation', async () => {
    const status = harness.get(FirmStatus);
    const client = await harness.make.client(firm);
    const contact = await harness.make.portalUser(firm, client.id);
    await status.suspend(firm, 'Unpaid');
    expect([await me(admin), (await harness.request('GET', '/me', contact.token)).status]).toEqual([
      401, 401,
    ]);
    expect(await signInCode(colleague)).toEqual([403, 'FIRM_SUSPENDED']);
    expect(await signInCode(colleague, 'wrong')).toEqual([401, 'SIGN_IN_FAILED']);
    await expect(status.suspend(firm, 'Again')).rejects.toThrow('Alder Ltd is suspended.');
    await expect(status.suspend('Nobody & Sons', 'X')).rejects.toThrow('There is no firm');
    await status.resume(firm, 'Paid');
    expect((await signInCode(colleague))[0]).toBe(200);
    expect(await deeds()).toEqual(['firm.suspended', 'firm.resumed']);
  });
});
