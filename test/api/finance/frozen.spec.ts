import { Billing } from '../../support/billing.js';
import { Harness } from '../../support/harness.js';

const RESTRICT = '23001';
const FOREIGN_KEY = '23503';
const CHECK = '23514';

describe('an issued invoice, to the application in SQL', () => {
  let harness: Harness;
  let billing: Billing;
  let issued: { id: string; entry: string };
  let draft: { id: string; entry: string; free: string };
  beforeAll(async () => {
    harness = await Harness.start();
    billing = await Billing.start(harness);
    const [entry, other, free] = await billing.hours(
      {},
      { workDate: '2026-04-01' },
      { workDate: '2026-05-01' },
    );
    issued = { id: (await billing.issued()).id, entry: entry! };
    const april = { periodFrom: '2026-04-01', periodTo: '2026-04-30' };
    draft = { id: (await billing.drafted(april)).id, entry: other!, free: free! };
  });
  afterAll(() => harness.stop());

  /** What the application's role hears: the SQLSTATE, or how many rows it changed. Nothing stays. */
  const said = (statement: string): Promise<string | number | null> =>
    harness.database.connected(async (client) => {
      await client.query(`BEGIN; SET LOCAL app.firm_id = '${billing.firmId}'`);
      return client.query(statement).then(
        ({ rowCount }) => rowCount,
        (error: unknown) => (error as { code: string }).code,
      );
    }, 'votra_app');
  const copy = (table: string, of: string, changes: object): string =>
    `INSERT INTO ${table} SELECT (jsonb_populate_record(t, '${JSON.stringify(changes)}')).* FROM ${table} t WHERE invoice_id = '${of}'`;
  const ID = { id: '00000000-0000-7000-8000-000000000001' };

  const LINE = { ...ID, position: 2 };
  const children: [table: string, change: string, row: () => object][] = [
    ['invoice_lines', 'amount = amount + 1', () => LINE],
    ['invoice_taxes', 'tax = tax + 1', () => ({ percent: 7 })],
    ['invoice_line_entries', 'live = false', () => ({ time_entry_id: draft.free })],
  ];

  it.each(children)('has no row of %s changed, deleted or thawed', async (table, change) => {
    const where = `WHERE invoice_id = '${issued.id}'`;
    expect(await said(`UPDATE ${table} SET ${change} ${where}`)).toBe(RESTRICT);
    expect(await said(`DELETE FROM ${table} ${where}`)).toBe(RESTRICT);
    expect(await said(`UPDATE ${table} SET frozen = false ${where}`)).toBe(RESTRICT);
    expect(await said(`UPDATE ${table} SET invoice_id = '${draft.id}', frozen = false ${where}`)).toBe(
      RESTRICT,
    );
    expect(await said(`UPDATE ${table} SET ${change} WHERE invoice_id = '${draft.id}'`)).toBe(1);
  });

  it.each(children)('takes no new row of %s', async (table, _, row) => {
    expect(await said(copy(table, issued.id, { ...row(), frozen: false }))).toBe(FOREIGN_KEY);
    expect(await said(copy(table, issued.id, { ...row(), frozen: true }))).toBe(RESTRICT);
    expect(await said(copy(table, draft.id, row()))).toBe(1);
  });

  it.each([
    ['invoice_lines', 'position = 2'],
    ['invoice_taxes', 'percent = 7'],
    ['invoice_line_entries', 'live = true'],
  ])('takes no row of %s from a draft', async (table, place) => {
    const move = (changes: string): string =>
      `UPDATE ${table} SET ${place}, invoice_id = '${issued.id}'${changes} WHERE invoice_id = '${draft.id}'`;
    expect(await said(move(''))).toBe(FOREIGN_KEY);
    expect(await said(move(', frozen = true'))).toBe(RESTRICT);
  });

  it('takes no entry through the line of another invoice', async () => {
    const line = `(SELECT id FROM invoice_lines WHERE invoice_id = '${issued.id}')`;
    const insert = (
      invoice: string,
    ): string => `INSERT INTO invoice_line_entries (firm_id, line_id, time_entry_id, invoice_id)
      SELECT '${billing.firmId}', ${line}, '${draft.free}', '${invoice}'`;
    expect(await said(insert(draft.id))).toBe(FOREIGN_KEY);
    expect(await said(insert(issued.id))).toBe(FOREIGN_KEY);
  });

  it('is not frozen without its rows, nor its rows without it', async () => {
    for (const table of ['invoice_lines', 'invoice_taxes', 'invoice_line_entries'])
      expect(await said(`UPDATE ${table} SET frozen = true WHERE invoice_id = '${draft.id}'`)).toBe(
        FOREIGN_KEY,
      );
    const where = `WHERE id = '${draft.id}'`;
    expect(await said(`UPDATE invoices SET frozen = true ${where}`)).toBe(CHECK);
    const whole = `number = 'X-1', issue_date = now(), due_date = now(), seller = '{}', buyer = '{}', base_rate = 1, issued_at = now(),
      pdf_file_id = (SELECT pdf_file_id FROM invoices WHERE id = '${issued.id}')`;
    expect(await said(`UPDATE invoices SET status = 'issued', ${whole} ${where}`)).toBe(CHECK);
    expect(await said(`UPDATE invoices SET status = 'issued', frozen = true, ${whole} ${where}`)).toBe(
      FOREIGN_KEY,
    );
    expect(await said(`UPDATE invoices SET status = 'draft', frozen = false WHERE id = '${issued.id}'`)).toBe(
      RESTRICT,
    );
  });

  it.each([
    'seconds = 1',
    'hourly_rate = 1',
    'project_id = project_id, billable = false',
    `work_date = '2026-03-03'`,
    `status = 'approved'`,
  ])('keeps its hours: %s', async (change) => {
    expect(await said(`UPDATE time_entries SET ${change} WHERE id = '${issued.entry}'`)).toBe(RESTRICT);
    expect(await said(`DELETE FROM time_entries WHERE id = '${issued.entry}'`)).toBe(RESTRICT);
    expect(await said(`UPDATE time_entries SET ${change} WHERE id = '${draft.entry}'`)).toBe(1);
  });

  it('lets a draft go with all that is its own', async () => {
    expect(await said(`DELETE FROM invoices WHERE id = '${draft.id}'`)).toBe(1);
  });
});
