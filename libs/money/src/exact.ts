import BigJs from 'big.js';

/** Private to this library: its own strict constructor, so that nobody's settings reach ours and no float gets in. */
const Exact = BigJs();
Exact.strict = true;
Exact.RM = Exact.roundHalfUp;
/** Far beyond any tie: a quotient by 3600 or by an open amount that is no tie differs from one much earlier. */
Exact.DP = 40;

export type Exact = BigJs;

const PLAIN_NOTATION = /^-?\d{1,40}(?:\.\d{1,40})?$/;

/** Reads plain notation ('-12.50'); `1e3`, `+1`, `.5`, `NaN` and blanks throw a RangeError. */
export function exact(value: string): Exact {
  if (typeof value !== 'string' || !PLAIN_NOTATION.test(value)) {
    throw new RangeError(`Not a decimal number: ${JSON.stringify(value)}`);
  }
  return new Exact(value);
}

/** The number `units / 10^exponent`. */
export function fromUnits(units: bigint | number, exponent = 0): Exact {
  return new Exact(`${units}e-${exponent}`);
}

/** Writes plain notation with exactly so many decimals, half-up (away from zero), never '-0'. */
export function plain(value: Exact, decimals: number): string {
  const text = value.toFixed(decimals);
  return /[1-9]/.test(text) ? text : text.replace('-', '');
}

/** Digits after the point as written: 2 for '1.50'. */
export function decimalsOf(value: string): number {
  const point = value.indexOf('.');
  return point < 0 ? 0 : value.length - point - 1;
}

/** Whole seconds; anything else throws a RangeError. */
export function wholeSeconds(seconds: number): Exact {
  if (!Number.isSafeInteger(seconds)) throw new RangeError(`Not whole seconds: ${seconds}`);
  return fromUnits(seconds);
}
