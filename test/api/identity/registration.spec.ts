import { accountMailsTo, secretMailedTo } from '../../support/account-mails.js';
import { Harness } from '../../support/harness.js';

interface Answer {
  email: string;
  firmId: string;
  hasLogin: boolean;
  accessToken: string;
  code?: string;
  errors?: { field: string }[];
}

describe('registering a firm', () => {
  let harness: Harness;
  let email: string;
  let at = 0;
  const password = 'seven quiet harbours';
  const FIRM = {
    ...{ firmName: 'Birch Advisory', baseCurrency: 'CHF', locale: 'de-CH', timeZone: 'Europe/Zurich' },
    ...{ taxName: 'MWST', taxPercent: '8.1', name: 'Nora Frei', newPassword: password },
  };
  beforeAll(async () => {
    harness = await Harness.start({ THROTTLE_ANONYMOUS_PER_HOUR: '1000' });
  });
  beforeEach(() => {
    email = `nora-${++at}@birch.example`;
  });
  afterAll(() => harness.stop());

  const post = (url: string, body: object, token?: string) =>
    harness.request<Answer>('POST', url, token, { body });
  const linkFor = async (to = email): Promise<string> => {
    expect((await post('/auth/registration', { email: to })).status).toBe(204);
    return secretMailedTo(harness, to);
  };
  const complete = async (over: object = {}, token?: string) =>
    post('/auth/registration/complete', { ...FIRM, token: token ?? (await linkFor()), ...over });
  const firms = async () =>
    (await harness.database.sql<{ n: number }>('SELECT count(*)::int AS n FROM firms'))[0]!.n;

  it('makes the firm, its admin and its books, by the link of the mail', async () => {
    const token = await linkFor();
    expect((await post('/auth/registration/look', { token })).body).toEqual({ email, hasLogin: false });
    const made = await complete({}, token);
    expect(made.status).toBe(200);

    const signedIn = await post('/auth/login', { email, password, firmId: made.body.firmId });
    expect(signedIn.body).toMatchObject({
      me: {
        firm: { name: 'Birch Advisory', baseCurrency: 'CHF', locale: 'de-CH', timeZone: 'Europe/Zurich' },
        membership: { roles: ['admin'] },
      },
    });
    const { accessToken } = signedIn.body;
    const rate = await harness.request(
      'GET',
      '/tax-rates/in-force?code=standard&date=2026-11-21',
      accessToken,
    );
    expect(rate.body).toMatchObject({ name: 'MWST', percent: '8.1', category: 'S' });
    const books = await harness.request('GET', '/ledger/accounts', accessToken);
    expect(books.body).toHaveLength(5);
    const recorded = await harness.database.sql(
      `SELECT action, actor_name AS who FROM audit_entries WHERE firm_id = $1 ORDER BY at LIMIT 1`,
      [made.body.firmId],
    );
    expect(recorded).toEqual([{ action: 'firm.registered', who: 'Nora Frei' }]);
  });

  it('asks who has a login for its password, and gives them one more firm', async () => {
    await complete();
    const token = await linkFor();
    expect((await post('/auth/registration/look', { token })).body.hasLogin).toBe(true);
    const { name: _, newPassword: __, ...firm } = FIRM;
    const wrong = await post('/auth/registration/complete', { ...firm, token, password: 'not the one' });
    expect([wrong.status, wrong.body.errors?.[0]?.field]).toEqual([422, 'password']);
    const made = await post('/auth/registration/complete', { ...firm, token, password });
    expect(made.status).toBe(200);
    const signedIn = await post('/auth/login', { email, password, firmId: made.body.firmId });
    expect(signedIn.body).toMatchObject({
      me: { user: { name: 'Nora Frei' }, firm: { id: made.body.firmId } },
    });
  });

  it.each([
    ['a weak password', { newPassword: 'password1234' }, 'newPassword'],
    ['no name', { name: undefined }, 'name'],
    ['a currency that is none', { baseCurrency: 'XXX' }, 'baseCurrency'],
    ['a tax of all', { taxPercent: '100' }, 'taxPercent'],
    ['a place that is no time zone', { timeZone: 'Nowhere' }, 'timeZone'],
  ])('refuses %s, and makes nothing', async (_, over, field) => {
    const before = await firms();
    const answer = await complete(over);
    expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([422, field]);
    expect(await firms()).toBe(before);
  });

  it('makes nothing by a link that is not ours', async () => {
    const before = await firms();
    const token = await linkFor();
    expect((await complete({}, `${token.slice(0, -2)}xx`)).status).toBe(404);
    const { token: access } = await harness.make.member(await harness.make.firm(), 'admin');
    expect((await complete({}, access)).status).toBe(404);
    expect(await firms()).toBe(before + 1);
  });

  it('mails an address three times an hour at most, and says so to nobody', async () => {
    for (let times = 0; times < 5; times++) {
      expect((await post('/auth/registration', { email })).status).toBe(204);
    }
    expect(await accountMailsTo(harness, email)).toHaveLength(3);
  });

  it('is shut where new firms are not taken', async () => {
    const closed = await Harness.start({ REGISTRATION: 'closed' });
    try {
      expect((await closed.request('GET', '/auth/registration')).body).toEqual({ open: false });
      const { status } = await closed.request('POST', '/auth/registration', undefined, { body: { email } });
      expect(status).toBe(403);
    } finally {
      await closed.stop();
    }
  });
});
