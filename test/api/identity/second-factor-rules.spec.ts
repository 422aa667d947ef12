import { v7 as uuidv7 } from 'uuid';
import { accountMailsTo } from '../../support/account-mails.js';
import { Harness } from '../../support/harness.js';
import { PASSWORD, type TestMember } from '../../support/make.js';
import { operations } from '../../support/openapi.js';
import { signedIn, signIn } from '../../support/people.js';
import { type Phone, setUpApp } from '../../support/second-factor.js';

let harness: Harness;
/** It asks for a second factor; its admin has one. */
let firmId: string;
let admin: TestMember;
beforeAll(async () => {
  harness = await Harness.start();
  firmId = await harness.make.firm();
  admin = await harness.make.member(firmId, 'admin');
  await setUpApp(harness, admin);
  expect((await ask(true)).status).toBe(200);
});
afterAll(() => harness.stop());

const RULES = '/firm/sign-in-rules';
const rules = async (token = admin.token) =>
  (await harness.request<{ version: number; membersWithoutFactor: number }>('GET', RULES, token)).body;
const ask = async (mfaRequired: boolean, token = admin.token) =>
  harness.request('PUT', RULES, token, {
    ...{ body: { mfaRequired }, headers: { 'if-match': `"${(await rules(token)).version}"` } },
  });
const status = async (token: string, url = '/members'): Promise<number> =>
  (await harness.request('GET', url, token)).status;
const REFUSED = { status: 403, body: { code: 'MFA_REQUIRED' } };

