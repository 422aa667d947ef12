import { accountMailsTo } from '../../support/account-mails.js';
import { Device, type Lies } from '../../support/authenticator-device.js';
import { Harness } from '../../support/harness.js';
import { PASSWORD, type TestMember } from '../../support/make.js';
import { accountRecords, signedIn, signIn } from '../../support/people.js';
import { setUpApp } from '../../support/second-factor.js';

interface Asked {
  challenge: string;
  options: Parameters<Device['get']>[0];
}

let harness: Harness;
let firmId: string;
let ana: TestMember;
let device: Device;
beforeAll(async () => {
  harness = await Harness.start();
  firmId = await harness.make.firm();
});
afterAll(() => harness.stop());
beforeEach(async () => {
  ana = await harness.make.member(firmId, 'consultant');
  device = new Device();
});

const post = <Body = Record<string, unknown>>(url: string, body: object, token?: string) =>
  harness.request<Body>('POST', url, token, { body });
const status = async (token: string): Promise<number> => (await harness.request('GET', '/me', token)).status;
const begin = async (token = ana.token): Promise<Asked> =>
  (await post<Asked>('/me/passkeys/options', { password: PASSWORD }, token)).body;

async function add(given = device, { token } = ana, lies: Lies = {}) {
  const { challenge, options } = await begin(token);
  const body = { challenge, name: 'Laptop', attestation: given.create(options, lies) };
  return post<{ id: string; recoveryCodes: string[] }>('/me/passkeys', body, token);
}

const asked = async (): Promise<Asked> => (await post<Asked>('/auth/passkey/options', {})).body;
const answer = async (challenge: string, assertion: object) =>
  signedIn(await post('/auth/passkey', { challenge, assertion }));
/** Signs in by the device alone. */
async function enter(given = device, lies: Lies = {}) {
  const { challenge, options } = await asked();
  return answer(challenge, given.get(options, lies));
}
const REFUSED = {
  status: 401,
  body: { code: 'SIGN_IN_FAILED', detail: 'This passkey lets nobody in here.' },
};

describe('passkeys of one’s own', () => {
  it('are added with the password, several with names, and told of', async () => {
    expect((await post('/me/passkeys/options', { password: 'a guess' }, ana.token)).status).toBe(422);
    expect(await add()).toMatchObject({ status: 201, body: { name: 'Laptop', lastUsedAt: null } });
    expect((await add(new Device())).body.recoveryCodes).toEqual([]);
    const { options } = await begin();
    expect(options.excludeCredentials).toHaveLength(2);
    expect(() => device.create(options)).toThrow('InvalidStateError');
    const { body: listed } = await harness.request<{ id: string; name: string }[]>(
      ...(['GET', '/me/passkeys', ana.token] as const),
    );
    const [first] = listed;
    const renamed = { body: { name: ' Phone ' } };
    await harness.request('PATCH', `/me/passkeys/${first!.id}`, ana.token, renamed);
    const names = await harness.request<{ name: string }[]>('GET', '/me/passkeys', ana.token);
    expect(names.body.map(({ name }) => name)).toEqual(['Phone', 'Laptop']);
    expect((await accountMailsTo(harness, ana.email)).at(-1)?.subject).toBe('A passkey was added');
    expect(await accountRecords(harness, ana)).toContain('user.passkey_added');
  });

  it('bring recovery codes and end other sessions with the first, and take the codes along with the last', async () => {
    const elsewhere = await signIn(harness, ana.email);
    const { body } = await add();
    expect(body.recoveryCodes).toHaveLength(10);
    expect([await status(elsewhere.token), await status(ana.token)]).toEqual([401, 200]);
    const gone = await post(`/me/passkeys/${body.id}/remove`, { password: 'a guess' }, ana.token);
    expect(gone.status).toBe(422);
    expect((await post(`/me/passkeys/${body.id}/remove`, { password: PASSWORD }, ana.token)).status).toBe(
      204,
    );
    expect(await enter()).toMatchObject(REFUSED);
    const codes = await post('/me/authenticator/recovery-codes', { password: PASSWORD }, ana.token);
    expect(codes.body).toMatchObject({ code: 'NO_SECOND_FACTOR' });
    const left = await harness.request('GET', '/me/authenticator', ana.token);
    expect(left.body).toEqual({ since: null, recoveryCodesLeft: null });
    expect((await signIn(harness, ana.email)).token).not.toBe('undefined');
  });

  it.each<[string, Lies]>([
    ['another origin', { origin: 'https://votra.evil.example' }],
    ['another place', { rpId: 'evil.example' }],
    ['a device that did not ask who holds it', { verified: false }],
    ['another ceremony', { type: 'webauthn.get' }],
    ['another challenge', { challenge: 'AAAA' }],
  ])('are not taken from %s', async (_, lies) => {
    expect(await add(device, ana, lies)).toMatchObject({
      ...{ status: 422, body: { errors: [{ field: 'attestation', code: 'PASSKEY_REFUSED' }] } },
    });
  });

  it('are added by the session and person that asked, once', async () => {
    const { challenge, options } = await begin();
    const body = { challenge, name: 'Laptop', attestation: device.create(options) };
    const ben = await harness.make.member(firmId, 'consultant');
    const other = await signIn(harness, ana.email);
    for (const token of [ben.token, other.token])
      expect(await post('/me/passkeys', body, token)).toMatchObject({ body: { code: 'CHALLENGE_ENDED' } });
    const { challenge: forSignIn } = await asked();
    const wrong = await post('/me/passkeys', { ...body, challenge: forSignIn }, ana.token);
    expect(wrong.body).toMatchObject({ code: 'CHALLENGE_ENDED' });
    expect((await post('/me/passkeys', body, ana.token)).status).toBe(201);
    expect((await post('/me/passkeys', body, ana.token)).body).toMatchObject({ code: 'CHALLENGE_ENDED' });
  });

  it('belong to one login', async () => {
    await add();
    const ben = await harness.make.member(firmId, 'consultant');
    expect(await add(device, ben)).toMatchObject({ status: 409, body: { code: 'PASSKEY_KNOWN' } });
    const { body } = await harness.request<{ id: string }[]>('GET', '/me/passkeys', ana.token);
    const url = `/me/passkeys/${body[0]!.id}`;
    expect((await harness.request('PATCH', url, ben.token, { body: { name: 'Mine' } })).status).toBe(404);
    expect((await post(`${url}/remove`, { password: PASSWORD }, ben.token)).status).toBe(404);
  });
});

