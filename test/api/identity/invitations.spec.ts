import { randomUUID } from 'node:crypto';
import type {
  AcceptedInvitationDto,
  InvitationDto,
  InvitedMemberDto,
} from '../../../apps/api/src/modules/identity/invitations/dto/invitation.dto.js';
import type { MemberDetailsDto } from '../../../apps/api/src/modules/identity/members/dto/member.dto.js';
import { accountMailsTo, secretMailedTo } from '../../support/account-mails.js';
import { type Body, match } from '../../support/billing.js';
import { Harness } from '../../support/harness.js';
import type { TestMember } from '../../support/make.js';

const PASSWORD = 'violet lighthouse ninety';
const GONE = { status: 404, code: 'INVITATION_GONE' };

interface SignedIn {
  accessToken: string;
  me: { user: { name: string }; membership: { roles: string[] }; firms: { id: string }[] };
}

describe('invitations', () => {
  let harness: Harness;
  let firm: string;
  let admin: TestMember;
  beforeAll(async () => {
    harness = await Harness.start({ THROTTLE_ANONYMOUS_PER_HOUR: '1000000' });
  });
  beforeEach(async () => {
    firm = await harness.make.firm();
    admin = await harness.make.member(firm, 'admin');
  });
  afterAll(() => harness.stop());

  const address = () => `new-${randomUUID().slice(0, 8)}@firm.example`;
  const call = <T = InvitedMemberDto>(
    method: string,
    url: string,
    body?: unknown,
    who: { token: string } = admin,
  ) => harness.request<Body<T>>(method, url, who.token, { body });
  const create = (over: object = {}, who?: { token: string }) =>
    call('POST', '/members', { name: 'Nia New', email: address(), roles: ['consultant'], ...over }, who);
  /** Somebody invited, and the secret that the mail brought them. */
  const invited = async (over: object = {}) => {
    const { member, link } = (await create({ invite: true, ...over })).body;
    const email = member.email!;
    return { id: member.id, member, link, email, token: await secretMailedTo(harness, email) };
  };
  const invite = (id: string, who?: { token: string }) =>
    call('POST', `/members/${id}/invite`, undefined, who);
  const open = <T>(url: string, body: object) =>
    harness.request<Body<T>>('POST', `/auth/invitation${url}`, undefined, { body });
  const look = (token: string) => open<InvitationDto>('', { token });
  const accept = (token: string, over: object = {}) =>
    open<AcceptedInvitationDto>('/accept', { token, name: 'Nia Newcomer', newPassword: PASSWORD, ...over });
  const signIn = (email: string, firmId = firm) =>
    harness.request<SignedIn>('POST', '/auth/login', undefined, {
      body: { email, password: PASSWORD, firmId },
    });
  const get = async (id: string) => (await call<MemberDetailsDto>('GET', `/members/${id}`)).body;
  const actions = async (id: string) =>
    (
      await harness.database.sql<{ action: string }>(
        'SELECT action FROM audit_entries WHERE object_id = $1 ORDER BY at, id',
        [id],
      )
    ).map(({ action }) => action);

  it('bring somebody new into the firm with a login of their own', async () => {
    const { id, email, token, member, link } = await invited();
    expect(member).toMatchObject({ status: 'invited', hasLogin: false, roles: ['consultant'] });
    expect(link).toContain(`/invitation#token=${token}`);
    const seen = await look(token);
    expect(seen.body).toMatchObject({ email, hasLogin: false, name: 'Nia New' });
    expect(seen.body.inviterName).toMatch(/^Member/);
    expect((await accept(token)).body).toEqual({ email, firmId: firm, clientId: null });
    const { status, body } = await signIn(email);
    expect(status).toBe(200);
    expect(body.me).toMatchObject({ user: { name: 'Nia Newcomer' }, membership: { roles: ['consultant'] } });
    expect(await get(id)).toMatchObject({ status: 'active', hasLogin: true, invitedAt: null });
    expect(await actions(id)).toEqual(['member.created', 'member.invited', 'member.joined']);
  });

  it('work once', async () => {
    const { token } = await invited();
    const both = await Promise.all([accept(token), accept(token)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 404]);
    expect((await accept(token)).body).toMatchObject(GONE);
    expect((await look(token)).body).toMatchObject(GONE);
  });

  it('give one answer to every link that does not hold', async () => {
    const [expired, revoked, used, suspended] = [
      await invited(),
      await invited(),
      await invited(),
      await invited(),
    ];
    await harness.database.sql(`UPDATE invitations SET expires_at = now() WHERE membership_id = $1`, [
      expired.id,
    ]);
    await call('POST', `/members/${revoked.id}/invitation/revoke`);
    await accept(used.token);
    await call('POST', `/members/${suspended.id}/deactivate`, { reason: 'No' });
    const forged = Buffer.from(used.token, 'base64url');
    forged[47]! ^= 1;
    const tokens = [
      expired.token,
      revoked.token,
      used.token,
      suspended.token,
      forged.toString('base64url'),
      'nonsense',
    ];
    const answers = [];
    for (const token of tokens) answers.push((await look(token)).body, (await accept(token)).body);
    const words = new Set(answers.map((body) => JSON.stringify(Object.assign(body, { requestId: '' }))));
    expect([...words].map((text) => JSON.parse(text) as object)).toEqual([expect.objectContaining(GONE)]);
  });

  it('hold for seven days', async () => {
    const { id } = await invited();
    const { invitedAt, invitationExpiresAt, invitedByName } = await get(id);
    expect(new Date(invitationExpiresAt!).getTime() - new Date(invitedAt!).getTime()).toBe(7 * 86_400_000);
    expect(invitedByName).toMatch(/^Member/);
  });

  it('die when they are sent again', async () => {
    const { id, email, token } = await invited();
    expect((await invite(id)).body.member.status).toBe('invited');
    const newer = await secretMailedTo(harness, email);
    expect(newer).not.toBe(token);
    expect((await accept(token)).body).toMatchObject(GONE);
    expect((await accept(newer)).status).toBe(200);
    expect(await actions(id)).toContain('member.invited_again');
  });

  it('are one a person, also when two invite at once', async () => {
    const { body } = await create();
    const answers = await Promise.all([invite(body.member.id), invite(body.member.id)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const rows = await harness.database.sql(
      'SELECT FROM invitations WHERE membership_id = $1 AND revoked_at IS NULL',
      [body.member.id],
    );
    expect(rows).toHaveLength(1);
  });

  it('are taken back, and the person can be invited again', async () => {
    const { id } = await invited();
    const revoke = () => call<MemberDetailsDto>('POST', `/members/${id}/invitation/revoke`);
    expect((await revoke()).body).toMatchObject({ status: 'to_invite', invitedAt: null });
    expect((await revoke()).body.code).toBe('NOT_INVITED');
    expect((await invite(id)).body.member.status).toBe('invited');
    expect(await actions(id)).toContain('member.invitation_revoked');
  });

  it('die when the address changes, since they went to the other one', async () => {
    const { id, token } = await invited();
    const changed = await harness.request<MemberDetailsDto>('PATCH', `/members/${id}`, admin.token, {
      body: { email: address() },
      headers: match(await get(id)),
    });
    expect(changed.body).toMatchObject({ status: 'to_invite', invitedAt: null });
    expect((await accept(token)).body).toMatchObject(GONE);
  });

  it('are for people with an address and a role who have no login here', async () => {
    const { body } = await create({ email: undefined });
    expect((await invite(body.member.id)).body).toMatchObject({ status: 409, code: 'EMAIL_MISSING' });
    expect((await create({ email: undefined, invite: true })).body.code).toBe('EMAIL_MISSING');
    expect((await invite(admin.membershipId)).body.code).toBe('PERSON_WRONG_STATE');
    const id = randomUUID();
    await harness.database.sql(
      `INSERT INTO memberships (firm_id, id, name, email, status) VALUES ($1, $2, 'Ida', $3, 'to_invite')`,
      [firm, id, address()],
    );
    expect((await invite(id)).body.code).toBe('ROLES_MISSING');
    expect((await create({ email: admin.email })).body.code).toBe('MEMBER_EMAIL_TAKEN');
    expect((await create({ roles: [] })).status).toBe(422);
  });

  it('leave nobody half made when they cannot be sent', async () => {
    const email = address();
    await create({ email: undefined, invite: true, name: 'Half Made' });
    await create({ email, roles: ['king'], invite: true });
    const rows = await harness.database.sql('SELECT FROM memberships WHERE firm_id = $1', [firm]);
    expect(rows).toHaveLength(1);
    expect(await accountMailsTo(harness, email)).toEqual([]);
  });

  it('keep their secret out of the database and the outbox', async () => {
    const { token } = await invited();
    const tables = ['invitations', 'audit_entries', 'mails', 'idempotency_keys', 'memberships'];
    for (const table of tables) {
      const rows = await harness.database.sql(`SELECT FROM ${table} t WHERE t::text LIKE '%' || $1 || '%'`, [
        token,
      ]);
      expect([table, rows.length]).toEqual([table, 0]);
    }
  });

  it('ask newcomers for a name and a good password', async () => {
    const { token } = await invited();
    expect((await accept(token, { newPassword: 'short' })).body.errors?.[0]).toMatchObject({
      field: 'newPassword',
    });
    expect((await accept(token, { name: undefined })).body.errors?.[0]).toMatchObject({ field: 'name' });
    expect((await accept(token, { newPassword: 'nia newcomer' })).body.errors?.[0]).toMatchObject({
      field: 'newPassword',
    });
    expect((await accept(token)).status).toBe(200);
  });

  describe('to somebody who has a login', () => {
    /** Nia belongs to another firm already. */
    const elsewhere = async () => {
      const first = await invited();
      await accept(first.token);
      firm = await harness.make.firm();
      admin = await harness.make.member(firm, 'admin');
      return invited({ email: first.email });
    };

    it('add a firm to it, by the password it has', async () => {
      const { email, token, id } = await elsewhere();
      expect((await look(token)).body.hasLogin).toBe(true);
      const refused = await accept(token, { password: 'not the password' });
      expect(refused.body).toMatchObject({
        status: 422,
        errors: [{ field: 'password', code: 'PASSWORD_WRONG' }],
      });
      expect((await accept(token)).body.code).toBe('VALIDATION_FAILED');
      expect((await accept(token, { password: PASSWORD })).status).toBe(200);
      const { body } = await signIn(email);
      expect(body.me.firms).toHaveLength(2);
      expect(await get(id)).toMatchObject({ status: 'active', name: 'Nia New' });
      const users = await harness.database.sql('SELECT FROM users WHERE email = $1', [email]);
      expect(users).toHaveLength(1);
    });

    it('do not let the password be guessed', async () => {
      const { token } = await elsewhere();
      for (let n = 0; n < 10; n++) await accept(token, { password: `guess ${n}` });
      expect((await accept(token, { password: PASSWORD })).status).toBe(429);
    });

    it('do not let a disabled one in', async () => {
      const { email, token } = await elsewhere();
      await harness.database.sql(`UPDATE users SET status = 'disabled' WHERE email = $1`, [email]);
      expect((await accept(token, { password: PASSWORD })).body.code).toBe('VALIDATION_FAILED');
    });
  });

  it('are not there for another firm, nor for those who may not manage people', async () => {
    const { id } = await invited();
    const stranger = await harness.make.member(await harness.make.firm(), 'admin');
    expect((await invite(id, stranger)).status).toBe(404);
    expect((await call('POST', `/members/${id}/invitation/revoke`, undefined, stranger)).status).toBe(404);
    const partner = await harness.make.member(firm, 'partner');
    expect((await invite(id, partner)).status).toBe(403);
    expect((await create({}, partner)).status).toBe(403);
  });

  it('count as requests of a stranger', async () => {
    const strict = await Harness.start({ THROTTLE_ANONYMOUS_PER_HOUR: '3' });
    try {
      const statuses = [];
      for (let n = 0; n < 4; n++) {
        const body = { token: 'guess' };
        statuses.push((await strict.request('POST', '/auth/invitation', undefined, { body })).status);
      }
      expect(statuses).toEqual([404, 404, 404, 429]);
    } finally {
      await strict.stop();
    }
  });

  it('show no link to the inviter where a mail server delivers it', async () => {
    const mailing = await Harness.start({ SMTP_URL: 'smtp://127.0.0.1:1' });
    try {
      const boss = await mailing.make.member(await mailing.make.firm(), 'admin');
      const body = { name: 'Nia New', email: address(), roles: ['viewer'], invite: true };
      const answer = await mailing.request<InvitedMemberDto>('POST', '/members', boss.token, { body });
      expect(answer.body.link).toBeNull();
      expect(await secretMailedTo(mailing, body.email)).toHaveLength(64);
    } finally {
      await mailing.stop();
    }
  });
});
