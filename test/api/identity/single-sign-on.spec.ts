import { CLIENT, OidcPlace } from '../../support/oidc-place.js';
import { secretMailedTo, accountMailsTo } from '../../support/account-mails.js';
import { Harness } from '../../support/harness.js';
import { PASSWORD, type TestMember } from '../../support/make.js';
import { signedIn } from '../../support/people.js';
import { setUpApp } from '../../support/second-factor.js';
import { account, type KnownProvider, sessionOf, ssoCalls } from '../../support/sso.js';

let harness: Harness;
let place: OidcPlace;
/** Two firms with a provider each, at the same place. */
let firmId: string;
let otherId: string;
let admin: TestMember;
let provider: KnownProvider;
let others: KnownProvider;

beforeAll(async () => {
  place = await OidcPlace.start();
  harness = await Harness.start({ OUTGOING_LOOPBACK: 'true', TRUST_PROXY_HOPS: '1' });
  [firmId, otherId] = [await harness.make.firm(), await harness.make.firm()];
  admin = await harness.make.member(firmId, 'admin');
  const stranger = await harness.make.member(otherId, 'admin');
  [provider, others] = [await added(admin), await added(stranger)];
  place.serve([provider.redirectUri, others.redirectUri]);
  expect(await set({ enabled: true })).toMatchObject({ status: 200, body: { enabled: true } });
});
afterAll(async () => {
  await harness.stop();
  place.stop();
});

const { send, added, set, audit, begin, finish, signInAs, link } = ssoCalls(() => ({
  ...{ harness, place, firmId, admin, provider },
}));
const REFUSED = { status: 401, body: { code: 'SIGN_IN_FAILED' } };
const ENDED = { status: 401, body: { code: 'FLOW_ENDED' } };

describe('a provider of a firm', () => {
  it('tells its secret to nobody, and is not switched on without one', async () => {
    const draft = { name: 'Google', preset: 'google', issuer: 'https://accounts.google.com' };
    const { body } = await send('POST', '/identity-providers', admin, draft);
    const url = `/identity-providers/${body.id}`;
    const change = (changes: object, version: number) =>
      send('PATCH', url, admin, changes, { 'if-match': `"${version}"` });
    expect(await change({ enabled: true }, 1)).toMatchObject({
      status: 409,
      body: { code: 'PROVIDER_INCOMPLETE' },
    });
    const { raw } = await change({ applicationId: 'x', applicationSecret: 'very-secret' }, 1);
    expect(raw.toString()).toContain('"hasSecret":true');
    expect((await change({ name: 'y' }, 1)).status).toBe(412);
    const told = await harness.database.sql(
      `SELECT after FROM audit_entries WHERE object_id = $1 AND action = 'identity_provider.updated'`,
      [body.id],
    );
    expect(told).toEqual([{ after: { applicationId: 'x', sealedSecret: '•••' } }]);
    const everything = JSON.stringify([
      raw.toString(),
      told,
      await harness.database.sql('SELECT * FROM identity_providers'),
    ]);
    expect(everything).not.toContain('very-secret');
    expect((await send('POST', '/identity-providers', admin, draft)).body).toMatchObject({
      code: 'ISSUER_TAKEN',
    });
    expect((await send('DELETE', url, admin, undefined, { 'if-match': '"2"' })).status).toBe(204);
  });

  it.each([
    ['microsoft', 'https://login.microsoftonline.com/common/v2.0'],
    ['google', 'https://accounts.google.com.evil.example'],
    ['oidc', 'login.firm.example'],
    ['oidc', 'https://me:secret@login.firm.example'],
    ['oidc', 'javascript:alert(1)'],
  ])('of kind %s is not %s', async (preset, issuer) => {
    const draft = { name: 'Wrong', preset, issuer };
    expect((await send('POST', '/identity-providers', admin, draft)).body).toMatchObject({
      errors: [{ field: 'issuer' }],
    });
  });

  it('is checked in words', async () => {
    const check = async () => (await send('POST', `/identity-providers/${provider.id}/check`, admin)).body;
    expect(await check()).toEqual({ problems: [] });
    await set({ applicationSecret: 'another' });
    expect(await check()).toEqual({
      problems: ['The provider does not know this application id with this secret.'],
    });
    await set({ applicationSecret: CLIENT.secret });
    const draft = { name: 'Inside', preset: 'oidc', issuer: 'https://10.0.0.1' };
    const { id } = (await send('POST', '/identity-providers', admin, draft)).body;
    const url = `/identity-providers/${id}`;
    await send('PATCH', url, admin, { applicationId: 'x', applicationSecret: 'y' }, { 'if-match': '"1"' });
    expect((await send('POST', `${url}/check`, admin)).body).toEqual({
      problems: ['10.0.0.1 has no public address.'],
    });
    await send('DELETE', url, admin, undefined, { 'if-match': '"2"' });
  });

  it('is offered to whoever has the link, while it is on', async () => {
    const offers = (id: string) => send('GET', `/auth/sso?firmId=${id}`, undefined);
    expect((await offers(firmId)).body).toEqual([{ id: provider.id, name: 'Firm accounts', preset: 'oidc' }]);
    const nothing = { status: 200, body: [] };
    expect(await offers(await harness.make.firm())).toMatchObject(nothing);
    expect(await offers(admin.userId)).toMatchObject(nothing); // of no firm
  });
});

