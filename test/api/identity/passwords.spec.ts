import type { MeDto } from '../../../apps/api/src/modules/identity/auth/dto/session.dto.js';
import { accountMailsTo, secretMailedTo } from '../../support/account-mails.js';
import { Harness } from '../../support/harness.js';
import { PASSWORD, type TestMember } from '../../support/make.js';
import { accountRecords, signIn } from '../../support/people.js';

const NEW = 'seven geese on a frozen lake';

let harness: Harness;
let firmId: string;
let ana: TestMember;
beforeAll(async () => {
  harness = await Harness.start({ THROTTLE_ANONYMOUS_PER_HOUR: '1000' });
  firmId = await harness.make.firm({ name: 'Quillfeather Partners' });
});
afterAll(() => harness.stop());
beforeEach(async () => {
  ana = await harness.make.member(firmId, 'consultant');
});

const post = (url: string, body: object, headers: Record<string, string> = {}) =>
  harness.request('POST', url, undefined, { body, headers });
const status = async (token: string): Promise<number> => (await harness.request('GET', '/me', token)).status;

describe('a forgotten password', () => {
  const forgot = (email: string) => post('/auth/password/forgot', { email });
  const reset = (token: string, newPassword = NEW) => post('/auth/password/reset', { token, newPassword });
  /** Runs what waits, and takes the secret out of the mail before that is delivered. */
  async function linkFor(email: string): Promise<string> {
    expect((await forgot(email)).status).toBe(204);
    await harness.drainJobs(['password-reset-wanted']);
    return secretMailedTo(harness, email);
  }
  const mailsTo = async (email: string): Promise<number> => {
    await harness.drainJobs(['password-reset-wanted']);
    return (await accountMailsTo(harness, email)).length;
  };

  it('is replaced by the link in the mail, which ends every session and signs nobody in', async () => {
    const elsewhere = await signIn(harness, ana.email);
    const answer = await reset(await linkFor(ana.email));
    expect(answer).toMatchObject({
      status: 204,
      headers: expect.not.objectContaining({ 'set-cookie': expect.anything() as string }) as object,
    });
    expect(await status(elsewhere.token)).toBe(401);
    expect(await status(ana.token)).toBe(401);
    const cookie = { cookie: elsewhere.cookie };
    expect((await harness.request('POST', '/auth/refresh', undefined, { headers: cookie })).status).toBe(401);
    expect((await signIn(harness, ana.email)).status).toBe(401);
    expect((await signIn(harness, ana.email, NEW)).status).toBe(200);
    expect(await accountRecords(harness, ana)).toEqual(
      expect.arrayContaining(['user.password_reset_requested', 'user.password_reset']),
    );
  });

  it('is told to the address once it was replaced', async () => {
    const secret = await linkFor(ana.email);
    await reset(secret);
    const mail = (await accountMailsTo(harness, ana.email)).at(-1)!;
    expect(mail.subject).toBe('Your Votra password was changed');
    expect(mail.body).not.toContain('token=');
  });

  it('is the first one of somebody who had none', async () => {
    const hasPassword = async ({ token }: { token: string }) =>
      (await harness.request<MeDto>('GET', '/me', token)).body.user.hasPassword;
    await harness.database.sql('UPDATE users SET password_hash = NULL WHERE id = $1', [ana.userId]);
    expect(await hasPassword(ana)).toBe(false);
    await reset(await linkFor(ana.email));
    expect(await hasPassword(await signIn(harness, ana.email, NEW))).toBe(true);
  });

  it('is in every firm of the person on record', async () => {
    const other = await harness.make.firm();
    await harness.database.sql(
      `INSERT INTO memberships (firm_id, id, user_id, name, email, status) VALUES ($1, uuidv7(), $2, 'Ana', $3, 'active')`,
      [other, ana.userId, ana.email],
    );
    await reset(await linkFor(ana.email));
    for (const firm of [firmId, other])
      expect(await accountRecords(harness, { firmId: firm, userId: ana.userId })).toContain(
        'user.password_reset',
      );
  });

  it('has a link that works once', async () => {
    const secret = await linkFor(ana.email);
    const both = await Promise.all([reset(secret), reset(secret, `${NEW}, or eight`)]);
    expect(both.map((answer) => answer.status).sort()).toEqual([204, 404]);
    expect(await reset(secret)).toMatchObject({ status: 404, body: { code: 'LINK_ENDED' } });
  });

  it('has one answer for links that are used, replaced, too old or made up', async () => {
    const [used, replaced] = [await linkFor(ana.email), await linkFor(ana.email)];
    const late = await linkFor(ana.email);
    await harness.database.sql(
      `UPDATE password_resets SET expires_at = now() - interval '1 second' WHERE user_id = $1`,
      [ana.userId],
    );
    const answers = [];
    for (const secret of [used, replaced, late, 'made-up'])
      answers.push({ ...(await reset(secret)).body, requestId: '' });
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect((await signIn(harness, ana.email)).status).toBe(200);
  });

  it('has a link that lasts 30 minutes, of which only the hash is kept', async () => {
    const secret = await linkFor(ana.email);
    const [row] = await harness.database.sql<{ minutes: number; kept: string }>(
      `SELECT extract(epoch FROM expires_at - created_at)::int / 60 AS minutes, to_jsonb(r)::text AS kept
       FROM password_resets r WHERE user_id = $1`,
      [ana.userId],
    );
    expect(row!.minutes).toBe(30);
    expect(row!.kept).not.toContain(secret);
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
  });

  it('keeps its link when the new password is refused', async () => {
    const secret = await linkFor(ana.email);
    for (const [password, code] of [
      ['short', 'PASSWORD_TOO_SHORT'],
      ['qwerty123456', 'PASSWORD_COMMON'],
      ['Quillfeather-26', 'PASSWORD_PERSONAL'],
    ] as const) {
      const { status, body } = await reset(secret, password);
      expect({ status, errors: body['errors'] }).toMatchObject({
        status: 422,
        errors: [{ field: 'newPassword', code }],
      });
    }
    expect((await reset(secret)).status).toBe(204);
  });

  it('is mailed about three times an hour, and then silently not', async () => {
    for (let round = 0; round < 5; round++) expect((await forgot(ana.email)).status).toBe(204);
    expect(await mailsTo(ana.email)).toBe(3);
  });

  it('is nothing that a stranger, a locked login or somebody without a firm is mailed about', async () => {
    await harness.database.sql(`UPDATE users SET status = 'disabled' WHERE id = $1`, [ana.userId]);
    const gone = await harness.make.member(firmId, 'consultant');
    await harness.database.sql(`UPDATE memberships SET status = 'deactivated' WHERE id = $1`, [
      gone.membershipId,
    ]);
    for (const email of [ana.email, gone.email, 'nobody@test.example']) {
      expect((await forgot(email)).status).toBe(204);
      expect(await mailsTo(email)).toBe(0);
    }
  });

  it('cannot be replaced for a login that was locked after the mail', async () => {
    const secret = await linkFor(ana.email);
    await harness.database.sql(`UPDATE users SET status = 'disabled' WHERE id = $1`, [ana.userId]);
    expect((await reset(secret)).status).toBe(404);
  });

  it('gets its link from the configured origin, whatever the request says', async () => {
    const headers = {
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      origin: 'https://evil.example',
    };
    await post('/auth/password/forgot', { email: ana.email }, headers);
    await harness.drainJobs(['password-reset-wanted']);
    const [mail] = await accountMailsTo(harness, ana.email);
    expect(mail!.body).toContain('http://localhost:3000/reset-password#token=');
    expect(mail!.body).not.toContain('evil');
  });
});

