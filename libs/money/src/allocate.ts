import { exponentOf } from './currencies.js';
import { decimalsOf, exact, fromUnits, plain } from './exact.js';
import { normalise } from './rounding.js';

/**
 * Splits an amount by weights, to the smallest unit, so that the parts add up to it: each gets its share rounded
 * down, the units left over go to the largest remainders (the earlier one on a tie). A weight of zero gets nothing.
 * Throws a RangeError for a negative weight, for weights that are all zero, and for an amount that is not rounded.
 */
export function allocate(amount: string, weights: readonly string[], currency: string): string[] {
  const exponent = exponentOf(currency);
  const signed = toUnits(normalise(amount, currency), exponent);
  const total = signed < 0n ? -signed : signed;
  const scale = Math.max(0, ...weights.map(decimalsOf));
  const scaled = weights.map((weight) => toUnits(weight, scale));
  const whole = scaled.reduce((a, b) => a + b, 0n);
  if (whole <= 0n || scaled.some((weight) => weight < 0n)) {
    throw new RangeError(`Weights must not be negative nor all zero: ${JSON.stringify(weights)}`);
  }

  const shares = scaled.map((weight) => ({
    units: (total * weight) / whole,
    remainder: (total * weight) % whole,
  }));
  const leftOver = Number(shares.reduce((left, share) => left - share.units, total));
  const byRemainder = shares.toSorted(
    (a, b) => Number(b.remainder > a.remainder) - Number(b.remainder < a.remainder),
  );
  for (const share of byRemainder.slice(0, leftOver)) share.units += 1n;

  return shares.map(({ units }) => plain(fromUnits(signed < 0n ? -units : units, exponent), exponent));
}

/** '1.50' at scale 2 = 150n. */
function toUnits(value: string, scale: number): bigint {
  return BigInt(plain(exact(value), scale).replace('.', ''));
}