describe('an account of a member', () => {
  let ada: TestMember;
  beforeAll(async () => {
    ada = await harness.make.member(firmId, 'consultant');
    expect((await link(ada, account('ada'))).status).toBe(204);
  });

  it('is linked by the password, on record and by mail, and signs in to the firm', async () => {
    const linked = await audit('member.sign_in_linked');
    expect(linked.filter((entry) => entry.object_id === ada.membershipId)).toMatchObject([
      { object_id: ada.membershipId, after: { provider: 'Firm accounts', account: 'ada@firm.example' } },
    ]);
    expect((await accountMailsTo(harness, ada.email)).at(-1)?.body).toContain(
      'an account at Firm accounts was linked',
    );
    const answer = await signInAs(account('ada', { email: 'new@elsewhere.example', email_verified: false }));
    expect(answer).toMatchObject({
      status: 200,
      body: { me: { user: { id: ada.userId }, firm: { id: firmId } } },
    });
    expect((await audit('session.signed_in')).at(-1)?.after).toEqual({
      ...{ means: 'sso', provider: 'Firm accounts', secondFactor: false },
    });
    const { token } = sessionOf(answer);
    expect((await send('GET', '/me/sign-ins', { token })).body).toMatchObject([
      {
        id: provider.id,
        email: 'ada@firm.example',
        linkedAt: expect.any(String) as string,
        lastUsedAt: expect.any(String) as string,
      },
    ]);
    const { body: sessions } = await send('GET', '/me/sessions', { token });
    for (const shown of [
      { means: 'sso', providerName: 'Firm accounts', current: true },
      { means: 'password', providerName: null, current: false },
    ])
      expect(sessions).toContainEqual(expect.objectContaining(shown));
  });

  it('is nobody else’s, and no password is no proof', async () => {
    const eve = await harness.make.member(firmId, 'consultant');
    expect(await link(eve, account('ada'))).toMatchObject({ status: 409, body: { code: 'ACCOUNT_TAKEN' } });
    expect(await link(ada, account('ada-two'))).toMatchObject({
      status: 409,
      body: { code: 'LINKED_ALREADY' },
    });
    const guess = { providerId: provider.id, password: 'not the password' };
    expect((await send('POST', '/me/sign-ins/begin', eve, guess)).status).toBe(422);
    expect((await send('POST', `/me/sign-ins/${provider.id}/remove`, ada, guess)).status).toBe(422);
  });

  it('is answered once, in the browser that began', async () => {
    place.person = account('ada');
    const { url, cookie } = await begin();
    const answer = await place.visit(url);
    expect(await finish(answer, (await begin()).cookie)).toMatchObject(REFUSED); // of another start: its state differs
    expect(await finish(answer, '')).toMatchObject(ENDED);
    expect(await finish(answer, `${cookie.slice(0, -3)}abc`)).toMatchObject(ENDED);
    expect(await finish(answer, cookie, others.id)).toMatchObject(ENDED);
    expect((await finish(answer, cookie)).status).toBe(200);
    expect(await finish(answer, cookie)).toMatchObject(ENDED);
  });

  it('is not believed with another nonce, issuer or state, nor by a code of somebody else', async () => {
    place.person = account('ada');
    const changed = async (change: (query: URLSearchParams) => void, url = '') => {
      const begun = await begin();
      const query = new URLSearchParams(await place.visit(url || begun.url));
      change(query);
      return finish(String(query), begun.cookie);
    };
    const { url } = await begin();
    const nonce = new URL(url);
    expect(await changed((query) => query.set('iss', 'https://evil.example'))).toMatchObject(REFUSED);
    expect(await changed((query) => query.delete('iss'))).toMatchObject(REFUSED);
    expect(await changed((query) => query.set('state', 'sign-in.x'))).toMatchObject(REFUSED);
    expect(await changed((query) => query.delete('state'))).toMatchObject(REFUSED);
    // a code that was made for somebody else's browser: its verifier is not ours
    const theirs = new URLSearchParams(await place.visit(nonce.href)).get('code')!;
    expect(await changed((query) => query.set('code', theirs))).toMatchObject(REFUSED);
    const begun = await begin();
    const other = new URL(begun.url);
    other.searchParams.set('nonce', 'of another');
    expect(await finish(await place.visit(other.href), begun.cookie)).toMatchObject(REFUSED);
    expect(await finish('error=access_denied', (await begin()).cookie)).toMatchObject(REFUSED);
  });

  it('is not believed unless the provider signed what it says', async () => {
    place.tamper = (answer) => {
      const [head, body, seal] = String(answer['id_token']).split('.') as [string, string, string];
      const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as object;
      const forged = Buffer.from(JSON.stringify({ ...claims, sub: 'ada' })).toString('base64url');
      return { ...answer, id_token: [head, forged, seal].join('.') };
    };
    expect(await signInAs(account('mallory'))).toMatchObject(REFUSED);
    place.tamper = undefined;
    expect((await signInAs(account('ada'))).status).toBe(200);
  });

  it('that nobody has linked lets nobody in, whatever its address, and that is on record', async () => {
    expect(await signInAs(account('twin', { email: ada.email }))).toMatchObject(REFUSED);
    expect((await audit('session.sign_in_failed')).at(-1)).toMatchObject({
      ...{ object_id: provider.id, after: { account: ada.email } },
    });
  });

  it('opens its own firm alone, and tells it of no other', async () => {
    const inBoth = await harness.make.member(otherId, 'admin');
    const membership = await harness.make.member(firmId, 'consultant');
    await harness.database.sql('UPDATE memberships SET user_id = $2 WHERE id = $1', [
      ...[membership.membershipId, inBoth.userId],
    ]);
    await harness.database.sql('UPDATE sessions SET user_id = $2 WHERE user_id = $1', [
      ...[membership.userId, inBoth.userId],
    ]);
    const password = await harness.request('POST', '/auth/login', undefined, {
      body: { email: inBoth.email, password: PASSWORD, firmId },
    });
    expect(await link({ ...membership, token: signedIn(password).token }, account('both'))).toMatchObject({
      status: 204,
    });
    const answer = await signInAs(account('both'));
    const { token, cookie } = sessionOf(answer);
    expect((answer.body as unknown as { me: { firms: unknown[] } }).me.firms).toHaveLength(1);
    const sessions = (await send('GET', '/me/sessions', { token })).body as unknown as {
      firmName: string;
      id: string;
    }[];
    expect(new Set(sessions.map(({ firmName }) => firmName)).size).toBe(1);
    expect(await send('POST', '/auth/switch', undefined, { firmId: otherId }, { cookie })).toMatchObject({
      ...{ status: 409, body: { code: 'SSO_OPENS_ONE_FIRM' } },
    });
    await send('DELETE', '/me/sessions', { token });
    expect((await send('GET', '/me', inBoth)).status).toBe(200); // out of its reach
    // the other firm's provider at the same place knows nobody: links are each firm's own
    place.person = account('both');
    const theirs = { 'if-match': `"${others.version}"` };
    await send('PATCH', `/identity-providers/${others.id}`, inBoth, { enabled: true }, theirs);
    const begun = await begin({ firmId: otherId, providerId: others.id });
    expect(await finish(await place.visit(begun.url), begun.cookie, others.id)).toMatchObject(REFUSED);
    const crossed = { firmId: otherId, providerId: provider.id };
    expect((await send('POST', '/auth/sso/begin', undefined, crossed)).status).toBe(404);
  });

  it('asks for a second factor where the person has one, unless it counts as one itself', async () => {
    const ben = await harness.make.member(firmId, 'consultant');
    await link(ben, account('ben'));
    const phone = await setUpApp(harness, ben);
    const asked = await signInAs(account('ben'));
    expect(asked.body).toMatchObject({ mfaRequired: true, app: true });
    const { challenge } = asked.body as unknown as { challenge: string };
    const code = { challenge, code: phone.code() };
    const entered = await send('POST', '/auth/login/code', undefined, code);
    expect(entered.status).toBe(200);
    expect((await audit('session.signed_in')).at(-1)?.after).toEqual({
      ...{ means: 'sso', provider: 'Firm accounts', secondFactor: true },
    });
    const required = (on: boolean) =>
      harness.database.sql('UPDATE firms SET mfa_required = $2 WHERE id = $1', [firmId, on]);
    await required(true);
    expect((await signInAs(account('ada'))).body).toMatchObject({ me: { secondFactorMissing: true } });
    await required(false); // so that its admin may change something
    await set({ isSecondFactor: true });
    await required(true);
    const counted = await signInAs(account('ada'));
    expect(counted.body).toMatchObject({ me: { secondFactorMissing: false } });
    // the firm takes the provider's word; the login, which is not the firm's, does not
    const vouched = sessionOf(await signInAs(account('ben')));
    const proof = { password: PASSWORD };
    expect((await send('POST', '/me/passkeys/options', vouched, proof)).body).toMatchObject({
      code: 'SIGN_IN_AGAIN',
    });
    // somebody who may do nothing yet but set up a second factor may take this one
    const fay = await harness.make.member(firmId, 'consultant');
    expect((await send('GET', '/members', fay)).status).toBe(403);
    expect((await link(fay, account('fay'))).status).toBe(204);
    expect((await send('GET', '/members', fay)).status).toBe(200);
    expect((await send('GET', '/me/sessions', fay)).body).toContainEqual(
      expect.objectContaining({ current: true, means: 'sso' }), // so that it goes to no other firm
    );
    await required(false);
    await set({ isSecondFactor: false });
    expect((await send('GET', '/me', sessionOf(counted))).status).toBe(401); // what it opened is shut
  });

  it('needs a confirmed address of the firm where the firm asks for one', async () => {
    await set({ emailDomains: ['firm.example'] });
    for (const over of [
      { email: 'ada@mail.example' },
      { email_verified: false },
      { email: 'ada@notfirm.example' },
    ])
      expect(await signInAs(account('ada', over))).toMatchObject(REFUSED);
    expect((await signInAs(account('ada'))).status).toBe(200);
    const eve = await harness.make.member(firmId, 'consultant');
    expect(await link(eve, account('eve', { email_verified: false }))).toMatchObject({
      ...{ status: 409, body: { code: 'LINK_REFUSED' } },
    });
    await set({ emailDomains: [] });
  });

  it('lets nobody in who left, or while it is switched off or cannot be asked', async () => {
    const cy = await harness.make.member(firmId, 'consultant');
    await link(cy, account('cy'));
    const deactivate = { reason: 'Left us' };
    await send('POST', `/members/${cy.membershipId}/deactivate`, admin, deactivate);
    expect(await signInAs(account('cy'))).toMatchObject(REFUSED);
    const inside = sessionOf(await signInAs(account('ada')));
    const begun = await begin();
    await set({ enabled: false });
    expect((await send('GET', '/me', inside)).status).toBe(401);
    expect((await finish(await place.visit(begun.url), begun.cookie)).status).toBe(404);
    const again = { firmId, providerId: provider.id };
    expect((await send('POST', '/auth/sso/begin', undefined, again)).status).toBe(404);
    await set({ enabled: true });
    place.tamper = () => ({});
    expect(await signInAs(account('ada'))).toMatchObject(REFUSED);
    place.tamper = undefined;
  });

  it('is unlinked by the password', async () => {
    const dee = await harness.make.member(firmId, 'consultant');
    await link(dee, account('dee'));
    const url = `/me/sign-ins/${provider.id}/remove`;
    expect((await send('POST', url, dee, { password: PASSWORD })).status).toBe(204);
    expect(await signInAs(account('dee'))).toMatchObject(REFUSED);
    expect(await audit('member.sign_in_unlinked')).toHaveLength(1);
    expect((await send('POST', url, dee, { password: PASSWORD })).status).toBe(404);
  });
});

