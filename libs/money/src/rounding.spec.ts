import fc from 'fast-check';
import { compare, negate, parseDecimal, subtract } from './decimal.js';
import { decimalHours, normalise, prorate, round, scaled, timeAmount, withDecimals } from './rounding.js';

const fineAmounts = fc
  .tuple(fc.integer({ min: -99_999_999, max: 99_999_999 }), fc.integer({ min: 0, max: 99_999 }))
  .map(([whole, fraction]) => `${whole}.${String(fraction).padStart(5, '0')}`);
const someCurrency = fc.constantFrom('EUR', 'JPY', 'KWD');

/** PostgreSQL's round(seconds::numeric * rate / 3600, exponent), in whole numbers: halves go away from zero. */
function rounded(numerator: bigint, denominator: bigint, exponent: number): string {
  const scaled = (numerator < 0n ? -numerator : numerator) * 10n ** BigInt(exponent);
  const units = (2n * scaled + denominator) / (2n * denominator);
  const digits = String(units).padStart(exponent + 1, '0');
  const text = exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
  return numerator < 0n && units > 0n ? `-${text}` : text;
}

describe('round', () => {
  it.each([
    ['309.985', 'EUR', '309.99'],
    ['309.984999', 'EUR', '309.98'],
    ['1.005', 'EUR', '1.01'],
    ['0.125', 'EUR', '0.13'],
    ['-0.125', 'EUR', '-0.13'],
    ['-0.004', 'EUR', '0.00'],
    ['7', 'EUR', '7.00'],
    ['1234.5', 'JPY', '1235'],
    ['-1234.5', 'JPY', '-1235'],
    ['0.0005', 'KWD', '0.001'],
    ['99999999999999999999.995', 'EUR', '100000000000000000000.00'],
  ])('%s %s is %s', (amount, currency, expected) => {
    expect(round(amount, currency)).toBe(expected);
  });

  it('refuses what is no amount and no currency', () => {
    expect(() => round('1e2', 'EUR')).toThrow(new RangeError('Not a decimal number: "1e2"'));
    expect(() => round('1', 'GLC')).toThrow(new RangeError('Not a currency: "GLC"'));
  });

  it('treats both signs alike, moves by half a unit at most, and once only', () => {
    const half = { EUR: '0.005', JPY: '0.5', KWD: '0.0005' };
    fc.assert(
      fc.property(fineAmounts, someCurrency, (amount, currency) => {
        const result = round(amount, currency);
        expect(round(negate(amount), currency)).toBe(negate(result));
        expect(round(result, currency)).toBe(result);
        const moved = subtract(result, amount).replace('-', '');
        expect(compare(moved, half[currency])).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('withDecimals', () => {
  it("gives the named amounts of a row its currency's decimals, and leaves the rest", () => {
    const row = { currency: 'EUR', total: '9993.5', due: '0', percent: '10' };
    expect(withDecimals(row, 'total', 'due')).toEqual({ ...row, total: '9993.50', due: '0.00' });
    expect(withDecimals({ ...row, currency: 'JPY', total: '500.00' }, 'total').total).toBe('500');
  });
});

describe('normalise', () => {
  it.each([
    ['1000.0000', 'EUR', '1000.00'],
    ['5', 'KWD', '5.000'],
    ['1200.0', 'JPY', '1200'],
    ['-0', 'EUR', '0.00'],
  ])('%s %s is %s', (amount, currency, expected) => {
    expect(normalise(amount, currency)).toBe(expected);
  });

  it.each([
    ['1.005', 'EUR'],
    ['0.5', 'JPY'],
    ['1.0001', 'KWD'],
  ])('never rounds %s %s', (amount, currency) => {
    expect(() => normalise(amount, currency)).toThrow(
      new RangeError(`Finer than the smallest unit of ${currency}: "${amount}"`),
    );
  });
});

describe('timeAmount', () => {
  it.each([
    [11_700, '95.38', 'EUR', '309.99'],
    [1_200, '100', 'EUR', '33.33'],
    [3_600, '100', 'EUR', '100.00'],
    [8_388, '240.00', 'EUR', '559.20'],
    [0, '240.00', 'EUR', '0.00'],
    [1, '0.01', 'EUR', '0.00'],
    [1_800, '12345', 'JPY', '6173'],
    [900, '0.0100', 'KWD', '0.003'],
    [-11_700, '95.38', 'EUR', '-309.99'],
  ])('%d s at %s %s is %s', (seconds, rate, currency, expected) => {
    expect(timeAmount(seconds, rate, currency)).toBe(expected);
  });

  it.each([1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('refuses %j seconds', (seconds) => {
    expect(() => timeAmount(seconds, '100', 'EUR')).toThrow(new RangeError(`Not whole seconds: ${seconds}`));
  });

  it('rounds as the database does', () => {
    const exponents = { EUR: 2, JPY: 0, KWD: 3 };
    fc.assert(
      fc.property(
        fc.integer({ min: -86_400_000, max: 86_400_000 }),
        fc.bigInt({ min: 0n, max: 10n ** 11n }),
        someCurrency,
        (seconds, tenThousandths, currency) => {
          const digits = String(tenThousandths).padStart(5, '0');
          const rate = parseDecimal(`${digits.slice(0, -4)}.${digits.slice(-4)}`);
          const exact = rounded(BigInt(seconds) * tenThousandths, 36_000_000n, exponents[currency]);
          expect(timeAmount(seconds, rate, currency)).toBe(exact);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('sends every exact half away from zero', () => {
    // 18 s are 0.005 h: at a whole rate each odd one ends on half a cent.
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (n) => {
        const rate = String(2 * n + 1);
        const expected = rounded(BigInt(2 * n + 1) * 5n, 1_000n, 2);
        expect(timeAmount(18, rate, 'EUR')).toBe(expected);
        expect(timeAmount(-18, rate, 'EUR')).toBe(negate(expected));
      }),
    );
  });
});

describe('prorate', () => {
  it.each([
    ['1000', 17, 31, 'EUR', '548.39'],
    ['1000.00', 1, 3, 'JPY', '333'],
    ['0.01', 1, 2, 'EUR', '0.01'],
    ['99.99', 31, 31, 'EUR', '99.99'],
  ])('%s × %d/%d %s = %s', (amount, part, whole, currency, expected) => {
    expect(prorate(amount, part, whole, currency)).toBe(expected);
  });
});

describe('decimalHours', () => {
  it.each([
    [0, '0.00'],
    [5_400, '1.50'],
    [3_600, '1.00'],
    [1_200, '0.3333'],
    [2_400, '0.6667'],
    [8_388, '2.33'],
    [450, '0.125'],
    [36_000, '10.00'],
    [3_600_000, '1000.00'],
    [-5_400, '-1.50'],
  ])('%d s is %s', (seconds, expected) => {
    expect(decimalHours(seconds)).toBe(expected);
  });

  it('refuses parts of a second', () => {
    expect(() => decimalHours(0.5)).toThrow(new RangeError('Not whole seconds: 0.5'));
  });
});

describe('scaled', () => {
  it.each([
    ['100', '90', '100', 4, '90.0000'],
    ['100', '1', '3', 2, '33.33'],
    ['0.05', '1', '2', 2, '0.03'],
    ['7', '0', '5', 0, '0'],
  ])('takes of %s as much as %s is of %s', (amount, part, whole, decimals, expected) => {
    expect(scaled(amount, part, whole, decimals)).toBe(expected);
  });
});
