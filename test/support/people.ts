import type { Answer, Harness } from './harness.js';
import { PASSWORD, type TestMember } from './make.js';

export interface SignedInAs {
  status: number;
  token: string;
  /** The refresh cookie, as `name=value`. */
  cookie: string;
  body: Record<string, unknown>;
}

/** Signs in over HTTP. */
export async function signIn(
  harness: Harness,
  email: string,
  password = PASSWORD,
  headers: Record<string, string> = {},
): Promise<SignedInAs> {
  const options = { body: { email, password }, headers };
  const answer = await harness.request('POST', '/auth/login', undefined, options);
  return signedIn(answer);
}

export function signedIn({ status, headers, body }: Answer<Record<string, unknown>>): SignedInAs {
  const cookie = String(headers['set-cookie'] ?? '').split(';')[0]!;
  return { status, token: String(body['accessToken']), cookie, body };
}

/** Actions recorded about a login in the member's firm, oldest first. */
export async function accountRecords(
  harness: Harness,
  { firmId, userId }: Pick<TestMember, 'firmId' | 'userId'>,
): Promise<string[]> {
  await harness.drainJobs();
  const rows = await harness.database.sql<{ action: string }>(
    `SELECT action FROM audit_entries WHERE firm_id = $1 AND object_id = $2 ORDER BY at, id`,
    [firmId, userId],
  );
  return rows.map(({ action }) => action);
}
