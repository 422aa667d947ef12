import { decimalsOf, exact, plain } from './exact.js';

/**
 * Exact arithmetic on decimal strings. Results keep their decimals the way PostgreSQL's numeric does: the longer
 * of the two when adding, both together when multiplying. So sums of amounts stay amounts ('1.10' + '2.20' = '3.30').
 * Every function throws a RangeError that names a value it cannot read.
 */

export interface DecimalBounds {
  readonly maxDecimals?: number;
}

const CANONICAL = /^-?(?:0|[1-9]\d{0,14})(?:\.(\d+))?$/;

/**
 * Whether this is a number as it may come from outside: plain notation without leading zeros, at most 15 digits
 * before the point and `maxDecimals` after it.
 */
export function isDecimal(text: unknown, { maxDecimals = 4 }: DecimalBounds = {}): text is string {
  const match = typeof text === 'string' ? CANONICAL.exec(text) : null;
  return match !== null && (match[1]?.length ?? 0) <= maxDecimals;
}

/** The number as written when {@link isDecimal} accepts it ('-0' loses its sign), else a RangeError. */
export function parseDecimal(text: string, { maxDecimals = 4 }: DecimalBounds = {}): string {
  if (!isDecimal(text, { maxDecimals })) {
    throw new RangeError(`Not a decimal number with up to ${maxDecimals} decimals: ${JSON.stringify(text)}`);
  }
  return isZero(text) ? text.replace('-', '') : text;
}

export function add(a: string, b: string): string {
  return plain(exact(a).plus(exact(b)), Math.max(decimalsOf(a), decimalsOf(b)));
}

export function subtract(a: string, b: string): string {
  return plain(exact(a).minus(exact(b)), Math.max(decimalsOf(a), decimalsOf(b)));
}

/** The exact product; round it where it becomes money. */
export function multiply(a: string, b: string): string {
  return plain(exact(a).times(exact(b)), decimalsOf(a) + decimalsOf(b));
}

/** '0' for an empty list. */
export function sum(values: readonly string[]): string {
  return values.reduce(add, '0');
}

/** By value: '1.5' equals '1.50'. */
export function compare(a: string, b: string): -1 | 0 | 1 {
  return exact(a).cmp(exact(b));
}

export function negate(value: string): string {
  return plain(exact(value).neg(), decimalsOf(value));
}

export function isZero(value: string): boolean {
  return compare(value, '0') === 0;
}

/** Above zero. */
export function isPositive(value: string): boolean {
  return compare(value, '0') > 0;
}
