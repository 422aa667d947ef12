import { randomUUID } from 'node:crypto';
import type { PortalRight } from '#libs/contracts';
import type {
  AcceptedInvitationDto,
  InvitationDto,
} from '../../../apps/api/src/modules/identity/invitations/dto/invitation.dto.js';
import type {
  InvitedPortalUserDto,
  PortalUserDto,
} from '../../../apps/api/src/modules/identity/portal-users/dto/portal-user.dto.js';
import { secretMailedTo } from '../../support/account-mails.js';
import type { Body } from '../../support/billing.js';
import { Harness } from '../../support/harness.js';
import { invoiceRows } from '../../support/invoices.js';
import type { TestMember, TestPortalUser } from '../../support/make.js';
import { PASSWORD } from '../../support/make.js';
import { signedIn } from '../../support/people.js';

const NEW_PASSWORD = 'violet lighthouse ninety';
const REASON = { reason: 'Left the company' };

describe('contacts of a client', () => {
  let harness: Harness;
  let firm: string;
  let clientId: string;
  let manager: TestMember;
  beforeAll(async () => {
    harness = await Harness.start({ THROTTLE_ANONYMOUS_PER_HOUR: '1000000' });
    firm = await harness.make.firm();
    manager = await harness.make.member(firm, 'project_manager');
  });
  beforeEach(async () => {
    clientId = (await harness.make.client(firm)).id;
  });
  afterAll(() => harness.stop());

  const call = <T = PortalUserDto>(
    method: string,
    url: string,
    body?: unknown,
    { token }: { token: string } = manager,
    version = 1,
  ) => harness.request<Body<T>>(method, url, token, { body, headers: { 'if-match': `"${version}"` } });
  const address = () => `contact-${randomUUID().slice(0, 8)}@client.example`;
  const contact = (rights: PortalRight[], email = address()) => ({ name: 'Cora Contact', email, rights });
  const invite = (rights: PortalRight[] = ['projects'], email?: string) =>
    call<InvitedPortalUserDto>('POST', `/clients/${clientId}/portal-users`, contact(rights, email));
  const open = <T>(url: string, body: object) =>
    harness.request<Body<T>>('POST', `/auth/invitation${url}`, undefined, { body });
  const accept = (token: string, proof: object = { name: 'Cora', newPassword: NEW_PASSWORD }) =>
    open<AcceptedInvitationDto>('/accept', { token, ...proof });
  const guest = (...rights: PortalRight[]) => harness.make.portalUser(firm, clientId, rights);
  const listed = async (who?: { token: string }) =>
    (await call<PortalUserDto[]>('GET', `/clients/${clientId}/portal-users`, undefined, who)).body;
  const codeOf = ({ status, body }: { status: number; body: { code?: string } }) => [status, body.code];

  it('come in by a link that works once, with the rights that they were given', async () => {
    const { body } = await invite(['projects']);
    expect(body.portalUser).toMatchObject({ status: 'invited', rights: ['projects'], hasLogin: false });
    const { email } = body.portalUser;
    const token = await secretMailedTo(harness, email!);
    const seen = await open<InvitationDto>('', { token });
    expect(seen.body).toMatchObject({ email, hasLogin: false });
    expect(seen.body.clientName).toMatch(/^Client/);
    expect((await accept(token)).body).toMatchObject({ email, firmId: firm, clientId });
    expect((await accept(token)).status).toBe(404);
    const answer = await harness.request('POST', '/auth/login', undefined, {
      body: { email, password: NEW_PASSWORD, firmId: firm, clientId },
    });
    const session = signedIn(answer);
    expect(session.body['me']).toMatchObject({ portal: { clientId, rights: ['projects'] } });
    expect((await call('GET', '/portal/projects', undefined, session)).status).toBe(200);
    expect((await call('GET', '/portal/invoices', undefined, session)).status).toBe(403);
    const [entry] = await listed();
    expect(entry).toMatchObject({ status: 'active', name: 'Cora', hasLogin: true });
    expect(entry!.lastSignInAt).not.toBeNull();
  });

  it('are invited again and not any more, each ending the link from before', async () => {
    const { id, email } = (await invite()).body.portalUser;
    const first = await secretMailedTo(harness, email!);
    expect((await call('POST', `/portal-users/${id}/invite`)).status).toBe(200);
    const second = await secretMailedTo(harness, email!);
    expect((await open('', { token: first })).status).toBe(404);
    const revoked = await call('POST', `/portal-users/${id}/invitation/revoke`);
    expect(revoked.body.status).toBe('to_invite');
    expect((await open('', { token: second })).status).toBe(404);
    expect(codeOf(await invite(['projects'], email!))).toEqual([409, 'PORTAL_EMAIL_TAKEN']);
  });

  it('lose and win a right at once', async () => {
    const user = await guest('projects', 'billing');
    const { id } = await invoiceRows(harness, firm, clientId);
    const urls = ['/portal/invoices', `/portal/invoices/${id}`, `/portal/invoices/${id}/pdf`];
    const statuses = async () => {
      const answers = [];
      for (const url of urls) answers.push((await call('GET', url, undefined, user)).status);
      return answers;
    };
    expect(await statuses()).toEqual([200, 200, 200]);
    const to = (rights: PortalRight[], version: number) =>
      call('PATCH', `/portal-users/${user.portalUserId}`, { rights }, manager, version);
    expect((await to(['projects'], 1)).body.rights).toEqual(['projects']);
    expect(await statuses()).toEqual([403, 403, 403]);
    const { body } = await call<{ openInvoices: unknown[]; openSums: unknown[] }>(
      'GET',
      '/portal/overview',
      undefined,
      user,
    );
    expect([body.openInvoices, body.openSums]).toEqual([[], []]);
    expect((await to(['billing'], 1)).status).toBe(412);
    await to(['billing'], 2);
    expect(await statuses()).toEqual([200, 200, 200]);
    expect((await call('GET', '/portal/projects', undefined, user)).status).toBe(403);
  });

  it('are shut out at once, and let in again with the rights from before', async () => {
    const user = await guest('projects');
    const url = `/portal-users/${user.portalUserId}`;
    expect((await call('POST', `${url}/deactivate`, REASON)).body.status).toBe('deactivated');
    expect((await call('GET', '/portal/projects', undefined, user)).status).toBe(401);
    expect((await call('POST', `${url}/reactivate`)).body).toMatchObject({
      status: 'active',
      rights: ['projects'],
    });
    expect((await call('GET', '/portal/projects', undefined, user)).status).toBe(401); // the session has ended
    const deeds = await harness.database.sql<{ action: string; reason: string | null }>(
      `SELECT action, reason FROM audit_entries WHERE firm_id = $1 AND object_id = $2 ORDER BY at, id`,
      [firm, user.portalUserId],
    );
    expect(deeds).toEqual([
      { action: 'portal_user.deactivated', ...REASON },
      { action: 'portal_user.reactivated', reason: null },
    ]);
  });

  it('stay shut out by the firm whatever their colleagues wish', async () => {
    const boss = await guest('projects', 'colleagues');
    const one = await guest('projects');
    const at = (who: TestMember | TestPortalUser, deed: string) =>
      call(
        'POST',
        `${who === boss ? '/portal/colleagues' : '/portal-users'}/${one.portalUserId}/${deed}`,
        REASON,
        who,
      );
    expect((await at(manager, 'deactivate')).body).toMatchObject({ deactivatedByFirm: true });
    expect(codeOf(await at(boss, 'reactivate'))).toEqual([409, 'DEACTIVATED_BY_FIRM']);
    expect(
      (await call('POST', `/portal/colleagues/${one.portalUserId}/invite`, undefined, boss)).status,
    ).toBe(409);
    expect((await at(manager, 'reactivate')).body).toMatchObject({
      status: 'active',
      deactivatedByFirm: false,
    });
    expect((await at(boss, 'deactivate')).body).toMatchObject({ deactivatedByFirm: false });
    expect((await at(boss, 'reactivate')).body.status).toBe('active');
  });

  describe('who are erased', () => {
    const erase = async ({ portalUserId }: TestPortalUser, over: object = {}, who?: { token: string }) => {
      const { version, name } = (await listed()).find(({ id }) => id === portalUserId)!;
      const body = { name, reason: 'Asked us to', ...over };
      return call('POST', `/portal-users/${portalUserId}/erase`, body, who, version);
    };
    const logins = async ({ userId }: TestPortalUser) =>
      (await harness.database.sql('SELECT 1 FROM users WHERE id = $1', [userId])).length;

    it('are former contacts everywhere, and their login goes', async () => {
      const user = await guest('projects');
      const boss = await guest('projects', 'colleagues');
      await harness.database.sql(
        `INSERT INTO mails (firm_id, id, recipient, subject, body, related_type)
         VALUES ($1, gen_random_uuid(), $2, 'Invoice', 'Attached', 'invoice')`,
        [firm, user.email],
      );
      expect(codeOf(await erase(user))).toEqual([409, 'PERSON_WRONG_STATE']);
      await call('POST', `/portal-users/${user.portalUserId}/deactivate`, REASON);
      expect((await erase(user, { name: 'Somebody else' })).body.errors?.[0]?.field).toBe('name');
      const consultant = await harness.make.member(firm, 'consultant');
      expect((await erase(user, {}, consultant)).status).toBe(403);
      const former = `Former contact ${user.portalUserId.slice(-4).toUpperCase()}`;
      const gone = { name: former, email: null, jobTitle: '', status: 'erased', rights: [], hasLogin: false };
      expect((await erase(user)).body).toMatchObject({ ...gone, lastSignInAt: null });
      await harness.drainJobs();
      expect(await logins(user)).toBe(0);
      const left = await harness.database.sql(
        `SELECT 1 FROM mails WHERE recipient = $1 UNION ALL SELECT 1 FROM portal_users WHERE email = $1`,
        [user.email],
      );
      expect(left).toEqual([]);
      const [last] = await harness.database.sql<object>(
        `SELECT action, object_label AS label, reason FROM audit_entries
         WHERE firm_id = $1 AND object_id = $2 ORDER BY at DESC, id DESC LIMIT 1`,
        [firm, user.portalUserId],
      );
      expect(last).toEqual({ action: 'portal_user.erased', label: former, reason: 'Asked us to' });
      const seen = (await call<PortalUserDto[]>('GET', '/portal/colleagues', undefined, boss)).body;
      expect(seen.map(({ id }) => id)).toEqual([boss.portalUserId]);
    });

    it('stay erased, and leave a login that leads elsewhere', async () => {
      const user = await guest('projects');
      await harness.database.sql(
        `INSERT INTO memberships (firm_id, id, user_id, name, status) VALUES ($1, gen_random_uuid(), $2, 'Elsewhere', 'active')`,
        [await harness.make.firm(), user.userId],
      );
      await call('POST', `/portal-users/${user.portalUserId}/deactivate`, REASON);
      const { version } = (await erase(user)).body;
      await harness.drainJobs();
      expect(await logins(user)).toBe(1);
      const url = `/portal-users/${user.portalUserId}`;
      expect((await call('POST', `${url}/reactivate`)).status).toBe(409);
      expect((await call('POST', `${url}/invite`)).status).toBe(409);
      expect(codeOf(await call('PATCH', url, { name: 'Back' }, manager, version))).toEqual([
        409,
        'PERSON_ERASED',
      ]);
    });
  });

  it('are managed by those who may, who give no sight of what they do not see', async () => {
    const consultant = await harness.make.member(firm, 'consultant');
    expect((await call('POST', `/clients/${clientId}/portal-users`, contact([]), consultant)).status).toBe(
      403,
    );
    expect((await call('POST', `/clients/${randomUUID()}/portal-users`, contact([]))).status).toBe(404);
    const offered = await invite(['messages']);
    expect([offered.status, offered.body.errors?.[0]?.field]).toEqual([422, 'rights']);
  });

  it('manage their colleagues within their own rights', async () => {
    const boss = await guest('projects', 'colleagues');
    const rich = await guest('billing');
    const create = (rights: PortalRight[]) =>
      call<InvitedPortalUserDto>('POST', '/portal/colleagues', contact(rights), boss);
    const created = await create(['projects']);
    expect([created.status, created.body.link]).toEqual([201, null]);
    const token = await secretMailedTo(harness, created.body.portalUser.email!);
    expect((await open<InvitationDto>('', { token })).body.inviterName).toMatch(/^Portal/);
    expect((await accept(token)).status).toBe(200);
    expect(codeOf(await create(['billing']))).toEqual([403, 'RIGHTS_BEYOND_OWN']);
    const { id } = created.body.portalUser;
    const beyond = { rights: ['billing'] };
    expect((await call('PATCH', `/portal/colleagues/${id}`, beyond, boss, 3)).status).toBe(403);
    expect(
      (await call('POST', `/portal/colleagues/${rich.portalUserId}/deactivate`, REASON, boss)).status,
    ).toBe(403);
    expect((await call('POST', `/portal/colleagues/${id}/deactivate`, REASON, boss)).status).toBe(200);
    expect((await call<PortalUserDto[]>('GET', '/portal/colleagues', undefined, boss)).body).toHaveLength(3);
    expect((await call('GET', '/portal/colleagues', undefined, rich)).status).toBe(403);
  });

  it('never know another client’s people, nor touch them', async () => {
    const boss = await guest('projects', 'colleagues');
    const other = await harness.make.portalUser(firm, (await harness.make.client(firm)).id);
    const url = `/portal/colleagues/${other.portalUserId}`;
    for (const [method, path, body] of [
      ['PATCH', url, { name: 'X' }],
      ['POST', `${url}/invite`, undefined],
      ['POST', `${url}/deactivate`, REASON],
    ] as const)
      expect([path, (await call(method, path, body, boss)).status]).toEqual([path, 404]);
  });

  it('always leave one who manages, however many go at once; the firm may take the last', async () => {
    const managers: TestPortalUser[] = [await guest('colleagues'), await guest('colleagues')];
    const leave = ({ portalUserId }: TestPortalUser, who: TestPortalUser) =>
      call('PATCH', `/portal/colleagues/${portalUserId}`, { rights: [] }, who);
    const [one, two] = managers as [TestPortalUser, TestPortalUser];
    const answers = await Promise.all([leave(one, one), leave(two, two)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const last = answers[0].status === 409 ? one : two;
    const gone = await call('POST', `/portal/colleagues/${last.portalUserId}/deactivate`, REASON, last);
    expect(codeOf(gone)).toEqual([409, 'LAST_MANAGER']);
    expect((await call('POST', `/portal-users/${last.portalUserId}/deactivate`, REASON)).status).toBe(200);
  });

  it('see every client that one login is a contact of, and where it is a member', async () => {
    const first = await guest('projects');
    const second = await harness.make.client(firm);
    const facts = { ...contact(['billing']), email: first.email };
    await call('POST', `/clients/${second.id}/portal-users`, facts);
    await accept(await secretMailedTo(harness, first.email), { password: PASSWORD });
    const login = await harness.request('POST', '/auth/login', undefined, {
      body: { email: first.email, password: PASSWORD, firmId: firm, clientId },
    });
    const { cookie, body } = signedIn(login);
    const { firms } = body['me'] as { firms: { id: string; clientId: string; clientName: string }[] };
    expect(firms.map((door) => door.clientId).sort()).toEqual([clientId, second.id].sort());
    const there = await harness.request<Body<{ me: object }>>('POST', '/auth/switch', undefined, {
      body: { firmId: firm, clientId: second.id },
      headers: { cookie },
    });
    expect(there.body.me).toMatchObject({ portal: { clientId: second.id, rights: ['billing'] } });
    await call('PATCH', `/clients/${second.id}`, { name: `Renamed ${second.id}` });
    const names = await harness.request<Body<{ firms: { clientName: string }[] }>>('GET', '/me', first.token);
    expect(names.body.firms.map((door) => door.clientName)).toContain(`Renamed ${second.id}`);
  });

  it('say what they are called and how they are shown dates', async () => {
    const user = await guest();
    const changes = { name: 'Cleo', jobTitle: 'Head of finance', locale: 'de-DE', timeZone: 'Asia/Tokyo' };
    expect((await call('PATCH', '/me/profile', changes, user)).body).toMatchObject(changes);
    const me = await harness.request<Body<{ portal: object }>>('GET', '/me', user.token);
    expect(me.body).toMatchObject({
      user: { name: 'Cleo' },
      portal: { locale: 'de-DE', timeZone: 'Asia/Tokyo' },
    });
    expect((await listed()).map(({ name }) => name)).toEqual(['Cleo']);
  });
});
