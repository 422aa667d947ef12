import { newTotpSecret, stepOf, totpUri } from './totp.js';

/** The secret of RFC 6238, appendix B: `12345678901234567890`. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('a time-based code', () => {
  // the appendix shows eight digits; six are their end
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('at second %i is %s', (second, code) => {
    expect(stepOf(SECRET, code, second * 1_000)).toBe(Math.floor(second / 30));
  });

  it('is taken one step early or late, and no further', () => {
    const at = (second: number) => stepOf(SECRET, '081804', second * 1_000);
    const step = Math.floor(1_111_111_109 / 30);
    expect([-60, -30, 0, 30, 60].map((shift) => at(1_111_111_109 + shift))).toEqual([
      undefined,
      step,
      step,
      step,
      undefined,
    ]);
  });

  it.each(['', '28708', '2870822', 'abcdef', '28 082'])('is not %j', (code) => {
    expect(stepOf(SECRET, code, 59_000)).toBeUndefined();
  });

  it('has a secret of 160 bits, which apps read from an address', () => {
    const secret = newTotpSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(totpUri(secret, 'ana@firm.example')).toBe(
      `otpauth://totp/Votra:ana%40firm.example?issuer=Votra&secret=${secret}&algorithm=SHA1&digits=6&period=30`,
    );
  });
});
