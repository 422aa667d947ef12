import { Harness } from '../../support/harness.js';
import type { TestMember } from '../../support/make.js';

interface Form {
  id: string;
  version: number;
  key: string;
  url: string;
}
interface Entry {
  id: string;
  status: string;
  suspicions: string[];
  leadId: string | null;
}
interface Lead {
  id: string;
  company: string;
  formName: string | null;
}
interface Page<Row> {
  items: Row[];
}

const SITE = 'https://www.firm.example';
const FORM = {
  ...{ name: 'Website', heading: 'Talk to <us>', button: 'Send', thanks: 'We will call.', active: true },
  ...{ consent: 'You may write to me.', origins: [SITE] },
  fields: [
    { key: 'company', label: 'Company', required: false },
    { key: 'email', label: 'E-mail', required: true },
    { key: 'message', label: 'Message', required: true },
  ],
};

describe('a form for strangers', () => {
  let harness: Harness;
  let admin: TestMember;
  let form: Form;
  beforeAll(async () => {
    harness = await Harness.start({ CORS_ORIGINS: 'https://app.firm.example' });
  });
  beforeEach(async () => {
    admin = await harness.make.member(await harness.make.firm(), 'admin');
    form = (await call<Form>('POST', '/lead-forms', { ...FORM, ownerId: admin.membershipId })).body;
  });
  afterAll(() => harness.stop());

  const call = <Body = Record<string, unknown>>(
    method: string,
    url: string,
    body?: object,
    headers: Record<string, string> = {},
    token: string | undefined = admin.token,
  ) => harness.request<Body>(method, url, token, { ...(body && { body }), headers });
  const match = ({ version }: Form) => ({ 'if-match': `"${version}"` });
  const stranger = <Body = Record<string, unknown>>(
    method: string,
    body?: object,
    headers: Record<string, string> = {},
    key = form.key,
  ) => harness.request<Body>(method, `/public-forms/${key}`, undefined, { ...(body && { body }), headers });
  /** As if the form had been open for so long. */
  const tokenOf = async (seconds = 60): Promise<string> => {
    const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now() - seconds * 1_000);
    const { body } = await stranger<{ token: string }>('GET');
    clock.mockRestore();
    return body.token;
  };
  const filled = async (over: object = {}) => ({
    ...{
      token: await tokenOf(),
      email: 'Ida@fernhill.example',
      message: 'We need an intranet.',
      consent: true,
    },
    ...over,
  });
  const send = async (over: object = {}, headers: Record<string, string> = {}) =>
    stranger<{ thanks?: string; code?: string; errors?: { field: string }[] }>(
      'POST',
      await filled(over),
      headers,
    );
  const pageOf = (key: string) => harness.app.inject(`/f/${key}`);
  const entries = async (query = '') => (await call<Page<Entry>>('GET', `/form-entries${query}`)).body.items;
  const leads = async () => (await call<Page<Lead>>('GET', '/leads')).body.items;

  it('makes a lead of what is sent, once, and tells its owner, also who is known', async () => {
    const { body: fair } = await call<{ id: string }>('POST', '/campaigns', {
      name: 'Fair',
      channel: 'website',
    });
    await call('PATCH', `/lead-forms/${form.id}`, { campaignId: fair.id }, match(form));
    await call('POST', '/leads', { company: 'Fernhill Foods', email: 'jon@fernhill.example' });
    const body = await filled({ company: 'Fernhill' });
    const answers = await Promise.all([1, 2, 3].map(() => stranger('POST', body)));
    for (const answer of answers)
      expect(answer).toMatchObject({ status: 200, body: { thanks: 'We will call.' } });
    const [lead, ...others] = await leads();
    expect(others).toHaveLength(1);
    expect((await call('GET', `/leads/${lead!.id}`)).body).toMatchObject({
      ...{
        company: 'Fernhill',
        email: 'ida@fernhill.example',
        note: 'We need an intranet.',
        source: 'Website',
      },
      ...{ campaignName: 'Fair', ownerId: admin.membershipId, formName: 'Website', consent: FORM.consent },
    });
    const mails = await harness.database.sql<{ recipient: string; body: string }>(
      `SELECT recipient, body FROM mails WHERE firm_id = $1 AND related_type = 'lead'`,
      [admin.firmId],
    );
    expect(mails).toHaveLength(1);
    expect(mails[0]!.body).toContain('Fernhill Foods (lead)');
    expect(await entries()).toMatchObject([{ status: 'taken', leadId: lead!.id }]);
  });

  it.each([
    ['fills what nobody sees', { website: 'http://a.example' }, 'trap'],
    ['writes links', { message: 'http://a.example http://b.example http://c.example' }, 'links'],
    ['was too quick', { quick: true }, 'too_quick'],
  ])('keeps back, with the same answer, who %s, and lets them in by hand', async (_, over, suspicion) => {
    const { quick, ...facts } = over as { quick?: boolean };
    const answer = await send({ ...facts, ...(quick && { token: await tokenOf(1) }) });
    expect(answer).toMatchObject({ status: 200, body: { thanks: 'We will call.' } });
    expect(await leads()).toEqual([]);
    const [entry] = await entries('?status=suspected');
    expect(entry!.suspicions).toEqual([suspicion]);
    expect((await call('POST', `/form-entries/${entry!.id}/discard`)).body).toMatchObject({
      status: 'discarded',
    });
    const released = await call<Entry>('POST', `/form-entries/${entry!.id}/release`);
    expect(released.body.status).toBe('released');
    expect((await leads()).map(({ id }) => id)).toEqual([released.body.leadId]);
    expect((await call('POST', `/form-entries/${entry!.id}/release`)).status).toBe(409);
  });

  it('suspects the same words from the third time on', async () => {
    for (const name of ['a', 'b', 'c']) await send({ email: `${name}@fern.example`, message: 'Buy now.' });
    expect((await entries()).map(({ suspicions }) => suspicions)).toEqual([['repeated'], [], []]);
  });

  it.each([
    ['no address', { email: undefined }, 'email'],
    ['nothing that is needed', { message: ' ' }, 'message'],
    ['no consent', { consent: false }, 'consent'],
    ['a token of nobody', { token: 'made-up' }, 'token'],
    ['what it does not know', { status: 'taken' }, 'status'],
  ])('refuses %s', async (_, over, field) => {
    const { status, body } = await send(over);
    expect([status, body.errors![0]!.field]).toEqual([422, field]);
    expect(await entries()).toEqual([]);
  });

  it('is sent by pages of the sites that it names, and by no others', async () => {
    const from = (origin: string) => ({ origin, 'sec-fetch-site': 'cross-site' });
    const asked = await stranger('OPTIONS', undefined, {
      origin: SITE,
      'access-control-request-method': 'POST',
    });
    expect([asked.status, asked.headers['access-control-allow-origin']]).toEqual([204, SITE]);
    const sent = await send({}, from(SITE));
    expect([sent.status, sent.headers['access-control-allow-origin']]).toEqual([200, SITE]);
    expect(sent.headers['access-control-allow-credentials']).toBeUndefined();
    const wrong = await send({ consent: false }, from(SITE));
    expect([wrong.status, wrong.headers['access-control-allow-origin']]).toEqual([422, SITE]);
    for (const other of ['https://evil.example', 'https://app.firm.example', 'null']) {
      const refused = await send({}, from(other));
      expect([refused.status, refused.headers['access-control-allow-origin']]).toEqual([403, undefined]);
    }
    expect((await call('POST', '/leads', { company: 'A' }, from(SITE))).status).toBe(403);
  });

  it('has a page that its sites may frame, in the firm’s own words', async () => {
    const page = await pageOf(form.key);
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-security-policy']).toContain(`frame-ancestors ${SITE}`);
    expect(page.headers['x-frame-options']).toBeUndefined();
    expect(page.payload).toContain('<h1>Talk to &lt;us&gt;</h1>');
    await call('PATCH', `/lead-forms/${form.id}`, { origins: [] }, match(form));
    const alone = await pageOf(form.key);
    expect(alone.headers['content-security-policy']).toContain(`frame-ancestors 'none'`);
    expect(alone.headers['x-frame-options']).toBe('DENY');
  });

  it('is nowhere once it is off or has another key, nor in a firm that is shut', async () => {
    const other = await call<Form>('POST', `/lead-forms/${form.id}/change-key`, undefined, match(form));
    const old = await stranger('GET');
    expect(old.status).toBe(404);
    expect((await stranger('GET', undefined, {}, other.body.key)).status).toBe(200);
    const shut = (status: string) =>
      harness.database.sql('UPDATE firms SET status = $2 WHERE id = $1', [admin.firmId, status]);
    await shut('suspended');
    expect((await stranger('GET', undefined, {}, other.body.key)).status).toBe(404);
    await shut('active');
    const off = await call<Form>('PATCH', `/lead-forms/${form.id}`, { active: false }, match(other.body));
    expect((await stranger('GET', undefined, {}, off.body.key)).body).toMatchObject({
      detail: old.body['detail'],
    });
    expect((await pageOf(off.body.key)).statusCode).toBe(404);
    expect((await call('DELETE', `/lead-forms/${form.id}`, undefined, match(off.body))).status).toBe(204);
  });

  it.each([
    ['a site with a path', { origins: ['https://a.example/x'] }, 'origins.0'],
    ['any site', { origins: ['*'] }, 'origins.0'],
    ['a site without encryption', { origins: ['http://a.example'] }, 'origins.0'],
    ['no address to answer to', { fields: [{ key: 'phone', label: 'Phone', required: true }] }, 'fields'],
  ])('refuses %s in its settings', async (_, over, field) => {
    const body = { ...FORM, ownerId: admin.membershipId, ...over };
    const { status, body: said } = await call<{ errors: { field: string }[] }>('POST', '/lead-forms', body);
    expect([status, said.errors[0]!.field]).toEqual([422, field]);
  });

  it('takes twenty an hour from one address', async () => {
    const body = await filled();
    const statuses: number[] = [];
    for (let round = 0; round < 21; round++) statuses.push((await stranger('POST', body)).status);
    expect(statuses.slice(0, 20).every((status) => status === 200)).toBe(true);
    expect(statuses[20]).toBe(429);
  });
});
