import { Secret, TOTP } from 'otpauth';

/** Seconds that a code is shown. */
const PERIOD = 30;
/** Steps before and after the present one whose codes are taken: clocks differ, and typing takes a while. */
const WINDOW = 1;
const SECRET_BYTES = 20;

/** As every authenticator app understands it: SHA-1, six digits, 30 seconds. */
const totpOf = (secret: string, label?: string): TOTP =>
  new TOTP({
    issuer: 'Votra',
    ...(label ? { label } : {}),
    secret: Secret.fromBase32(secret),
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD,
  });

/** In base 32, as people type it. */
export const newTotpSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

/** What the app scans. */
export const totpUri = (secret: string, email: string): string => totpOf(secret, email).toString();

/** The step that the code belongs to; undefined for a wrong code. `at` is in milliseconds since 1970. */
export function stepOf(secret: string, code: string, at: number): number | undefined {
  const delta = totpOf(secret).validate({ token: code, timestamp: at, window: WINDOW });
  return delta === null ? undefined : Math.floor(at / 1_000 / PERIOD) + delta;
}
