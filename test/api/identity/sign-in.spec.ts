import argon2 from 'argon2';
import { Harness } from '../../support/harness.js';
import { PASSWORD, type TestMember } from '../../support/make.js';
import { accountRecords, signIn } from '../../support/people.js';
import { setUpApp } from '../../support/second-factor.js';
import { countStatements } from '../../support/statements.js';

let harness: Harness;
let ana: TestMember;
beforeAll(async () => {
  harness = await Harness.start({ TRUST_PROXY_HOPS: '1', THROTTLE_ANONYMOUS_PER_HOUR: '1000' });
  // makes the queues: when the first jobs come all at once, they hold every connection that it would take
  await harness.drainJobs();
});
afterAll(() => harness.stop());
beforeEach(async () => {
  ana = await harness.make.member(await harness.make.firm(), 'admin');
});

const from = (ip: string) => ({ 'x-forwarded-for': ip });

describe('a stranger', () => {
  it('cannot lock the owner out', async () => {
    const guess = (ip: string) => signIn(harness, ana.email, 'a guess', from(ip));
    for (const ip of ['203.0.113.1', '203.0.113.2'])
      for (let round = 0; round < 11; round++) expect((await guess(ip)).status).toBe(round < 10 ? 401 : 429);
    expect((await signIn(harness, ana.email, PASSWORD, from('198.51.100.7'))).status).toBe(200);
  });

  it('has no more guesses by sending them all at once', async () => {
    const ip = '203.0.113.3';
    const guesses = Array.from({ length: 15 }, () => signIn(harness, ana.email, 'a guess', from(ip)));
    const refused = (await Promise.all(guesses)).filter(({ status }) => status === 429);
    expect(refused).toHaveLength(5);
  });

  it('has no more than a hundred over all accounts', async () => {
    const ip = '203.0.113.4';
    const guesses = Array.from({ length: 102 }, (_, at) =>
      signIn(harness, `nobody-${at}@test.example`, 'a guess', from(ip)),
    );
    const refused = (await Promise.all(guesses)).filter(({ status }) => status === 429);
    expect(refused).toHaveLength(2);
  });

  describe('learns nothing from an answer, nor from the work behind it', () => {
    const headers = from('203.0.113.5');
    const post = (url: string, body: object, token?: string) =>
      harness.request('POST', url, token, { body, headers });
    const WAYS = {
      'sign-in': (email: string) => signIn(harness, email, 'a guess', headers),
      'a forgotten password': (email: string) => post('/auth/password/forgot', { email }),
      registration: (email: string) => post('/auth/registration', { email }),
      'another address': (newEmail: string) =>
        post('/me/email', { newEmail, password: PASSWORD }, asking.token),
    };
    let asking: TestMember;
    const addresses = new Map<string, string>();
    beforeAll(async () => {
      const firm = await harness.make.firm();
      const member = () => harness.make.member(firm, 'consultant');
      const [plain, careful, disabled] = [await member(), await member(), await member()];
      await setUpApp(harness, careful);
      await harness.database.sql(`UPDATE users SET status = 'disabled' WHERE id = $1`, [disabled.userId]);
      for (const [name, { email }] of Object.entries({ plain, careful, disabled }))
        addresses.set(name, email);
    });

    /** The answer, the statements sent, and how often a password was computed. */
    async function work(way: keyof typeof WAYS, email: string) {
      asking = await harness.make.member(await harness.make.firm(), 'consultant');
      const [counted, hashed] = [countStatements(harness), vi.spyOn(argon2, 'verify')];
      const { status, body } = await WAYS[way](email);
      const hashes = hashed.mock.calls.map(([hash]) => hash.replace(/\$[^$]+\$[^$]+$/, ''));
      hashed.mockRestore();
      counted.stop();
      const texts = counted.texts.map((text) => text.replace(/'[0-9a-f-]{36}'/g, 'an id'));
      return { status, body: { ...body, requestId: '' }, texts, hashes };
    }

    it.each(Object.keys(WAYS) as (keyof typeof WAYS)[])('of %s', async (way) => {
      await work(way, 'warm-up@test.example');
      const unknown = await work(way, 'nobody@test.example');
      expect([unknown.texts.length > 0, unknown.status < 500]).toEqual([true, true]);
      for (const [who, email] of addresses) expect([who, await work(way, email)]).toEqual([who, unknown]);
    });

    it('when a passkey is asked for, which names nobody', async () => {
      const { status, body } = await post('/auth/passkey/options', {});
      const { allowCredentials = [] } = body['options'] as { allowCredentials?: object[] };
      expect([status, allowCredentials]).toEqual([200, []]);
    });
  });
});

describe('a sign-in', () => {
  it('forgets wrong guesses once it is right', async () => {
    for (let round = 0; round < 3; round++) {
      for (let wrong = 0; wrong < 9; wrong++)
        expect((await signIn(harness, ana.email, 'a slip', from('198.51.100.8'))).status).toBe(401);
      expect((await signIn(harness, ana.email, PASSWORD, from('198.51.100.8'))).status).toBe(200);
    }
  });

  it('that fails is on record in the firm', async () => {
    await signIn(harness, ana.email, 'a guess');
    expect(await accountRecords(harness, ana)).toEqual(['session.sign_in_failed']);
  });
});
