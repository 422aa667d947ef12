import { GithubPlace } from '../../support/github-place.js';
import { Harness } from '../../support/harness.js';
import type { TestMember } from '../../support/make.js';
import { CLIENT } from '../../support/oidc-place.js';
import { account, type KnownProvider, sessionOf, ssoCalls } from '../../support/sso.js';

describe('GitHub as a place to sign in', () => {
  let harness: Harness;
  let place: GithubPlace;
  let firmId: string;
  let admin: TestMember;
  let provider: KnownProvider;
  let octo: TestMember;
  const { send, added, set, begin, finish, signInAs, link } = ssoCalls(() => ({
    ...{ harness, place, firmId, admin, provider },
  }));
  const ID = '583231';
  const REFUSED = { status: 401, body: { code: 'SIGN_IN_FAILED' } };

  beforeAll(async () => {
    place = await GithubPlace.start();
    harness = await Harness.start({ OUTGOING_LOOPBACK: 'true', TRUST_PROXY_HOPS: '1' });
    firmId = await harness.make.firm();
    admin = await harness.make.member(firmId, 'admin');
    provider = await added(admin, 'github');
    expect((await set({ enabled: true })).status).toBe(200);
    octo = await harness.make.member(firmId, 'consultant');
    expect((await link(octo, account(ID))).status).toBe(204);
  });
  afterAll(async () => {
    await harness.stop();
    place.stop();
  });

  it('is checked in words', async () => {
    const check = async () => (await send('POST', `/identity-providers/${provider.id}/check`, admin)).body;
    expect(await check()).toEqual({ problems: [] });
    await set({ applicationSecret: 'another' });
    expect(await check()).toEqual({
      problems: ['The provider does not know this application id with this secret.'],
    });
    await set({ applicationSecret: CLIENT.secret });
  });

  it('signs in whoever linked their account, by its number', async () => {
    const answer = await signInAs(account(ID, { email: 'renamed@firm.example' }));
    expect(answer).toMatchObject({ status: 200, body: { me: { user: { email: octo.email } } } });
    expect((await send('GET', '/me', sessionOf(answer))).status).toBe(200);
    expect(await signInAs(account('583232'))).toMatchObject(REFUSED);
  });

  it('confirms no code of another browser, and no address that it has not proven', async () => {
    const mine = await begin();
    const theirs = await begin();
    const answer = await place.visit(theirs.url);
    expect(await finish(answer, mine.cookie)).toMatchObject(REFUSED);
    const state = new URL(mine.url).searchParams.get('state')!;
    const swapped = new URLSearchParams({ code: new URLSearchParams(answer).get('code')!, state });
    expect(await finish(swapped.toString(), (await begin()).cookie)).toMatchObject(REFUSED);
    await set({ emailDomains: ['firm.example'] });
    expect(await signInAs(account(ID, { email_verified: false }))).toMatchObject(REFUSED);
    expect((await signInAs(account(ID))).status).toBe(200);
    expect(await signInAs(account(ID, { email: 'octo@elsewhere.example' }))).toMatchObject(REFUSED);
    await set({ emailDomains: [] });
  });
});
