import fc from 'fast-check';
import { add, subtract, sum, toBase } from '#libs/money';
import { issueTransfers } from '../invoices/invoice-postings.js';
import { type Transfer, withoutEmpty } from '../ledger/journal.js';
import { paymentTransfers, relievedBase } from './payment-postings.js';

/** Balances by account, in base and in the document's currency: debit less credit. */
function balances(transfers: readonly Transfer[]) {
  const base: Record<string, string> = {};
  const own: Record<string, string> = {};
  for (const { debit, credit, amount, baseAmount } of transfers) {
    base[debit] = add(base[debit] ?? '0', baseAmount);
    base[credit] = subtract(base[credit] ?? '0', baseAmount);
    own[debit] = add(own[debit] ?? '0', amount);
    own[credit] = subtract(own[credit] ?? '0', amount);
  }
  return { base, own };
}

/** Issue and payments as they are posted one after the other. */
function life(
  total: string,
  tax: string,
  baseRate: string,
  payments: { amount: string; baseRate: string }[],
) {
  const posted = issueTransfers({ subtotal: subtract(total, tax), taxTotal: tax, total, baseRate }, 'EUR');
  let open = { due: total, baseDue: toBase(total, baseRate, 'EUR') };
  for (const payment of payments) {
    const relieved = relievedBase(open, payment.amount, 'EUR');
    posted.push(...paymentTransfers({ ...payment, relieved }, 'EUR'));
    open = { due: subtract(open.due, payment.amount), baseDue: subtract(open.baseDue, relieved) };
  }
  return { ...balances(withoutEmpty(posted)), open };
}

describe('what an invoice and its payments post', () => {
  it('is receivable, revenue and tax at issue', () => {
    const figures = { subtotal: '1000.00', taxTotal: '100.00', total: '1100.00', baseRate: '1' };
    expect(issueTransfers(figures, 'EUR')).toEqual([
      { debit: 'receivable', credit: 'revenue', amount: '1000.00', baseAmount: '1000.00' },
      { debit: 'receivable', credit: 'tax', amount: '100.00', baseAmount: '100.00' },
    ]);
  });

  it('leaves out the tax when there is none', () => {
    const figures = { subtotal: '1000.00', taxTotal: '0.00', total: '1000.00', baseRate: '1' };
    expect(withoutEmpty(issueTransfers(figures, 'EUR'))).toHaveLength(1);
  });

  it('converts the total, so that the parts add up to it in base', () => {
    const transfers = issueTransfers(
      { subtotal: '0.05', taxTotal: '0.05', total: '0.10', baseRate: '0.5' },
      'EUR',
    );
    expect(transfers.map(({ baseAmount }) => baseAmount)).toEqual(['0.02', '0.03']);
  });

  it('is bank and receivable without exchange', () => {
    const transfers = paymentTransfers({ amount: '100.00', baseRate: '1', relieved: '100.00' }, 'EUR');
    expect(withoutEmpty(transfers)).toEqual([
      { debit: 'bank', credit: 'receivable', amount: '100.00', baseAmount: '100.00' },
    ]);
  });

  it('realises a gain: 1,100 USD invoiced at 0.90 and paid at 0.95 bring 55.00', () => {
    const { base, own } = life('1100.00', '100.00', '0.90', [{ amount: '1100.00', baseRate: '0.95' }]);
    expect(base).toEqual({
      bank: '1045.00',
      receivable: '0.00',
      revenue: '-900.00',
      tax: '-90.00',
      fx: '-55.00',
    });
    expect(own['receivable']).toBe('0.00');
  });

  it('realises a loss: paid at 0.80 costs 110.00', () => {
    const { base } = life('1100.00', '100.00', '0.90', [{ amount: '1100.00', baseRate: '0.80' }]);
    expect(base).toMatchObject({ bank: '880.00', receivable: '0.00', fx: '110.00' });
  });

  it('leaves nothing of a receivable that was paid in thirds', () => {
    const rates = ['0.91', '0.88', '0.9'];
    const { base, open } = life('100.00', '0.00', '0.9', [
      ...['33.33', '33.33', '33.34'].map((amount, at) => ({ amount, baseRate: rates[at]! })),
    ]);
    expect(base['receivable']).toBe('0.00');
    expect(open).toEqual({ due: '0.00', baseDue: '0.00' });
  });

  it('refuses to take off more than is open', () => {
    expect(() => relievedBase({ due: '10.00', baseDue: '9.00' }, '10.01', 'EUR')).toThrow(RangeError);
  });

  const cents = fc
    .integer({ min: 1, max: 50_000 })
    .map((n) => `${Math.floor(n / 100)}.${String(n % 100).padStart(2, '0')}`);
  const rate = fc
    .integer({ min: 1, max: 3_000_000 })
    .map((n) => `${Math.floor(n / 1e6)}.${String(n % 1e6).padStart(6, '0')}`);

  it('always balances, and a settled invoice is worth nothing any more', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ amount: cents, baseRate: rate }), { minLength: 1, maxLength: 6 }),
        rate,
        (payments, issueRate) => {
          const { base, own, open } = life(
            sum(payments.map(({ amount }) => amount)),
            '0.00',
            issueRate,
            payments,
          );
          expect(open).toEqual({ due: '0.00', baseDue: '0.00' });
          expect(base['receivable'] ?? '0.00').toBe('0.00');
          expect(sum(Object.values(base))).toMatch(/^0(\.0+)?$/);
          expect(sum(Object.values(own))).toMatch(/^0(\.0+)?$/);
        },
      ),
    );
  });
});
