import fc from 'fast-check';
import { sum } from '#libs/money';
import type { LineContent, TaxOfCode } from './content.js';
import { checkLines, priceOf } from './line-rules.js';
import { proposalTotals } from './proposal-totals.js';

const base = { description: '', isOptional: false, taxCode: 'standard' };
const tm = (
  key: string,
  quantity: string,
  unitPrice: string,
  over: Partial<LineContent> = {},
): LineContent => ({
  ...{ ...base, key, title: key, model: 'time_and_material', role: key, quantity, unitPrice },
  ...over,
});
const fixed = (key: string, amount: string, over: Partial<LineContent> = {}): LineContent => ({
  ...{ ...base, key, title: key, model: 'fixed', amount },
  ...over,
});
const tax = (taxCode: string, taxPercent: string): TaxOfCode => ({
  ...{ taxCode, taxPercent, name: taxCode, taxCategory: 'S' },
});
const NONE = { discountKind: null, discountValue: null };
const TAXES = [tax('standard', '10'), tax('reduced', '5')];

describe('the figures of a proposal', () => {
  it('rounds each line half up and then sums', () => {
    const lines = [tm('a', '3.25', '95.38'), tm('b', '3.25', '95.38', { role: 'b' })];
    const totals = proposalTotals(lines, new Set(), NONE, TAXES, 'EUR');
    expect(totals).toMatchObject({ subtotal: '619.98', net: '619.98', taxTotal: '62.00', total: '681.98' });
    expect(totals.lines[0]).toEqual({ key: 'a', price: '309.99', net: '309.99' });
  });

  it('counts an optional line when it is chosen', () => {
    const lines = [fixed('a', '1000'), fixed('b', '500', { isOptional: true })];
    const without = proposalTotals(lines, new Set(), NONE, TAXES, 'EUR');
    expect(without).toMatchObject({ net: '1000.00', total: '1100.00' });
    expect(without.lines[1]).toEqual({ key: 'b', price: '500.00', net: null });
    expect(proposalTotals(lines, new Set(['b']), NONE, TAXES, 'EUR')).toMatchObject({ total: '1650.00' });
  });

  it('spreads a discount over tax codes to the cent, and takes tax off what is left', () => {
    const lines = ['a', 'b', 'c'].map((key) =>
      fixed(key, '33.33', { taxCode: key === 'c' ? 'reduced' : 'standard' }),
    );
    const discount = { discountKind: 'amount', discountValue: '10' } as const;
    const totals = proposalTotals(lines, new Set(), discount, TAXES, 'EUR');
    expect(totals.lines.map(({ net }) => net)).toEqual(['29.99', '30.00', '30.00']);
    expect(totals).toMatchObject({ subtotal: '99.99', discount: '10.00', net: '89.99' });
    expect(totals.taxes.map(({ base, tax }) => [base, tax])).toEqual([
      ['59.99', '6.00'],
      ['30.00', '1.50'],
    ]);
    expect(totals.total).toBe('97.49');
  });

  it('takes percent off the lines that count, and no amount beyond all of them', () => {
    const lines = [fixed('a', '200'), fixed('b', '100', { isOptional: true })];
    const percent = { discountKind: 'percent', discountValue: '12.5' } as const;
    expect(proposalTotals(lines, new Set(['b']), percent, [], 'EUR')).toMatchObject({ discount: '37.50' });
    const amount = { discountKind: 'amount', discountValue: '250' } as const;
    expect(proposalTotals(lines, new Set(), amount, [], 'EUR')).toMatchObject({ net: '0.00', total: '0.00' });
  });

  it('counts in the units of the currency', () => {
    expect(proposalTotals([tm('a', '1.5', '333')], new Set(), NONE, TAXES, 'JPY')).toMatchObject({
      ...{ subtotal: '500', taxTotal: '50', total: '550' },
    });
  });

  it('is nothing without lines', () => {
    expect(proposalTotals([], new Set(), NONE, TAXES, 'EUR')).toMatchObject({
      subtotal: '0.00',
      total: '0.00',
    });
  });

  it('never makes or loses a cent, whatever the discount', () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 99_999_99 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 100_00 }), (cents, percent) => {
        const lines = cents.map((amount, i) => fixed(String(i), (amount / 100).toFixed(2)));
        const discount = { discountKind: 'percent', discountValue: (percent / 100).toFixed(2) } as const;
        const {
          lines: priced,
          net,
          discount: off,
          subtotal,
        } = proposalTotals(lines, new Set(), discount, TAXES, 'EUR');
        expect(Number(sum(priced.map((line) => line.net!)))).toBe(Number(net));
        expect(Number(sum([net, off]))).toBe(Number(subtotal));
      }),
    );
  });
});

describe('the lines of a proposal', () => {
  const part = (amount: string) => ({ title: 'Part', date: '2026-12-01', amount });
  const faults = (...lines: LineContent[]): string[] => {
    try {
      checkLines(lines, 'EUR');
      return [];
    } catch (error) {
      return (error as { errors: { field: string; code: string }[] }).errors.map(
        ({ field, code }) => `${field} ${code}`,
      );
    }
  };

  it('are priced by their model', () => {
    const milestones = [
      { title: 'M1', dueDate: null, amount: '40', acceptanceDays: null },
      { title: 'M2', dueDate: '2026-12-01', amount: '60.50', acceptanceDays: 14 },
    ];
    const { quantity: _, unitPrice: __, role: ___, ...bare } = tm('x', '1', '1');
    const models: [LineContent, string][] = [
      [{ ...tm('a', '10', '120.5'), model: 'capped', capBy: 'hours', capPer: 'total', cap: '12' }, '1205.00'],
      [fixed('b', '900.00', { schedule: [part('450'), part('450')] }), '900.00'],
      [{ ...bare, model: 'milestone', milestones }, '100.50'],
      [
        {
          ...bare,
          model: 'retainer',
          quantity: '6',
          hoursPerMonth: '20',
          monthlyFee: '1000',
          rollOverMonths: 0,
        },
        '6000.00',
      ],
      [{ ...bare, model: 'expenses', budgetAmount: '250' }, '250.00'],
    ];
    for (const [line, price] of models) {
      expect(faults(line)).toEqual([]);
      expect(priceOf(line, 'EUR')).toBe(price);
    }
  });

  it.each<[string, LineContent[], string[]]>([
    ['a missing field', [{ ...fixed('a', '1'), amount: undefined }], ['lines.0.amount MISSING']],
    ['one of another model', [fixed('a', '1', { cap: '3' })], ['lines.0.cap STRANGE']],
    [
      'parts that do not add up',
      [fixed('a', '10', { schedule: [part('9.99')] })],
      ['lines.0.schedule SUM_DIFFERS'],
    ],
    ['more decimals than there are cents', [fixed('a', '1.001')], ['lines.0.amount TOO_MANY_DECIMALS']],
    [
      'two prices of one role',
      [tm('a', '1', '10'), tm('b', '1', '11', { role: 'A' })],
      ['lines.1.unitPrice ROLE_HAS_TWO_PRICES'],
    ],
    ['a key twice', [fixed('a', '1'), fixed('a', '2')], ['lines.1.key TAKEN']],
    [
      'an estimate above its cap',
      [{ ...tm('a', '10', '100'), model: 'capped', capBy: 'amount', capPer: 'total', cap: '999' }],
      ['lines.0.cap CAP_BELOW_ESTIMATE'],
    ],
  ])('are refused for %s', (_, lines, expected) => {
    expect(faults(...lines)).toEqual(expected);
  });
});
