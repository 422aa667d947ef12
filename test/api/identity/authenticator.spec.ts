import { Secret, TOTP } from 'otpauth';
import { accountMailsTo, secretMailedTo } from '../../support/account-mails.js';
import { Harness } from '../../support/harness.js';
import { PASSWORD, type TestMember } from '../../support/make.js';
import { accountRecords, signedIn, signIn } from '../../support/people.js';

let harness: Harness;
let firmId: string;
let ana: TestMember;
/** The one that the person's phone has. */
let secret: string;
beforeAll(async () => {
  harness = await Harness.start({ THROTTLE_ANONYMOUS_PER_HOUR: '1000' });
  firmId = await harness.make.firm();
});
afterAll(() => harness.stop());
beforeEach(async () => {
  ana = await harness.make.member(firmId, 'consultant');
});

const call = <Body = Record<string, unknown>>(url: string, body: object, token = ana.token) =>
  harness.request<Body>('POST', url, token, { body });
/** What the app shows, in the 30 seconds before (-1), now (0) or after (1). */
const code = (shift = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + shift * 30_000 });
const wrongCode = (): string => String((Number(code()) + 1) % 1_000_000).padStart(6, '0');
const status = async (token: string): Promise<number> => (await harness.request('GET', '/me', token)).status;
const state = async () =>
  (
    await harness.request<{ since: string | null; recoveryCodesLeft: number | null }>(
      'GET',
      '/me/authenticator',
      ana.token,
    )
  ).body;

async function begin(): Promise<void> {
  const { status, body } = await call<{ secret: string }>('/me/authenticator', { password: PASSWORD });
  expect(status).toBe(200);
  secret = body.secret;
}

/** Answers the recovery codes. */
async function setUp(): Promise<string[]> {
  await begin();
  const { status, body } = await call<{ codes: string[] }>('/me/authenticator/confirm', { code: code(-1) });
  expect(status).toBe(200);
  return body.codes;
}

async function challenge(email = ana.email): Promise<string> {
  const { status, cookie, body } = await signIn(harness, email);
  expect({ status, cookie, body }).toEqual({
    status: 200,
    cookie: '',
    body: { mfaRequired: true, challenge: expect.any(String) as string, app: true, passkey: null },
  });
  return body['challenge'] as string;
}

const answer = async (given: string, typed: string) =>
  signedIn(
    await harness.request('POST', '/auth/login/code', undefined, { body: { challenge: given, code: typed } }),
  );

describe('setting up an authenticator app', () => {
  it('asks for the password, shows the secret as text and picture, and takes effect with the first code', async () => {
    const refused = await call('/me/authenticator', { password: 'a guess' });
    expect(refused).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'password', code: 'PASSWORD_WRONG' }] },
    });
    const { body } = await call<{ secret: string; uri: string; qr: string }>('/me/authenticator', {
      password: PASSWORD,
    });
    secret = body.secret;
    expect(body.uri).toContain(`secret=${secret}`);
    expect(body.qr).toMatch(/^<svg /);
    expect((await signIn(harness, ana.email)).token).not.toBe('undefined');
    expect(await call('/me/authenticator/confirm', { code: wrongCode() })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'code', code: 'CODE_WRONG' }] },
    });
    expect(await state()).toEqual({ since: null, recoveryCodesLeft: null });
    const { body: done } = await call<{ codes: string[] }>('/me/authenticator/confirm', { code: code() });
    expect(new Set(done.codes).size).toBe(10);
    expect(await state()).toEqual({ since: expect.any(String) as string, recoveryCodesLeft: 10 });
    await challenge();
  });

  it('ends the sessions that never gave a code, is on record and told by mail', async () => {
    const elsewhere = await signIn(harness, ana.email);
    await setUp();
    expect(await status(elsewhere.token)).toBe(401);
    expect(await status(ana.token)).toBe(200);
    expect((await accountMailsTo(harness, ana.email)).at(-1)?.subject).toBe(
      'An authenticator app was set up',
    );
    expect(await accountRecords(harness, ana)).toContain('user.authenticator_added');
  });

  it('keeps neither the secret nor the recovery codes readable', async () => {
    const codes = await setUp();
    const [row] = await harness.database.sql<{ kept: string }>(
      `SELECT to_jsonb(a)::text || (SELECT string_agg(to_jsonb(r)::text, '') FROM recovery_codes r WHERE r.user_id = $1) AS kept
       FROM authenticators a WHERE user_id = $1`,
      [ana.userId],
    );
    for (const plain of [secret, ...codes, ...codes.map((one) => one.replaceAll('-', ''))])
      expect(row!.kept).not.toContain(plain);
  });

  it('is begun anew until it is confirmed, and then not', async () => {
    await begin();
    const first = code();
    await begin();
    expect((await call('/me/authenticator/confirm', { code: first })).status).toBe(422);
    expect((await call('/me/authenticator/confirm', { code: code() })).status).toBe(200);
    expect((await call('/me/authenticator', { password: PASSWORD })).body).toMatchObject({
      code: 'AUTHENTICATOR_ON',
    });
    expect((await call('/me/authenticator/confirm', { code: code(1) })).status).toBe(409);
  });
});

