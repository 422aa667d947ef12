import { randomBytes } from 'node:crypto';
import { uuidBytes, uuidOf } from './secrets.js';

const FIRM_BYTES = 16;
const SECRET_BYTES = 32;

/**
 * What a mailed link carries: the firm, so that its row is found behind row-level security before anybody is
 * signed in, and 256 random bits. The firm is no secret and proves nothing; the hash of the whole does.
 */
export const newFirmToken = (firmId: string): string =>
  Buffer.concat([uuidBytes(firmId), randomBytes(SECRET_BYTES)]).toString('base64url');

/** Undefined for what cannot be one of ours. */
export function firmOfToken(token: string): string | undefined {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== FIRM_BYTES + SECRET_BYTES || bytes.toString('base64url') !== token) return undefined;
  return uuidOf(bytes);
}
