import type { MemberDetailsDto } from '../../apps/api/src/modules/identity/members/dto/member.dto.js';
import { type Body, match } from './billing.js';
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

interface Bearer {
  token: string;
}

/** What is asked about people of a firm: by `usual` unless told otherwise, whom each test makes anew. */
export function memberCalls(harness: () => Harness, usual: () => Bearer) {
  const call = <T = MemberDetailsDto>(
    method: string,
    url: string,
    body?: unknown,
    headers: Record<string, string> = {},
    who: Bearer = usual(),
  ) => harness().request<Body<T>>(method, url, who.token, { body, headers });
  const get = async (id: string): Promise<MemberDetailsDto> => (await call('GET', `/members/${id}`)).body;
  return {
    call,
    get,
    setRoles: async (id: string, roles: string[], who: Bearer = usual()) =>
      call('PUT', `/members/${id}/roles`, { roles, reason: 'New job' }, match(await get(id)), who),
    deactivate: (id: string, who: Bearer = usual()) =>
      call('POST', `/members/${id}/deactivate`, { reason: 'Left us' }, {}, who),
    /** What was done to a person, oldest first, without what they were refused. */
    audit: (id: string) =>
      harness().database.sql<{ action: string; before: object; after: object; reason: string | null }>(
        `SELECT action, before, after, reason FROM audit_entries
         WHERE object_id = $1 AND action <> 'member.refused' ORDER BY at, id`,
        [id],
      ),
  };
}
