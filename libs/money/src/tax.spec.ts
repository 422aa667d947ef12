import fc from 'fast-check';
import { add, compare, isZero, multiply, subtract, sum } from './decimal.js';
import { round } from './rounding.js';
import { invoiceTotals, percentage, percentOf, type TaxableLine, taxSummary } from './tax.js';

function line(amount: string, taxPercent = '10', taxCode = 'standard', taxCategory = 'S'): TaxableLine {
  return { amount, taxCode, taxCategory, taxPercent };
}

describe('percentOf', () => {
  it.each([
    ['1000.00', '10', 'EUR', '100.00'],
    ['2.10', '19', 'EUR', '0.40'],
    ['100.00', '8.875', 'USD', '8.88'],
    ['-100.00', '8.875', 'USD', '-8.88'],
    ['105', '10', 'JPY', '11'],
    ['10.00', '0', 'EUR', '0.00'],
  ])('of %s, %s %% %s is %s', (amount, percent, currency, expected) => {
    expect(percentOf(amount, percent, currency)).toBe(expected);
  });
});

describe('percentage', () => {
  it.each([
    ['25.00', '200.00', '12.5'],
    ['1', '3', '33.3'],
    ['-10', '40', '-25.0'],
    ['1', '0', null],
  ])('of %s in %s is %s', (part, whole, expected) => {
    expect(percentage(part, whole)).toBe(expected);
  });
});

describe('taxSummary', () => {
  it('rounds once per group, on the summed base', () => {
    const lines = [line('0.70', '19'), line('0.70', '19'), line('0.70', '19')];
    expect(taxSummary(lines, 'EUR')).toEqual([
      { taxCode: 'standard', taxCategory: 'S', taxPercent: '19', base: '2.10', tax: '0.40' },
    ]);
  });

  it('groups by code, category and rate in the order of the lines', () => {
    const groups = taxSummary(
      [
        line('100.00', '19', 'de-19', 'S'),
        line('50.00', '7', 'de-7', 'S'),
        line('20.00', '19.00', 'de-19', 'S'),
        line('30.00', '19', 'old-19', 'S'),
        line('10.00', '0', 'reverse', 'AE'),
        line('10.00', '0', 'reverse', 'K'),
      ],
      'EUR',
    );
    expect(groups.map(({ taxCode, taxCategory, base, tax }) => [taxCode, taxCategory, base, tax])).toEqual([
      ['de-19', 'S', '120.00', '22.80'],
      ['de-7', 'S', '50.00', '3.50'],
      ['old-19', 'S', '30.00', '5.70'],
      ['reverse', 'AE', '10.00', '0.00'],
      ['reverse', 'K', '10.00', '0.00'],
    ]);
  });

  it('does not run two keys together', () => {
    expect(taxSummary([line('1.00', '1', 'a,b', 'c'), line('1.00', '1', 'a', 'b,c')], 'EUR')).toHaveLength(2);
  });

  it('refuses a line that is not rounded, a rate that is none and a currency that is none', () => {
    expect(() => taxSummary([line('0.705')], 'EUR')).toThrow(
      new RangeError('Finer than the smallest unit of EUR: "0.705"'),
    );
    expect(() => taxSummary([line('0.70', 'ten')], 'EUR')).toThrow(
      new RangeError('Not a decimal number: "ten"'),
    );
    expect(() => taxSummary([line('0.70')], 'GLC')).toThrow(new RangeError('Not a currency: "GLC"'));
  });
});

describe('invoiceTotals', () => {
  it('makes 1,100.00 of 1,000.00 at 10 %', () => {
    expect(invoiceTotals([line('1000.00')], 'EUR')).toEqual({
      subtotal: '1000.00',
      taxes: [{ taxCode: 'standard', taxCategory: 'S', taxPercent: '10', base: '1000.00', tax: '100.00' }],
      taxTotal: '100.00',
      total: '1100.00',
    });
  });

  it('is exact where floating point broke a validator', () => {
    expect(invoiceTotals([line('185.76', '0'), line('14.29', '0')], 'EUR').total).toBe('200.05');
  });

  it('shows the cent between detailed and grouped lines', () => {
    const detailed = ['33.33', '33.33', '33.33'].map((amount) => line(amount, '0'));
    expect(invoiceTotals(detailed, 'EUR').subtotal).toBe('99.99');
    expect(invoiceTotals([line('100.00', '0')], 'EUR').subtotal).toBe('100.00');
  });

  it('is zero in the currency without lines', () => {
    expect(invoiceTotals([], 'EUR')).toEqual({
      subtotal: '0.00',
      taxes: [],
      taxTotal: '0.00',
      total: '0.00',
    });
    expect(invoiceTotals([], 'JPY').total).toBe('0');
  });

  it('takes discount lines and credit notes', () => {
    expect(invoiceTotals([line('100.00'), line('-30.00')], 'EUR').total).toBe('77.00');
    expect(invoiceTotals([line('-0.70', '19'), line('-1.40', '19')], 'EUR').total).toBe('-2.50');
  });

  it('adds up: lines to subtotal, groups to tax, both to the total, within half a cent of the exact tax per group', () => {
    const lines = fc.array(
      fc
        .tuple(
          fc.integer({ min: -10_000_000, max: 10_000_000 }),
          fc.constantFrom('0', '7', '8.875', '10', '19'),
        )
        .map(([cents, percent]) => line(round(multiply(String(cents), '0.01'), 'EUR'), percent)),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(lines, (list) => {
        const totals = invoiceTotals(list, 'EUR');
        expect(isZero(subtract(totals.subtotal, sum(list.map(({ amount }) => amount))))).toBe(true);
        expect(isZero(subtract(totals.subtotal, sum(totals.taxes.map(({ base }) => base))))).toBe(true);
        expect(isZero(subtract(totals.taxTotal, sum(totals.taxes.map(({ tax }) => tax))))).toBe(true);
        expect(totals.total).toBe(add(totals.subtotal, totals.taxTotal));
        for (const { base, tax, taxPercent } of totals.taxes) {
          const off = subtract(tax, multiply(multiply(base, taxPercent), '0.01')).replace('-', '');
          expect(compare(off, '0.005')).toBeLessThanOrEqual(0);
        }
      }),
    );
  });
});
