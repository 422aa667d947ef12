import { AsyncLocalStorage } from 'node:async_hooks';
import { Tx } from '../../../apps/api/src/platform/persistence/tx.js';
import { Billing, today } from '../../support/billing.js';
import { Harness } from '../../support/harness.js';

describe('what a request asks of the database', () => {
  let harness: Harness;
  /** The statements of the request at work here; another's, left over from a test that ran out of time, do not count. */
  const counting = new AsyncLocalStorage<{ statements: number }>();
  const count = (): void => {
    const request = counting.getStore();
    if (request) request.statements++;
  };
  beforeAll(async () => {
    harness = await Harness.start();
    const { run, runOnce } = Tx.prototype;
    vi.spyOn(Tx.prototype, 'run').mockImplementation(function (this: Tx, ...args) {
      count();
      return run.apply(this, args);
    });
    vi.spyOn(Tx.prototype, 'runOnce').mockImplementation(function (this: Tx, ...args) {
      count();
      return runOnce.apply(this, args);
    });
  });
  afterAll(async () => {
    vi.restoreAllMocks();
    await harness.stop();
  });

  /** Statements and milliseconds of each step in the life of an invoice of so many entries. */
  async function life(count: number) {
    const billing = await Billing.start(harness, { email: 'pay@client.example' });
    await billing.manyHours(count);
    const took: Record<string, [statements: number, ms: number]> = {};
    const step = async <T>(name: string, work: () => Promise<{ status: number; body: T }>): Promise<T> => {
      const request = { statements: 0 };
      const from = performance.now();
      const { status, body } = await counting.run(request, work);
      took[name] = [request.statements, Math.round(performance.now() - from)];
      expect([name, status]).toEqual([name, expect.any(Number)]);
      expect(status).toBeLessThan(300);
      return body;
    };
    const draft = await step('draft', () => billing.draft());
    const { items } = await step('entries', () => billing.entries(draft.id));
    const half = await step('set entries', () =>
      billing.setEntries(
        draft,
        items.slice(1).map(({ id }) => id),
      ),
    );
    const last = await step('patch', () => billing.patch(half, { grouping: 'entry' }));
    await step('issue', () => billing.issue(last));
    await step('get', () => billing.get(draft.id));
    await step('list', () => billing.list());
    await step('ready', () => billing.ready());
    await step('pay', () => billing.pay(draft.id, '10.00', { date: today() }));
    await step('trial balance', () => billing.call('GET', '/ledger/trial-balance'));
    return took;
  }

  it('does not grow with the entries of an invoice', async () => {
    await life(3); // warms up
    const small = await life(4);
    const large = await life(200);
    const table = Object.keys(large).map(
      (name) => `${name}: ${large[name]![0]} statements, ${large[name]![1]} ms`,
    );
    process.stdout.write(`an invoice of 200 entries\n  ${table.join('\n  ')}\n`);
    const statements = (took: typeof small) => Object.entries(took).map(([name, [n]]) => [name, n]);
    expect(statements(large)).toEqual(statements(small));
    expect(Math.max(...Object.values(large).map(([n]) => n))).toBeLessThanOrEqual(24);
  });

  it('bills 5,000 entries, and says so when there are more', async () => {
    const billing = await Billing.start(harness);
    await billing.manyHours(5_000);
    const draft = await billing.drafted({ grouping: 'person' });
    expect(draft).toMatchObject({
      entryCount: 5_000,
      subtotal: '250000.00',
      lines: [{ quantity: '2500.00' }],
    });
    expect((await billing.issue(draft)).status).toBe(200);
    await billing.manyHours(5_001);
    expect((await billing.draft()).body).toMatchObject({
      status: 422,
      errors: [{ field: 'periodTo', code: 'INVOICE_TOO_LARGE' }],
    });
  });
});
