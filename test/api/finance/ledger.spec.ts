import { v7 as uuidv7 } from 'uuid';
import type {
  AccountDto,
  AccountPostingDto,
  JournalDto,
  TrialBalanceDto,
} from '../../../apps/api/src/modules/finance/ledger/dto/ledger.dto.js';
import { LedgerService } from '../../../apps/api/src/modules/finance/ledger/ledger.service.js';
import { Billing, today } from '../../support/billing.js';
import { Harness } from '../../support/harness.js';

describe('the ledger', () => {
  let harness: Harness;
  let billing: Billing;
  beforeAll(async () => {
    harness = await Harness.start();
  });
  beforeEach(async () => {
    billing = await Billing.start(harness);
  });
  afterAll(() => harness.stop());

  const accounts = async (): Promise<Record<string, string>> => {
    const { body } = await billing.call<AccountDto[]>('GET', '/ledger/accounts');
    return Object.fromEntries(body.map(({ purpose, id }) => [purpose ?? '', id]));
  };

  it('sums to zero on every day, and knows what stood on each', async () => {
    await billing.hours({ seconds: 36_000 });
    const invoice = await billing.issued({}, { issueDate: '2026-05-05' });
    await billing.paid(invoice.id, '300.00', { date: '2026-05-20' });
    const on = async (date: string) => {
      const { body } = await billing.call<TrialBalanceDto>('GET', `/ledger/trial-balance?date=${date}`);
      expect(body).toMatchObject({ date, baseCurrency: 'EUR', balance: '0.00' });
      return Object.fromEntries(body.rows.map(({ purpose, balance }) => [purpose, balance])) as Record<
        string,
        string
      >;
    };
    expect(await on('2026-05-04')).toEqual({
      bank: '0.00',
      receivable: '0.00',
      tax: '0.00',
      revenue: '0.00',
      fx: '0.00',
    });
    expect(await on('2026-05-05')).toMatchObject({ receivable: '1100.00', bank: '0.00' });
    expect(await on('2026-05-20')).toMatchObject({
      receivable: '800.00',
      bank: '300.00',
      revenue: '-1000.00',
      tax: '-100.00',
    });
    expect((await billing.call('GET', '/ledger/trial-balance?date=yesterday')).status).toBe(422);
  });

  it('shows an account with its running balance and the documents behind it', async () => {
    await billing.hours({ seconds: 36_000 });
    const invoice = await billing.issued({}, { issueDate: '2026-05-05' });
    await billing.paid(invoice.id, '300.00', { date: '2026-05-20', reference: 'Wire 1' });
    await billing.paid(invoice.id, '800.00', { date: '2026-05-21' });
    const { receivable } = await accounts();
    const page = async (query: string) =>
      (
        await billing.call<{ items: AccountPostingDto[]; total: number }>(
          'GET',
          `/ledger/accounts/${receivable}/postings${query}`,
        )
      ).body;
    const newest = await page('');
    expect(
      newest.items.map(({ date, baseDebit, baseCredit, balance, sourceLabel }) => [
        date,
        baseDebit,
        baseCredit,
        balance,
        sourceLabel,
      ]),
    ).toEqual([
      ['2026-05-21', '0.00', '800.00', '0.00', invoice.number],
      ['2026-05-20', '0.00', '300.00', '800.00', 'Wire 1'],
      ['2026-05-05', '100.00', '0.00', '1100.00', invoice.number],
      ['2026-05-05', '1000.00', '0.00', '1000.00', invoice.number],
    ]);
    expect(newest.items[3]).toMatchObject({
      sourceType: 'invoice',
      sourceId: invoice.id,
      counterAccountName: 'Consulting revenue',
      clientName: billing.client.name,
    });
    const second = await page('?sort=date&page=2&perPage=3');
    expect(second).toMatchObject({ total: 4, items: [{ balance: '0.00', date: '2026-05-21' }] });
    const may20 = await page('?from=2026-05-20&to=2026-05-20');
    expect(may20.items).toMatchObject([{ balance: '800.00' }]);
    const { body: journal } = await billing.call<JournalDto>(
      'GET',
      `/ledger/journals/${newest.items[0]!.journalId}`,
    );
    expect(journal).toMatchObject({
      ...{ kind: 'payment', sourceType: 'payment', currency: 'EUR', reversalOf: null, reversedBy: null },
      lines: [
        {
          line: 1,
          debitAccountName: 'Bank',
          creditAccountName: 'Accounts receivable',
          amount: '800.00',
          baseAmount: '800.00',
        },
      ],
    });
    expect((await billing.call('GET', `/ledger/accounts/${uuidv7()}/postings`)).status).toBe(404);
    expect((await billing.call('GET', `/ledger/journals/${uuidv7()}`)).status).toBe(404);
  });

  it('links a reversal with what it reverses', async () => {
    await billing.hours({});
    const invoice = await billing.issued();
    const payment = await billing.paid(invoice.id, '10.00');
    await billing.call('POST', `/payments/${payment.id}/reverse`, { reason: 'Mistyped' });
    const { body: original } = await billing.call<JournalDto>('GET', `/ledger/journals/${payment.journalId}`);
    expect(original.reversedBy).not.toBeNull();
    const { body: reversal } = await billing.call<JournalDto>(
      'GET',
      `/ledger/journals/${original.reversedBy}`,
    );
    expect(reversal).toMatchObject({
      ...{ reversalOf: original.id, kind: 'reversal', date: today() },
      lines: [{ debitAccountName: 'Accounts receivable', creditAccountName: 'Bank', amount: '10.00' }],
    });
  });

  it('posts one journal for each thing that happens to a document', async () => {
    await billing.hours({});
    const { id } = await billing.issued();
    const again = harness.as(billing.accountant, (ctx) =>
      harness.get(LedgerService).post(ctx, {
        ...{
          date: today(),
          currency: 'EUR',
          description: 'Again',
          sourceType: 'invoice',
          sourceId: id,
          kind: 'issue',
        },
        clientId: billing.client.id,
        transfers: [{ debit: 'receivable', credit: 'revenue', amount: '1.00', baseAmount: '1.00' }],
      }),
    );
    await expect(again).rejects.toThrow('uq_journal_entries');
  });

  it('ties to the documents after a random life of many invoices', async () => {
    const seed = Math.floor(Math.random() * 1e9);
    process.stdout.write(`ledger seed ${seed}\n`);
    let state = seed;
    const random = (below: number): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    const foreign = await Billing.start(harness, { currency: 'USD' });
    const rate = (): string => `0.${8000 + random(2000)}`;
    for (let n = 1; n <= 6; n++) {
      const workDate = `2026-03-0${n}`;
      await foreign.hours({ workDate, seconds: 1 + random(30_000), hourlyRate: `${50 + random(100)}.37` });
      const invoice = await foreign.issued(
        { periodFrom: workDate, periodTo: workDate },
        { baseRate: rate() },
      );
      for (
        let left = Number(invoice.total);
        left > 1 && random(4);
        left = Number((await foreign.get(invoice.id)).body.due)
      ) {
        const payment = await foreign.paid(invoice.id, (random(2) ? left : left / 3).toFixed(2), {
          baseRate: rate(),
        });
        if (!random(3)) await foreign.call('POST', `/payments/${payment.id}/reverse`, { reason: 'A test' });
      }
    }
    const balances = await foreign.balances();
    expect(Number(balances['receivable'])).toBe(Number(await foreign.openInBase()));
    expect(await foreign.trialBalance()).toMatchObject({
      balance: '0.00',
      currencies: [{ balance: '0.00' }],
    });
    await balancesTie(foreign);
  });

  /** Every account's pages, however cut and filtered, against one running sum over all that the account has. */
  async function balancesTie(of: Billing): Promise<void> {
    const rows = await harness.database.sql<{ account: string; row: string }>(
      `SELECT a.id AS account, p.journal_entry_id || ' ' || p.line || ' ' || round(sum(CASE WHEN p.debit_account_id = a.id
           THEN p.base_amount ELSE -p.base_amount END) OVER (PARTITION BY a.id ORDER BY j.date, j.id, p.line), 2) AS row
       FROM accounts a JOIN postings p ON p.firm_id = a.firm_id AND a.id IN (p.debit_account_id, p.credit_account_id)
       JOIN journal_entries j ON j.firm_id = p.firm_id AND j.id = p.journal_entry_id
       WHERE a.firm_id = $1 ORDER BY a.id, j.date, j.id, p.line`,
      [of.firmId],
    );
    const accountIds = [...new Set(rows.map(({ account }) => account))];
    expect(accountIds.length).toBeGreaterThan(3);
    for (const id of accountIds) {
      const all = async (query: string): Promise<string[]> => {
        const found: string[] = [];
        for (let page = 1, more = true; more; page++) {
          const url = `/ledger/accounts/${id}/postings?page=${page}&perPage=4${query}`;
          const { body } = await of.call<{ items: AccountPostingDto[]; total: number }>('GET', url);
          found.push(...body.items.map(({ journalId, line, balance }) => `${journalId} ${line} ${balance}`));
          more = found.length < body.total;
        }
        return found;
      };
      const expected = rows.filter(({ account }) => account === id).map(({ row }) => row);
      expect(await all('&sort=date')).toEqual(expected);
      expect(await all('')).toEqual([...expected].reverse());
      const issued = await all('&sort=date&q=issued');
      expect(issued.every((row) => expected.includes(row))).toBe(true);
    }
  }
});
