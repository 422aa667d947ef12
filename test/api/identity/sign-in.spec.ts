import { Harness } from '../../support/harness.js';
import { PASSWORD, type TestMember } from '../../support/make.js';
import { accountRecords, signIn } from '../../support/people.js';
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

  it('learns nothing from what an unknown and a known address are answered, and what it costs', async () => {
    const counted = countStatements(harness);
    const measure = async (work: () => Promise<{ status: number; body: Record<string, unknown> }>) => {
      const before = counted.texts.length;
      const { status, body } = await work();
      return { status, body: { ...body, requestId: '' }, texts: counted.texts.slice(before) };
    };
    const ask = (email: string) => ({
      signIn: () => measure(() => signIn(harness, email, 'a guess', from('203.0.113.5'))),
      forgot: () =>
        measure(() =>
          harness.request('POST', '/auth/password/forgot', undefined, {
            body: { email },
            headers: from('203.0.113.5'),
          }),
        ),
    });
    await ask('warm-up@test.example').signIn();
    await ask('warm-up@test.example').forgot();
    const [known, unknown] = [ask(ana.email), ask('nobody@test.example')];
    expect(await known.signIn()).toEqual(await unknown.signIn());
    expect(await known.forgot()).toEqual(await unknown.forgot());
    counted.stop();
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
