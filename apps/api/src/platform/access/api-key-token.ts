import { newSecret, uuidBytes, uuidOf } from './secrets.js';

const MARK = 'votra_';
const SHOWN = 6;
const KEY = /^votra_([\w-]{22})_[\w-]{43}$/;

/** A new key of a firm: its token, which is told once, and how a list calls it. */
export function newApiKey(firmId: string): { token: string; prefix: string } {
  const secret = newSecret();
  return {
    token: `${MARK}${uuidBytes(firmId).toString('base64url')}_${secret}`,
    prefix: `${MARK}…_${secret.slice(0, SHOWN)}`,
  };
}

export const looksLikeApiKey = (token: string): boolean => token.startsWith(MARK);

/** The firm that a key names, so that its row is found behind row-level security. It proves nothing by itself. */
export function firmOfApiKey(token: string): string | undefined {
  const part = KEY.exec(token)?.[1];
  return part && uuidOf(Buffer.from(part, 'base64url'));
}
