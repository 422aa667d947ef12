import { Harness } from '../../support/harness.js';
import type { TestMember } from '../../support/make.js';

const VAT = { label: 'VAT', country: 'DE', number: 'DE136695976' };

interface Firm {
  version: number;
  name: string;
  iban: string;
  weekStart: number;
  weekStartFixed: boolean;
  invoiceNumberFormat: string;
  errors?: { field: string }[];
  code?: string;
}

describe('the settings of a firm', () => {
  let harness: Harness;
  let admin: TestMember;
  beforeAll(async () => {
    harness = await Harness.start();
  });
  beforeEach(async () => {
    admin = await harness.make.member(await harness.make.firm(), 'admin');
  });
  afterAll(() => harness.stop());

  const read = async () => (await harness.request<Firm>('GET', '/firm', admin.token)).body;
  const change = async (body: object, version?: number) =>
    harness.request<Firm>('PATCH', '/firm', admin.token, {
      body,
      headers: { 'if-match': `"${version ?? (await read()).version}"` },
    });

  it('are changed, hold at once and are recorded with what they were', async () => {
    const { version } = await read();
    const answer = await change({ name: 'Alder GmbH', iban: 'de89 3704 0044 0532 0130 00', locale: 'de-DE' });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      ...{ name: 'Alder GmbH', iban: 'DE89370400440532013000', version: version + 1 },
    });
    const me = await harness.request<{ firm: object }>('GET', '/me', admin.token);
    expect(me.body.firm).toMatchObject({ name: 'Alder GmbH', locale: 'de-DE' });
    const [entry] = await harness.database.sql(
      `SELECT before, after FROM audit_entries WHERE firm_id = $1 AND action = 'firm.updated'`,
      [admin.firmId],
    );
    expect(entry).toMatchObject({ after: { name: 'Alder GmbH', iban: 'DE89370400440532013000' } });
    expect(Object.keys((entry as { before: object }).before).sort()).toEqual(['iban', 'locale', 'name']);
  });

  it.each([
    ['an IBAN whose check digits do not fit', { iban: 'DE89370400440532013001' }, 'iban'],
    ['a BIC of seven letters', { bic: 'DEUTDEF' }, 'bic'],
    ['no name', { name: ' ' }, 'name'],
    ['a place that is no time zone', { timeZone: 'Mars/Olympus' }, 'timeZone'],
    ['words that are no language', { locale: 'not a language' }, 'locale'],
    ['an eighth day', { weekStart: 8 }, 'weekStart'],
    ['a week of six days', { workingSeconds: [1, 1, 1, 1, 1, 1] }, 'workingSeconds'],
    ['more hours than a day has', { workingSeconds: [86_401, 0, 0, 0, 0, 0, 0] }, 'workingSeconds'],
    ['a thirteenth month', { fiscalYearMonth: 13 }, 'fiscalYearMonth'],
    ['a colour by its name', { accent: 'red' }, 'accent'],
    [
      'a tax id whose check digit does not fit',
      { taxIds: [{ ...VAT, number: 'DE136695977' }] },
      'taxIds.0.number',
    ],
    [
      'numbers that would come again next year',
      { invoiceNumberFormat: 'INV-{seq:5}' },
      'invoiceNumberFormat',
    ],
    ['numbers without a number', { invoiceNumberFormat: 'INV-{YYYY}' }, 'invoiceNumberFormat'],
    ['a number format with unknown parts', { invoiceNumberFormat: '{YY}{seq}{x}' }, 'invoiceNumberFormat'],
    ['another base currency', { baseCurrency: 'USD' }, 'baseCurrency'],
    ['null', { name: null }, 'name'],
  ])('refuse %s', async (_, body, field) => {
    const before = await read();
    const answer = await change(body);
    expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([422, field]);
    expect(await read()).toEqual(before);
  });

  it('make the week’s target of the hours of its days', async () => {
    const hours = [9, 9, 9, 9, 0, 0, 0].map((count) => count * 3_600);
    expect((await change({ workingSeconds: hours, fiscalYearMonth: 4 })).body).toMatchObject({
      workingSeconds: hours,
    });
    const { body } = await harness.request<{ firm: object; membership: object }>('GET', '/me', admin.token);
    expect(body.membership).toMatchObject({ weeklyTargetSeconds: 36 * 3_600 });
    expect(body.firm).toMatchObject({ fiscalYearMonth: 4 });
  });

  it('check tax ids by their country, and print them with what they are', async () => {
    const other = { label: 'Registration', country: '', number: 'HRB 123' };
    expect((await change({ taxIds: [VAT, other] })).body).toMatchObject({ taxIds: [VAT, other] });
    const [row] = await harness.database.sql('SELECT tax_id FROM firms WHERE id = $1', [admin.firmId]);
    expect(row).toEqual({ tax_id: 'DE136695976 (VAT), HRB 123 (Registration)' });
  });

  it('take a colour that can be read, and say how far another is from that', async () => {
    expect((await change({ accent: '#0b6e4f' })).body).toMatchObject({ accent: '#0b6e4f' });
    const { status, body } = await change({ accent: '#ffcc00' });
    expect([status, JSON.stringify(body.errors)]).toEqual([422, expect.stringContaining('1.33:1')]);
  });

  it('are not overwritten by who saw older ones', async () => {
    const { version } = await read();
    await change({ phone: '1' }, version);
    expect((await change({ phone: '2' }, version)).status).toBe(412);
  });

  it('keep the first day of the week once there is one', async () => {
    expect((await change({ weekStart: 7 })).body).toMatchObject({ weekStart: 7, weekStartFixed: false });
    await harness.database.sql(
      `INSERT INTO timesheets (firm_id, id, membership_id, week_start, submitted_at) VALUES ($1, gen_random_uuid(), $2, '2026-11-15', now())`,
      [admin.firmId, admin.membershipId],
    );
    const answer = await change({ weekStart: 1 });
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ code: 'WEEK_START_FIXED', errors: [{ field: 'weekStart' }] });
    expect((await change({ weekStart: 7, phone: '3' })).status).toBe(200);
  });

  it('are not for those who do not manage the firm', async () => {
    const partner = await harness.make.member(admin.firmId, 'partner');
    expect((await harness.request('GET', '/firm', partner.token)).status).toBe(403);
  });
});