describe('changing the password', () => {
  const change = (token: string, over: object = {}) =>
    harness.request('PUT', '/me/password', token, {
      body: { currentPassword: PASSWORD, newPassword: NEW, ...over },
    });

  it('ends all other sessions and keeps the one at hand', async () => {
    const [here, elsewhere] = [await signIn(harness, ana.email), await signIn(harness, ana.email)];
    expect((await change(here.token)).status).toBe(204);
    expect(await status(here.token)).toBe(200);
    expect(await status(elsewhere.token)).toBe(401);
    expect((await signIn(harness, ana.email)).status).toBe(401);
    expect((await signIn(harness, ana.email, NEW)).status).toBe(200);
    expect(await accountRecords(harness, ana)).toContain('user.password_changed');
  });

  it('lets the others go on when that is wanted', async () => {
    const [here, elsewhere] = [await signIn(harness, ana.email), await signIn(harness, ana.email)];
    expect((await change(here.token, { endOtherSessions: false })).status).toBe(204);
    expect(await status(elsewhere.token)).toBe(200);
  });

  it('asks for the current password, not too often', async () => {
    const { token } = await signIn(harness, ana.email);
    for (let round = 0; round < 10; round++) {
      const wrong = await change(token, { currentPassword: 'a guess' });
      expect(wrong).toMatchObject({
        status: 422,
        body: { errors: [{ field: 'currentPassword', code: 'PASSWORD_WRONG' }] },
      });
    }
    expect((await change(token)).status).toBe(429);
    expect((await signIn(harness, ana.email)).status).toBe(200);
  });

  it('ends open links to choose another one', async () => {
    await post('/auth/password/forgot', { email: ana.email });
    await harness.drainJobs(['password-reset-wanted']);
    const token = await secretMailedTo(harness, ana.email);
    await change((await signIn(harness, ana.email)).token);
    expect((await post('/auth/password/reset', { token, newPassword: PASSWORD })).status).toBe(404);
  });

  it('takes one spelling of a character for the other', async () => {
    const { token } = await signIn(harness, ana.email);
    expect((await change(token, { newPassword: 'the cafe\u0301 at the corner' })).status).toBe(204);
    expect((await signIn(harness, ana.email, 'the caf\u00e9 at the corner')).status).toBe(200);
  });

  it('keeps every character of a long one', async () => {
    const { token } = await signIn(harness, ana.email);
    const long = `${'many words '.repeat(18)}ab`;
    expect(long).toHaveLength(200);
    expect((await change(token, { newPassword: long })).status).toBe(204);
    expect((await signIn(harness, ana.email, `${long.slice(0, -1)}c`)).status).toBe(401);
    expect((await signIn(harness, ana.email, long)).status).toBe(200);
  });
});
