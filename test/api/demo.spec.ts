import { loadDemo } from '../../apps/api/src/database/demo/load.js';
import { Harness } from '../support/harness.js';

describe('the demo', () => {
  let harness: Harness;
  let ms: number;
  beforeAll(async () => {
    harness = await Harness.start();
    const from = performance.now();
    await loadDemo(harness.app);
    ms = Math.round(performance.now() - from);
  });
  afterAll(() => harness.stop());

  const FIRST = `firm_id = (SELECT id FROM firms WHERE name LIKE 'Alder%')`;
  const countBy = async (table: string, column: string): Promise<Record<string, number>> => {
    const rows = await harness.database.sql<{ word: string; n: number }>(
      `SELECT ${column} AS word, count(*)::int AS n FROM ${table} WHERE ${FIRST} GROUP BY 1`,
    );
    return Object.fromEntries(rows.map(({ word, n }) => [word, n]));
  };

  it('has engagements in every state', async () => {
    process.stdout.write(`the demo loads in ${ms} ms\n`);
    const states = { draft: 2, pending: 1, rejected: 1, approved: 1, in_progress: 3, completed: 1 };
    expect(await countBy('engagements', 'status')).toEqual(states);
    expect(await countBy('clients', 'currency')).toEqual({ EUR: 3, USD: 1 });
  });

  it('has eight weeks of hours of three people, the old ones approved or invoiced', async () => {
    const states = await countBy('time_entries', 'status');
    expect(states['rejected']).toBe(1);
    for (const status of ['submitted', 'approved', 'invoiced']) expect(states[status]).toBeGreaterThan(10);
    expect(Object.keys(await countBy('time_entries', 'membership_id'))).toHaveLength(3);
    const [span] = await harness.database.sql<{ days: number; ahead: number }>(
      `SELECT max(work_date) - min(work_date) AS days, max(work_date) - current_date AS ahead FROM time_entries WHERE ${FIRST}`,
    );
    expect(span!.days).toBeGreaterThanOrEqual(49);
    expect(span!.ahead).toBeLessThanOrEqual(1);
  });

  it('has one paid invoice, one overdue and one draft, and books that balance', async () => {
    expect(await countBy('invoices', 'status')).toEqual({ draft: 1, issued: 1, paid: 1 });
    const [overdue] = await harness.database.sql<{ late: boolean }>(
      `SELECT due_date < current_date AS late FROM invoices WHERE ${FIRST} AND status = 'issued'`,
    );
    expect(overdue!.late).toBe(true);
    const [open] = await harness.database.sql<{ ledger: string; documents: string }>(
      `SELECT sum(CASE WHEN p.debit_account_id = a.id THEN p.base_amount ELSE -p.base_amount END)::text AS ledger,
         (SELECT sum(total)::text FROM invoices WHERE ${FIRST} AND status = 'issued') AS documents
       FROM accounts a JOIN postings p ON p.firm_id = a.firm_id AND a.id IN (p.debit_account_id, p.credit_account_id)
       WHERE a.purpose = 'receivable' AND a.${FIRST}`,
    );
    expect(Number(open!.ledger)).toBe(Number(open!.documents));
  });

  it('gives the second firm a client, and loads once', async () => {
    await loadDemo(harness.app);
    const rows = await harness.database.sql<{ name: string; clients: number }>(
      'SELECT f.name, (SELECT count(*)::int FROM clients c WHERE c.firm_id = f.id) AS clients FROM firms f ORDER BY f.name',
    );
    expect(rows).toEqual([
      { name: 'Alder & Finch Consulting', clients: 4 },
      { name: 'Second Opinion GmbH', clients: 1 },
    ]);
  });
});
