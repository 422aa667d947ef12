import fc from 'fast-check';
import { compare, isZero, multiply, subtract, sum } from './decimal.js';
import { relieve, toBase } from './fx.js';
import { round } from './rounding.js';

describe('toBase', () => {
  it.each([
    ['1100.00', '1', 'EUR', '1100.00'],
    ['1100.00', '0.92345', 'EUR', '1015.80'],
    ['-1100.00', '0.92345', 'EUR', '-1015.80'],
    ['100.00', '163.455', 'JPY', '16346'],
    ['0.01', '0.5', 'EUR', '0.01'],
  ])('%s at %s is %s %s', (amount, rate, currency, expected) => {
    expect(toBase(amount, rate, currency)).toBe(expected);
  });

  it.each(['0', '-1.1', '0.000'])('refuses the rate %s', (rate) => {
    expect(() => toBase('1.00', rate, 'EUR')).toThrow(new RangeError(`Not an exchange rate: "${rate}"`));
  });
});

describe('relieve', () => {
  it('takes its share off, and the rest with the payment that settles', () => {
    expect(relieve('100.00', '92.35', '33.33', 'EUR')).toBe('30.78');
    expect(relieve('66.67', '61.57', '66.67', 'EUR')).toBe('61.57');
  });

  it('works on credit notes and across exponents', () => {
    expect(relieve('-100.00', '-92.35', '-33.33', 'EUR')).toBe('-30.78');
    expect(relieve('100.00', '16346', '50.00', 'JPY')).toBe('8173');
    expect(relieve('10000', '61.20', '1', 'EUR')).toBe('0.01');
  });

  it.each([
    ['100.00', '0'],
    ['100.00', '-1.00'],
    ['-100.00', '1.00'],
    ['100.00', '100.01'],
    ['0.00', '1.00'],
    ['0.00', '0.00'],
  ])('refuses on %s open a payment of %s', (open, payment) => {
    expect(() => relieve(open, '90.00', payment, 'EUR')).toThrow(
      new RangeError(`Not a payment on ${open}: "${payment}"`),
    );
  });

  it('refuses a base amount that is not rounded', () => {
    expect(() => relieve('100.00', '92.345', '1.00', 'EUR')).toThrow(/"92.345"/);
  });

  it('leaves nothing in base once payments settle the document, and never overshoots', () => {
    const centParts = fc.array(fc.integer({ min: 1, max: 5_000_000 }), { minLength: 1, maxLength: 12 });
    const rates = fc.integer({ min: 1, max: 2_000_000 }).map((rate) => multiply(String(rate), '0.0001'));
    fc.assert(
      fc.property(centParts, rates, (parts, rate) => {
        const payments = parts.map((units) => round(multiply(String(units), '0.01'), 'USD'));
        let open = sum(payments);
        let openBase = toBase(open, rate, 'EUR');
        for (const payment of payments) {
          openBase = subtract(openBase, relieve(open, openBase, payment, 'EUR'));
          open = subtract(open, payment);
          expect(compare(openBase, '0')).toBeGreaterThanOrEqual(0);
        }
        expect([isZero(open), isZero(openBase)]).toEqual([true, true]);
      }),
    );
  });
});
