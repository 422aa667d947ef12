import fc from 'fast-check';
import {
  add,
  compare,
  isDecimal,
  isPositive,
  isZero,
  multiply,
  negate,
  parseDecimal,
  subtract,
  sum,
} from './decimal.js';

/** Decimal strings with up to four decimals and whether a float could hold them or not. */
const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.integer({ min: 0, max: 4 }))
  .map(([units, scale]) => written(units, scale));

function written(units: bigint, scale: number): string {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return units < 0n ? `-${text}` : text;
}

describe('parseDecimal', () => {
  it.each(['0', '0.00', '1', '-1.5', '1000.0000', '999999999999999.9999'])('takes %j as it is', (text) => {
    expect(parseDecimal(text)).toBe(text);
    expect(isDecimal(text)).toBe(true);
  });

  it('takes the sign off a zero', () => {
    expect(parseDecimal('-0.00')).toBe('0.00');
  });

  const refused = [
    '',
    ' ',
    '1 ',
    '+1',
    '01',
    '.5',
    '5.',
    '1e3',
    '1E3',
    '1,5',
    '1_000',
    '0x10',
    'NaN',
    'Infinity',
  ];
  it.each([...refused, '--1', '1.2.3', '١٢', '1\n', '1000000000000000', '1.00001'])('refuses %j', (text) => {
    expect(isDecimal(text)).toBe(false);
    expect(() => parseDecimal(text)).toThrow(
      new RangeError(`Not a decimal number with up to 4 decimals: ${JSON.stringify(text)}`),
    );
  });

  it('takes as many decimals as it is told', () => {
    expect(parseDecimal('1.0834567', { maxDecimals: 10 })).toBe('1.0834567');
    expect(() => parseDecimal('1.5', { maxDecimals: 0 })).toThrow(RangeError);
  });

  it.each([1, null, undefined, {}, ['1']])('knows that %j is no text', (value) => {
    expect(isDecimal(value)).toBe(false);
    expect(() => parseDecimal(value as string)).toThrow(RangeError);
  });
});

describe('arithmetic', () => {
  it('is exact where floats are not', () => {
    expect(add('0.1', '0.2')).toBe('0.3');
    expect(add('185.76', '14.29')).toBe('200.05');
    expect(subtract('1.00', '0.9')).toBe('0.10');
    expect(multiply('3.25', '95.38')).toBe('309.9850');
    expect(add('9007199254740993.01', '0.01')).toBe('9007199254740993.02');
  });

  it('keeps the decimals amounts are written with', () => {
    expect(sum(['1.10', '2.20', '-3.30'])).toBe('0.00');
    expect(sum(['5', '1.10'])).toBe('6.10');
    expect(sum([])).toBe('0');
    expect(negate('1.50')).toBe('-1.50');
    expect(negate('0.00')).toBe('0.00');
  });

  it('compares by value', () => {
    expect([compare('1.5', '1.50'), compare('-2', '1'), compare('10', '9')]).toEqual([0, -1, 1]);
    expect([isZero('0.000'), isZero('-0'), isZero('0.001')]).toEqual([true, true, false]);
    expect([isPositive('0.01'), isPositive('0'), isPositive('-0.01')]).toEqual([true, false, false]);
  });

  it.each(['', 'abc', '1e3', '+1', '.5', 'NaN', '1,5', `1${'0'.repeat(40)}`])(
    'names %j when it cannot read it',
    (bad) => {
      const message = `Not a decimal number: ${JSON.stringify(bad)}`;
      for (const operation of [add, subtract, multiply, compare]) {
        expect(() => operation('1', bad)).toThrow(new RangeError(message));
        expect(() => operation(bad, '1')).toThrow(new RangeError(message));
      }
      expect(() => sum(['1', bad])).toThrow(new RangeError(message));
    },
  );

  it('takes no number, not even a whole one', () => {
    expect(() => add(1 as unknown as string, '1')).toThrow(RangeError);
  });

  it('agrees with whole-number arithmetic', () => {
    const amounts = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n });
    fc.assert(
      fc.property(amounts, amounts, (a, b) => {
        const [x, y] = [written(a, 2), written(b, 2)];
        expect(add(x, y)).toBe(written(a + b, 2));
        expect(subtract(x, y)).toBe(written(a - b, 2));
        expect(multiply(x, y)).toBe(written(a * b, 4));
        expect(compare(x, y)).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
    );
  });

  it('gives the same sum in any order', () => {
    fc.assert(
      fc.property(fc.array(decimals, { maxLength: 20 }), (values) => {
        expect(sum(values.toReversed())).toBe(sum(values));
        expect(isZero(add(sum(values), sum(values.map(negate))))).toBe(true);
      }),
    );
  });
});