describe('signing in with an authenticator app', () => {
  it('takes the password and then a code', async () => {
    await setUp();
    const { status: answered, token, cookie } = await answer(await challenge(), code());
    expect(answered).toBe(200);
    expect(await status(token)).toBe(200);
    expect(cookie).toMatch(/^votra_refresh=/);
  });

  it('takes no code twice, not even from two at once', async () => {
    await setUp();
    const [one, two] = [await challenge(), await challenge()];
    const both = await Promise.all([answer(one, code()), answer(two, code())]);
    expect(both.map((result) => result.status).sort()).toEqual([200, 422]);
    expect((await answer(two, code())).status).toBe(422);
    expect((await answer(two, code(-1))).status).toBe(422);
    expect((await answer(two, code(1))).status).toBe(200);
  });

  it('takes a recovery code once, however it is typed, and says so by mail', async () => {
    const [first, second] = (await setUp()) as [string, string];
    expect((await answer(await challenge(), first)).status).toBe(200);
    expect((await answer(await challenge(), first)).status).toBe(422);
    expect((await answer(await challenge(), second.toLowerCase().replaceAll('-', ' '))).status).toBe(200);
    expect(await state()).toMatchObject({ recoveryCodesLeft: 8 });
    expect((await accountMailsTo(harness, ana.email)).at(-1)?.body).toContain('8 are left');
  });

  it('takes five tries for a challenge and ten for a person', async () => {
    await setUp();
    for (let round = 0; round < 2; round++) {
      const given = await challenge();
      for (let wrong = 0; wrong < 5; wrong++) expect((await answer(given, wrongCode())).status).toBe(422);
      expect((await answer(given, code())).status).toBe(429);
    }
    expect((await answer(await challenge(), code())).status).toBe(429);
    expect(await accountRecords(harness, ana)).toContain('session.sign_in_failed');
  });

  it('takes no other token for a challenge, and the challenge for no other token', async () => {
    await setUp();
    const given = await challenge();
    expect(await status(given)).toBe(401);
    for (const token of [ana.token, 'a.b.c', `${given}x`])
      expect(await answer(token, code())).toMatchObject({ status: 401, body: { code: 'CHALLENGE_ENDED' } });
  });

  it('takes no challenge from before a new password, nor of a login that was locked', async () => {
    await setUp();
    const given = await challenge();
    const newPassword = 'seven geese on a frozen lake';
    const change = { body: { currentPassword: PASSWORD, newPassword } };
    expect((await harness.request('PUT', '/me/password', ana.token, change)).status).toBe(204);
    expect((await answer(given, code())).status).toBe(401);
    const { body } = await signIn(harness, ana.email, newPassword);
    await harness.database.sql(`UPDATE users SET status = 'disabled' WHERE id = $1`, [ana.userId]);
    expect((await answer(body['challenge'] as string, code())).status).toBe(401);
  });

  it('is not got around by a new password', async () => {
    await setUp();
    const newPassword = 'seven geese on a frozen lake';
    await harness.request('POST', '/auth/password/forgot', undefined, { body: { email: ana.email } });
    await harness.drainJobs(['password-reset-wanted']);
    const token = await secretMailedTo(harness, ana.email);
    const reset = { body: { token, newPassword } };
    expect((await harness.request('POST', '/auth/password/reset', undefined, reset)).status).toBe(204);
    expect((await signIn(harness, ana.email, newPassword)).body).toMatchObject({ mfaRequired: true });
  });
});

describe('an app whose secret was sealed under another key of the server', () => {
  it('is told of, and recovery codes still open', async () => {
    const [recovery] = (await setUp()) as [string];
    await harness.database.sql(
      `UPDATE authenticators SET sealed_secret = 'deadbeef' || substr(sealed_secret, 9) WHERE user_id = $1`,
      [ana.userId],
    );
    const refused = await answer(await challenge(), code());
    expect([refused.status, refused.body]).toMatchObject([409, { code: 'SEALED_UNDER_OTHER_KEY' }]);
    expect(refused.body['detail']).toContain('recovery code');
    expect((await answer(await challenge(), recovery)).status).toBe(200);
  });
});

describe('giving it up', () => {
  it('takes the password and a code', async () => {
    await setUp();
    for (const proof of [
      { password: PASSWORD, code: wrongCode() },
      { password: 'a guess', code: code() },
    ])
      expect((await call('/me/authenticator/remove', proof)).status).toBe(422);
    expect((await call('/me/authenticator/remove', { password: PASSWORD, code: code() })).status).toBe(204);
    expect(await state()).toEqual({ since: null, recoveryCodesLeft: null });
    expect((await signIn(harness, ana.email)).token).not.toBe('undefined');
    expect(await accountRecords(harness, ana)).toContain('user.authenticator_removed');
  });

  it('leaves nothing of the recovery codes, nor does renewing them', async () => {
    const [old] = (await setUp()) as [string];
    const proof = { password: PASSWORD, code: code() };
    const { body } = await call<{ codes: string[] }>('/me/authenticator/recovery-codes', proof);
    expect((await answer(await challenge(), old)).status).toBe(422);
    const [one, two] = body.codes as [string, string];
    expect((await answer(await challenge(), one)).status).toBe(200);
    expect((await call('/me/authenticator/remove', { password: PASSWORD, code: two })).status).toBe(204);
    expect(
      await harness.database.sql('SELECT 1 FROM recovery_codes WHERE user_id = $1', [ana.userId]),
    ).toEqual([]);
  });
});
