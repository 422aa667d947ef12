import { accountMailsTo, secretMailedTo, secretsMailedTo } from '../../support/account-mails.js';
import { Harness } from '../../support/harness.js';
import { PASSWORD, type TestMember } from '../../support/make.js';
import { accountRecords, signIn } from '../../support/people.js';

let harness: Harness;
let firmId: string;
let ana: TestMember;
let wanted: string;
let counter = 0;
beforeAll(async () => {
  harness = await Harness.start({ THROTTLE_ANONYMOUS_PER_HOUR: '1000' });
  firmId = await harness.make.firm();
});
afterAll(() => harness.stop());
beforeEach(async () => {
  ana = await harness.make.member(firmId, 'consultant');
  wanted = `new-${++counter}@test.example`;
});

const ask = (newEmail = wanted, password = PASSWORD) =>
  harness.request('POST', '/me/email', ana.token, { body: { newEmail, password } });
const post = (url: string, token: string) => harness.request('POST', url, undefined, { body: { token } });
const confirm = (token: string) => post('/auth/email/confirm', token);

/** The three secrets that were mailed. */
async function asked(): Promise<{ toNew: string; toOld: string; toCancel: string }> {
  expect((await ask()).status).toBe(204);
  const [toOld, toCancel] = (await secretsMailedTo(harness, ana.email)) as [string, string];
  return { toNew: await secretMailedTo(harness, wanted), toOld, toCancel };
}
const signsIn = async (email: string): Promise<boolean> => (await signIn(harness, email)).status === 200;
const called = async (): Promise<string | null> => {
  await harness.drainJobs();
  const text = 'SELECT email FROM memberships WHERE id = $1';
  return (await harness.database.sql<{ email: string }>(text, [ana.membershipId]))[0]!.email;
};

describe('another address', () => {
  it.each(['toNew', 'toOld'] as const)('holds once both confirmed, %s first', async (first) => {
    const secrets = await asked();
    const second = first === 'toNew' ? 'toOld' : 'toNew';
    for (const again of [1, 2])
      expect({ again, ...(await confirm(secrets[first])) }).toMatchObject({
        status: 200,
        body: { complete: false },
      });
    expect([await signsIn(ana.email), await signsIn(wanted)]).toEqual([true, false]);
    expect(await confirm(secrets[second])).toMatchObject({ status: 200, body: { complete: true } });
    expect([await signsIn(ana.email), await signsIn(wanted)]).toEqual([false, true]);
    expect(await called()).toBe(wanted);
    expect(await accountRecords(harness, ana)).toEqual(
      expect.arrayContaining(['user.email_change_requested', 'user.email_changed']),
    );
    for (const secret of Object.values(secrets)) expect((await confirm(secret)).status).toBe(404);
  });

  it('asks for the password', async () => {
    expect(await ask(wanted, 'a guess')).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'password', code: 'PASSWORD_WRONG' }] },
    });
    expect(await accountMailsTo(harness, wanted)).toEqual([]);
  });

  it('is cancelled from the old address, and then nothing confirms it', async () => {
    const { toNew, toOld, toCancel } = await asked();
    await confirm(toNew);
    expect((await post('/auth/email/cancel', toCancel)).status).toBe(204);
    for (const secret of [toNew, toOld]) expect((await confirm(secret)).status).toBe(404);
    expect((await post('/auth/email/cancel', toCancel)).status).toBe(404);
    expect(await signsIn(ana.email)).toBe(true);
  });

  it('is neither confirmed by the link that cancels nor cancelled by one that confirms', async () => {
    const { toNew, toOld, toCancel } = await asked();
    expect((await confirm(toCancel)).status).toBe(404);
    for (const secret of [toNew, toOld]) expect((await post('/auth/email/cancel', secret)).status).toBe(404);
  });

  it('has links for 24 hours, of which the last ones hold, and only hashes are kept', async () => {
    const first = await asked();
    const last = await asked();
    for (const secret of Object.values(first)) expect((await confirm(secret)).status).toBe(404);
    const rows = await harness.database.sql<{ kept: string; hours: number }>(
      `SELECT to_jsonb(c)::text AS kept, extract(epoch FROM expires_at - created_at)::int / 3600 AS hours
       FROM email_changes c WHERE user_id = $1`,
      [ana.userId],
    );
    for (const secret of Object.values(last))
      expect(rows.some(({ kept }) => kept.includes(secret))).toBe(false);
    expect(rows[0]!.hours).toBe(24);
    await harness.database.sql('UPDATE email_changes SET expires_at = now() WHERE user_id = $1', [
      ana.userId,
    ]);
    for (const secret of Object.values(last)) expect((await confirm(secret)).status).toBe(404);
  });

  it('of somebody else is answered as a free one; its owner hears of the try', async () => {
    const bob = await harness.make.member(await harness.make.firm(), 'admin');
    const [free, taken] = [await ask(), await ask(bob.email)];
    expect([taken.status, taken.raw.toString()]).toEqual([free.status, free.raw.toString()]);
    const [mail] = await accountMailsTo(harness, bob.email);
    expect(mail?.subject).toBe('Somebody tried to use your address for Votra');
    expect(mail?.body).not.toContain('token=');
    expect(await signsIn(bob.email)).toBe(true);
  });

  it('that another login took meanwhile is refused at the end', async () => {
    const { toNew, toOld } = await asked();
    await confirm(toNew);
    const bob = await harness.make.member(firmId, 'consultant');
    await harness.database.sql('UPDATE users SET email = $2 WHERE id = $1', [bob.userId, wanted]);
    expect(await confirm(toOld)).toMatchObject({ status: 409, body: { code: 'EMAIL_TAKEN' } });
    expect(await signsIn(ana.email)).toBe(true);
  });

  it('leaves what a firm wrote differently, and links for a new password end', async () => {
    await harness.database.sql('UPDATE memberships SET email = $2 WHERE id = $1', [
      ana.membershipId,
      `own-${wanted}`,
    ]);
    await harness.request('POST', '/auth/password/forgot', undefined, { body: { email: ana.email } });
    await harness.drainJobs(['password-reset-wanted']);
    const token = await secretMailedTo(harness, ana.email);
    const { toNew, toOld } = await asked();
    await confirm(toNew);
    expect((await confirm(toOld)).body).toEqual({ complete: true });
    expect(await called()).toBe(`own-${wanted}`);
    const body = { token, newPassword: 'seven geese on a frozen lake' };
    expect((await harness.request('POST', '/auth/password/reset', undefined, { body })).status).toBe(404);
  });

  it('is asked for three times an hour', async () => {
    for (let round = 0; round < 3; round++) expect((await ask()).status).toBe(204);
    expect((await ask()).status).toBe(429);
  });
});