describe('an invitation', () => {
  const invited = async (email: string): Promise<string> => {
    const body = { name: 'Gil', email, roles: ['consultant'], invite: true };
    expect((await send('POST', '/members', admin, body)).status).toBe(201);
    return secretMailedTo(harness, email);
  };

  it('is accepted by an account with its address, which then signs in without any password', async () => {
    const email = 'gil@firm.example';
    const invitation = await invited(email);
    const look = await send('POST', '/auth/invitation', undefined, { token: invitation });
    expect(look.body).toMatchObject({ firmId, ssos: [{ id: provider.id }] });
    const wrong = { status: 409, body: { code: 'EMAIL_DIFFERS' } };
    expect(await signInAs(account('gil', { email: 'other@firm.example' }), { invitation })).toMatchObject(
      wrong,
    );
    expect(await signInAs(account('gil', { email_verified: false }), { invitation })).toMatchObject(wrong);
    const answer = await signInAs(account('gil'), { invitation });
    expect(answer).toMatchObject({ status: 200, body: { me: { user: { email, hasPassword: false } } } });
    const gil = sessionOf(answer);
    expect(
      (await send('POST', '/auth/login', undefined, { email, password: 'no such account' })).status,
    ).toBe(401);
    const proof = { password: PASSWORD };
    expect(await send('POST', `/me/sign-ins/${provider.id}/remove`, gil, proof)).toMatchObject({
      ...{ status: 422, body: { errors: [{ code: 'NO_PASSWORD' }] } }, // the last way in
    });
    expect((await signInAs(account('gil'))).status).toBe(200);
    expect((await signInAs(account('gil'), { invitation })).status).toBe(404);
  });

  it('for an address that has a login is accepted by its password alone', async () => {
    const known = await harness.make.member(otherId, 'consultant');
    const invitation = await invited(known.email);
    expect((await send('POST', '/auth/invitation', undefined, { token: invitation })).body).toMatchObject({
      ssos: [],
    });
    expect(await signInAs(account('known', { email: known.email }), { invitation })).toMatchObject({
      ...{ status: 409, body: { code: 'LOGIN_EXISTS' } },
    });
  });
});

describe('a provider that cannot be asked', () => {
  it('is told in one sentence', async () => {
    const gone = await OidcPlace.start();
    gone.stop();
    const draft = { name: 'Closed', preset: 'oidc', issuer: gone.issuer };
    const { id } = (await send('POST', '/identity-providers', admin, draft)).body;
    const on = { applicationId: 'x', applicationSecret: 'y', enabled: true };
    await send('PATCH', `/identity-providers/${id}`, admin, on, { 'if-match': '"1"' });
    expect(await send('POST', '/auth/sso/begin', undefined, { firmId, providerId: id })).toMatchObject({
      status: 409,
      body: { detail: 'Closed cannot be asked just now. Try again later, or sign in another way.' },
    });
    await send('DELETE', `/identity-providers/${id}`, admin, undefined, { 'if-match': '"2"' });
  });
});