describe('signing in by a passkey', () => {
  it('takes no password, and counts as a second factor', async () => {
    await add();
    const { status: entered, token, cookie } = await enter();
    expect(entered).toBe(200);
    expect(cookie).toMatch(/^votra_refresh=/);
    expect(await status(token)).toBe(200);
    await harness.database.sql('UPDATE firms SET mfa_required = true WHERE id = $1', [firmId]);
    try {
      const strict = await enter();
      expect(strict.body).toMatchObject({ me: { secondFactorMissing: false } });
      expect((await harness.request('GET', '/me/profile', strict.token)).status).toBe(200);
    } finally {
      await harness.database.sql('UPDATE firms SET mfa_required = false WHERE id = $1', [firmId]);
    }
    const { body } = await harness.request<{ lastUsedAt: string | null }[]>('GET', '/me/passkeys', ana.token);
    expect(body[0]!.lastUsedAt).not.toBeNull();
  });

  it.each<[string, Lies]>([
    ['from another origin', { origin: 'https://votra.evil.example' }],
    ['for another place', { rpId: 'evil.example' }],
    ['that did not ask who holds the device', { verified: false }],
    ['of another ceremony', { type: 'webauthn.create' }],
    ['to another challenge', { challenge: 'AAAA' }],
    ['for somebody else', { userHandle: 'c29tZWJvZHk' }],
  ])('takes no answer %s', async (_, lies) => {
    await add();
    expect(await enter(device, lies)).toMatchObject(REFUSED);
  });

  it('is for the configured place, whatever Host a request names', async () => {
    const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example' };
    const { body } = await harness.request<Asked>('POST', '/auth/passkey/options', undefined, {
      ...{ body: {}, headers },
    });
    expect(body.options).toMatchObject({ rpId: 'localhost', userVerification: 'required' });
  });

  it('says the same of an unknown passkey, a wrong signature and a login that was locked', async () => {
    await add();
    expect(await enter(new Device())).toMatchObject(REFUSED);
    const { challenge, options } = await asked();
    const forged = { ...new Device().get(options), credentialId: device.credentialId };
    expect(await answer(challenge, forged)).toMatchObject(REFUSED);
    await harness.database.sql(`UPDATE users SET status = 'disabled' WHERE id = $1`, [ana.userId]);
    expect(await enter()).toMatchObject(REFUSED);
  });

  it('takes an answer once, not even from two at once, and for its own purpose', async () => {
    await add();
    const { challenge, options } = await asked();
    const assertion = device.get(options);
    const both = await Promise.all([answer(challenge, assertion), answer(challenge, assertion)]);
    expect(both.map((result) => result.status).sort()).toEqual([200, 401]);
    const { challenge: forNew, options: asNew } = await begin();
    expect(await answer(forNew, device.get({ ...options, challenge: asNew.challenge }))).toMatchObject({
      ...{ status: 401, body: { code: 'CHALLENGE_ENDED' } },
    });
    for (const made of ['a.b.c', ana.token])
      expect(await answer(made, assertion)).toMatchObject({ body: { code: 'CHALLENGE_ENDED' } });
  });

  it('refuses a copy of the device, which counts behind it, and records that', async () => {
    await add();
    await enter();
    await enter();
    device.counter = 0;
    expect(await enter()).toMatchObject(REFUSED);
    expect(await accountRecords(harness, ana)).toContain('session.sign_in_failed');
    device.counter = 5;
    expect((await enter()).status).toBe(200);
  });

  it('takes devices that do not count', async () => {
    const phone = new Device(undefined, false);
    await add(phone);
    expect([(await enter(phone)).status, (await enter(phone)).status]).toEqual([200, 200]);
  });
});