describe('a firm that asks for a second factor', () => {
  it('is led there by somebody who has one, and records it', async () => {
    const other = await harness.make.firm();
    const zoe = await harness.make.member(other, 'admin');
    await harness.make.member(other, 'consultant');
    expect(await ask(true, zoe.token)).toMatchObject({ status: 409, body: { code: 'OWN_FACTOR_FIRST' } });
    expect(await rules(zoe.token)).toMatchObject({ mfaRequired: false, membersWithoutFactor: 2 });
    await setUpApp(harness, zoe);
    const { version } = await rules(zoe.token);
    expect(await ask(true, zoe.token)).toMatchObject({
      status: 200,
      body: { mfaRequired: true, membersWithoutFactor: 1, version: version + 1 },
    });
    const stale = { body: { mfaRequired: false }, headers: { 'if-match': `"${version}"` } };
    expect((await harness.request('PUT', RULES, zoe.token, stale)).status).toBe(412);
    const entries = await harness.database.sql(
      `SELECT before, after FROM audit_entries WHERE firm_id = $1 AND action = 'firm.sign_in_rules_changed'`,
      [other],
    );
    expect(entries).toEqual([{ before: { mfaRequired: false }, after: { mfaRequired: true } }]);
  });

  it('lets those without one, signed in already, do nothing but set it up', async () => {
    const ben = await harness.make.member(firmId, 'admin');
    const open = new Set([
      ...['authenticatorsState', 'authenticatorsBegin', 'authenticatorsConfirm'],
      ...['passkeysList', 'passkeysBegin', 'passkeysAdd'],
      ...['linkedSignInsBegin', 'linkedSignInsFinish', 'linkedSignInsList'],
      ...['authWhoAmI', 'clientErrorsReport'],
    ]);
    const wrong: string[] = [];
    for (const { operationId, method, path, 'x-access': access } of operations) {
      if (access === 'public') continue;
      const url = path.replaceAll(/\{\w+\}/g, () => uuidv7());
      const { status, body } = await harness.request(method, url, ben.token, {
        ...(method === 'GET' ? {} : { body: {} }),
      });
      const refused = status === 403 && (body as { code?: string } | undefined)?.code === 'MFA_REQUIRED';
      if (refused === open.has(operationId)) wrong.push(`${operationId}: ${status}`);
    }
    expect(wrong).toEqual([]);
  });

  it('lets them in by a password alone only as far, however the session goes on', async () => {
    const ben = await harness.make.member(firmId, 'consultant');
    const { status: answered, token, cookie, body } = await signIn(harness, ben.email);
    expect({ answered, body }).toMatchObject({ answered: 200, body: { me: { secondFactorMissing: true } } });
    expect(await harness.request('GET', '/members', token)).toMatchObject(REFUSED);
    const renewed = signedIn(
      await harness.request('POST', '/auth/refresh', undefined, { headers: { cookie } }),
    );
    expect(await harness.request('GET', '/members', renewed.token)).toMatchObject(REFUSED);
  });

  it('lets them go on in the session in which they set one up, and no other', async () => {
    const ben = await harness.make.member(firmId, 'consultant');
    const { token } = await signIn(harness, ben.email);
    await setUpApp(harness, { token });
    expect(await status(token)).toBe(200);
    expect(await status(ben.token)).toBe(401);
    expect((await harness.request('GET', '/me', token)).body).toMatchObject({ secondFactorMissing: false });
    const again = await signIn(harness, ben.email);
    expect(again.body).toMatchObject({ mfaRequired: true });
  });

  it('leaves no session of a password alone to who signs in while one is set up', async () => {
    const gil = await harness.make.member(firmId, 'consultant');
    const attempts = [setUpApp(harness, gil), ...Array.from({ length: 6 }, () => signIn(harness, gil.email))];
    await Promise.all(attempts);
    const weak = await harness.database.sql(
      'SELECT 1 FROM sessions WHERE user_id = $1 AND revoked_at IS NULL AND NOT second_factor',
      [gil.userId],
    );
    expect(weak).toEqual([]);
  });

  it('confines whoever gives theirs up, at once', async () => {
    const cleo = await harness.make.member(firmId, 'consultant');
    const { code } = await setUpApp(harness, cleo);
    expect(await status(cleo.token)).toBe(200);
    const proof = { body: { password: PASSWORD, code: code() } };
    expect((await harness.request('POST', '/me/authenticator/remove', cleo.token, proof)).status).toBe(204);
    expect(await harness.request('GET', '/members', cleo.token)).toMatchObject(REFUSED);
  });

  it('does not ask the people of its clients', async () => {
    const client = await harness.make.client(firmId);
    const { token } = await harness.make.portalUser(firmId, client.id);
    expect(await status(token, '/portal/overview')).toBe(200);
  });

  it('asks also those who come from another firm, which does not', async () => {
    const elsewhere = await harness.make.firm();
    const dora = await harness.make.member(elsewhere, 'consultant');
    const membershipId = uuidv7();
    await harness.database.sql(
      `INSERT INTO memberships (firm_id, id, user_id, name, status) VALUES ($1, $2, $3, 'Dora', 'active')`,
      [firmId, membershipId, dora.userId],
    );
    const options = { body: { email: dora.email, password: PASSWORD, firmId: elsewhere } };
    const there = signedIn(await harness.request('POST', '/auth/login', undefined, options));
    expect(await status(there.token, '/me/profile')).toBe(200);
    const here = signedIn(
      await harness.request('POST', '/auth/switch', undefined, {
        ...{ body: { firmId }, headers: { cookie: there.cookie } },
      }),
    );
    expect(here.body).toMatchObject({ me: { secondFactorMissing: true } });
    expect(await harness.request('GET', '/me/profile', here.token)).toMatchObject(REFUSED);
  });

  it('shows who has one to those who look after people', async () => {
    const listed = async (token: string, filter = '') =>
      new Map(
        (
          await harness.request<{ items: { id: string; hasSecondFactor: boolean | null }[] }>(
            'GET',
            `/members?perPage=100${filter}`,
            token,
          )
        ).body.items.map(({ id, hasSecondFactor }) => [id, hasSecondFactor]),
      );
    const eve = await harness.make.member(firmId, 'project_manager');
    const fay = await harness.make.member(firmId, 'consultant');
    await setUpApp(harness, eve);
    const seen = await listed(admin.token);
    const without = await listed(admin.token, '&hasSecondFactor=false');
    expect([without.has(fay.membershipId), without.has(eve.membershipId)]).toEqual([true, false]);
    expect((await harness.request('GET', '/members?hasSecondFactor=true', eve.token)).status).toBe(403);
    expect([seen.get(eve.membershipId), seen.get(fay.membershipId)]).toEqual([true, false]);
    expect(new Set((await listed(eve.token)).values())).toEqual(new Set([null]));
  });

  it('lets everybody on as soon as it asks no more', async () => {
    const other = await harness.make.firm();
    const zoe = await harness.make.member(other, 'admin');
    const finn = await harness.make.member(other, 'consultant');
    await setUpApp(harness, zoe);
    await ask(true, zoe.token);
    expect(await harness.request('GET', '/me/profile', finn.token)).toMatchObject(REFUSED);
    expect((await ask(false, zoe.token)).status).toBe(200);
    expect(await status(finn.token, '/me/profile')).toBe(200);
  });
});

