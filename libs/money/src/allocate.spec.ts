import fc from 'fast-check';
import { allocate } from './allocate.js';
import { compare, isZero, multiply, negate, subtract, sum } from './decimal.js';

const cents = fc
  .bigInt({ min: -(10n ** 14n), max: 10n ** 14n })
  .map((units) => `${units < 0n ? '-' : ''}${String(units < 0n ? -units : units).padStart(3, '0')}`)
  .map((digits) => `${digits.slice(0, -2)}.${digits.slice(-2)}`);
const weightLists = fc
  .array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 30 })
  .filter((weights) => weights.some((weight) => weight > 0))
  .map((weights) => weights.map((weight) => (weight / 100).toFixed(2)));

describe('allocate', () => {
  it.each([
    ['100.00', ['1', '1', '1'], 'EUR', ['33.34', '33.33', '33.33']],
    ['-100.00', ['1', '1', '1'], 'EUR', ['-33.34', '-33.33', '-33.33']],
    ['0.05', ['1', '2'], 'EUR', ['0.02', '0.03']],
    ['10.00', ['0.10', '0.2', '0.7'], 'EUR', ['1.00', '2.00', '7.00']],
    ['1.00', ['0', '1', '0'], 'EUR', ['0.00', '1.00', '0.00']],
    ['0.01', ['1', '0', '5'], 'EUR', ['0.00', '0.00', '0.01']],
    ['100', ['1', '1', '1'], 'JPY', ['34', '33', '33']],
    ['1.000', ['1', '1', '1'], 'KWD', ['0.334', '0.333', '0.333']],
    ['0.00', ['3', '4'], 'EUR', ['0.00', '0.00']],
    ['12.34', ['9'], 'EUR', ['12.34']],
  ])('splits %s by %j %s into %j', (amount, weights, currency, parts) => {
    expect(allocate(amount, weights, currency)).toEqual(parts);
  });

  it('gives the unit left over to the largest remainder, not to the first', () => {
    expect(allocate('1.00', ['1', '1', '1.1'], 'EUR')).toEqual(['0.32', '0.32', '0.36']);
  });

  it.each([[[]], [['0', '0']], [['2', '-1']], [['-1', '-1']]])('refuses weights %j', (weights) => {
    expect(() => allocate('1.00', weights, 'EUR')).toThrow(
      new RangeError(`Weights must not be negative nor all zero: ${JSON.stringify(weights)}`),
    );
  });

  it('refuses what it cannot split to the cent', () => {
    expect(() => allocate('1.005', ['1', '1'], 'EUR')).toThrow(
      /Finer than the smallest unit of EUR: "1.005"/,
    );
    expect(() => allocate('1.00', ['one'], 'EUR')).toThrow(/"one"/);
    expect(() => allocate('1.00', ['1'], 'GLC')).toThrow(/"GLC"/);
  });

  it('neither creates nor loses a cent', () => {
    fc.assert(
      fc.property(cents, weightLists, (amount, weights) => {
        const parts = allocate(amount, weights, 'EUR');
        expect(parts).toHaveLength(weights.length);
        expect(isZero(subtract(sum(parts), amount))).toBe(true);
      }),
    );
  });

  it('gives each its share to within a cent, nothing for a zero weight, and mirrors the sign', () => {
    fc.assert(
      fc.property(cents, weightLists, (amount, weights) => {
        const parts = allocate(amount, weights, 'EUR');
        const whole = sum(weights);
        parts.forEach((part, index) => {
          const weight = weights[index] ?? '0';
          const off = subtract(multiply(part, whole), multiply(amount, weight)).replace('-', '');
          expect(compare(off, multiply('0.01', whole))).toBeLessThan(0);
          if (isZero(weight)) expect(isZero(part)).toBe(true);
        });
        expect(allocate(negate(amount), weights, 'EUR')).toEqual(parts.map(negate));
      }),
    );
  });
});