describe('a password beside a passkey', () => {
  const challenged = async () =>
    (await signIn(harness, ana.email)).body as unknown as {
      challenge: string;
      app: boolean;
      passkey: Asked['options'];
    };
  const byPasskey = async (challenge: string, assertion: object) =>
    signedIn(await post('/auth/login/passkey', { challenge, assertion }));

  it('is not enough: a passkey or a recovery code has the last word', async () => {
    const [code] = (await add()).body.recoveryCodes as [string];
    const { challenge, app, passkey } = await challenged();
    expect(app).toBe(false);
    expect(passkey.allowCredentials).toMatchObject([{ id: device.credentialId }]);
    expect((await byPasskey(challenge, device.get(passkey))).status).toBe(200);
    const second = await challenged();
    expect((await post('/auth/login/code', { challenge: second.challenge, code })).status).toBe(200);
    expect((await post('/auth/login/code', { challenge: second.challenge, code: '123456' })).status).toBe(
      422,
    );
  });

  it('takes no passkey of somebody else, no answer twice, and five tries', async () => {
    await add();
    const ben = await harness.make.member(firmId, 'consultant');
    const his = new Device();
    await add(his, ben);
    const { challenge, passkey } = await challenged();
    const good = device.get(passkey);
    const refused = { status: 422, body: { errors: [{ field: 'assertion', code: 'PASSKEY_REFUSED' }] } };
    expect(await byPasskey(challenge, his.get(passkey))).toMatchObject(refused);
    expect((await byPasskey(challenge, good)).status).toBe(200);
    expect(await byPasskey(challenge, good)).toMatchObject(refused);
    for (let wrong = 3; wrong < 5; wrong++) await byPasskey(challenge, his.get(passkey));
    expect((await byPasskey(challenge, device.get(passkey))).status).toBe(429);
    expect(await accountRecords(harness, ana)).toContain('session.sign_in_failed');
  });

  it('takes codes of an app as well, whose end leaves the passkey and the recovery codes', async () => {
    await add();
    const { code, recoveryCodes } = await setUpApp(harness, ana);
    expect(recoveryCodes).toEqual([]);
    expect(await challenged()).toMatchObject({ app: true, passkey: { rpId: 'localhost' } });
    const proof = { password: PASSWORD, code: code() };
    expect((await post('/me/authenticator/remove', proof, ana.token)).status).toBe(204);
    const state = await harness.request('GET', '/me/authenticator', ana.token);
    expect(state.body).toEqual({ since: null, recoveryCodesLeft: 10 });
    expect((await post('/me/authenticator/recovery-codes', { password: PASSWORD }, ana.token)).status).toBe(
      200,
    );
    expect(await challenged()).toMatchObject({ app: false });
  });

  it('adds no second factor in a session that never gave one', async () => {
    await add();
    await harness.database.sql('UPDATE sessions SET second_factor = false WHERE user_id = $1', [ana.userId]);
    for (const url of ['/me/passkeys/options', '/me/authenticator'])
      expect(await post(url, { password: PASSWORD }, ana.token)).toMatchObject({
        ...{ status: 409, body: { code: 'SIGN_IN_AGAIN' } },
      });
  });
});