describe('a lost second factor', () => {
  const reset = (by: TestMember, whose: TestMember) =>
    harness.request('POST', `/members/${whose.membershipId}/second-factor/reset`, by.token, {
      body: { reason: 'Phone stolen' },
    });
  let other: string;
  let zoe: TestMember;
  beforeAll(async () => {
    other = await harness.make.firm();
    zoe = await harness.make.member(other, 'admin');
  });

  it('is reset by an admin: recorded with the reason, told by mail, signed out everywhere', async () => {
    const ben = await harness.make.member(other, 'consultant');
    expect((await reset(zoe, ben)).body).toMatchObject({ code: 'NO_SECOND_FACTOR' });
    await setUpApp(harness, ben);
    expect(await reset(zoe, ben)).toMatchObject({ status: 200, body: { done: true, firmsToAgree: 0 } });
    expect(await status(ben.token)).toBe(401);
    expect((await signIn(harness, ben.email)).token).not.toBe('undefined');
    const [entry] = await harness.database.sql(
      `SELECT action, reason FROM audit_entries WHERE firm_id = $1 AND object_id = $2`,
      [other, ben.membershipId],
    );
    expect(entry).toEqual({ action: 'member.second_factor_reset', reason: 'Phone stolen' });
    expect((await accountMailsTo(harness, ben.email)).at(-1)?.subject).toBe('Your second factor was reset');
  });

  it('is not reset by somebody with fewer rights, nor by oneself', async () => {
    const ann = await harness.make.member(other, 'admin');
    await setUpApp(harness, ann);
    const role = { name: 'People', description: '', permissions: ['member.read', 'member.manage'] };
    const made = await harness.request<{ id: string }>('POST', '/roles', zoe.token, { body: role });
    const helper = await harness.make.member(other);
    await harness.database.sql(
      'INSERT INTO membership_custom_roles (firm_id, membership_id, role_id) VALUES ($1, $2, $3)',
      [other, helper.membershipId, made.body.id],
    );
    expect(await reset(helper, ann)).toMatchObject({ status: 403, body: { code: 'GRANTS_BEYOND_OWN' } });
    expect((await reset(ann, ann)).status).toBe(403);
    expect(await status(ann.token)).toBe(200);
  });

  describe('of a login that leads to several firms', () => {
    const there = 'Firm of her portal';
    let third: string;
    let partner: TestMember;
    beforeAll(async () => {
      third = await harness.make.firm({ name: there });
      partner = await harness.make.member(third, 'partner');
    });

    /** A member of `other` with an app, who is a contact of a client of the third firm, too. */
    async function dora(): Promise<{ member: TestMember; contactId: string; phone: Phone }> {
      const member = await harness.make.member(other, 'consultant');
      const phone = await setUpApp(harness, member);
      const { id: clientId, name } = await harness.make.client(third);
      const contactId = uuidv7();
      await harness.database.sql(
        `INSERT INTO portal_users (firm_id, id, client_id, client_name, user_id, name, email, status, rights)
         VALUES ($1, $2, $3, $4, $5, 'Dora', $6, 'active', '{projects}')`,
        [third, contactId, clientId, name, member.userId, member.email],
      );
      return { member, contactId, phone };
    }
    const resetContact = (id: string) =>
      harness.request('POST', `/portal-users/${id}/second-factor/reset`, partner.token, {
        body: { reason: 'She called me' },
      });
    const actions = async (firm: string, ...objects: string[]) =>
      (
        await harness.database.sql<{ action: string }>(
          `SELECT action FROM audit_entries WHERE firm_id = $1 AND object_id = ANY ($2::uuid[])
             AND action LIKE '%second_factor%' ORDER BY id`,
          [firm, objects],
        )
      ).map(({ action }) => action);

    it('is reset once each of them has agreed, on record in all', async () => {
      const { member, contactId } = await dora();
      const id = member.membershipId;
      await harness.drainJobs(['factor-reset-ask']); // about others
      const earlier = (await accountMailsTo(harness, partner.email)).length;
      expect((await reset(zoe, member)).body).toEqual({ done: false, firmsToAgree: 1 });
      expect((await reset(zoe, member)).body).toEqual({ done: false, firmsToAgree: 1 });
      expect(await status(member.token)).toBe(200);
      expect((await accountMailsTo(harness, member.email)).at(-1)?.body).toContain(`- ${there}`);
      await harness.drainJobs(['factor-reset-ask']);
      // once, however often the first firm agrees
      const asked = (await accountMailsTo(harness, partner.email)).slice(earlier);
      expect(asked.map(({ body: text }) => /\/clients\/[0-9a-f-]+\/portal/.test(text))).toEqual([true]);
      expect(await accountMailsTo(harness, zoe.email)).toEqual([]);
      const { body } = await harness.request('GET', `/members/${id}`, zoe.token);
      const until = Date.parse(body['factorResetUntil'] as string);
      expect([body['hasSecondFactor'], until > Date.now() + 6 * 86_400_000]).toEqual([true, true]);

      expect((await resetContact(contactId)).body).toEqual({ done: true, firmsToAgree: 0 });
      expect(await status(member.token)).toBe(401);
      await harness.drainJobs(['account-record']);
      const agreed = 'member.second_factor_reset_agreed';
      expect(await actions(other, id, member.userId)).toEqual([agreed, agreed, 'user.second_factor_reset']);
      expect(await actions(third, contactId)).toEqual(['portal_user.second_factor_reset']);
      expect((await harness.request('GET', `/members/${id}`, zoe.token)).body).toMatchObject({
        ...{ hasSecondFactor: false, factorResetUntil: null },
      });
    });

    it('waits anew once a week has passed, or the person gave the factor after all', async () => {
      const { member, contactId, phone } = await dora();
      await reset(zoe, member);
      await harness.database.sql(
        `UPDATE factor_reset_consents SET given_at = now() - interval '8 days' WHERE user_id = $1`,
        [member.userId],
      );
      expect((await resetContact(contactId)).body).toMatchObject({ done: false });
      const { body } = await signIn(harness, member.email);
      const { challenge } = body as { challenge: string };
      const answer = { body: { challenge, code: phone.code() } };
      expect((await harness.request('POST', '/auth/login/code', undefined, answer)).status).toBe(200);
      expect((await reset(zoe, member)).body).toMatchObject({ done: false });
    });

    it('is not reset as a contact’s while they are a colleague as well', async () => {
      const { member } = await dora();
      const client = await harness.make.client(other);
      const contactId = uuidv7();
      await harness.database.sql(
        `INSERT INTO portal_users (firm_id, id, client_id, client_name, user_id, name, email, status, rights)
         VALUES ($1, $2, $3, $4, $5, 'Dora', $6, 'active', '{}')`,
        [other, contactId, client.id, client.name, member.userId, member.email],
      );
      const answer = await harness.request(
        'POST',
        `/portal-users/${contactId}/second-factor/reset`,
        zoe.token,
        {
          body: { reason: 'She called me' },
        },
      );
      expect(answer).toMatchObject({ status: 409, body: { code: 'LOGIN_OF_MEMBER' } });
    });
  });
});
