import type { OwnProfileDto } from '../../../apps/api/src/modules/identity/members/dto/own-profile.dto.js';
import { type Body, match } from '../../support/billing.js';
import { Harness } from '../../support/harness.js';

interface Me {
  user: { name: string };
  firm: { locale: string; timeZone: string };
  membership: { locale: string | null; timeZone: string | null };
}

describe("one's own profile", () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await Harness.start();
  });
  afterAll(() => harness.stop());

  const own = (token: string, body?: unknown, version = 1) =>
    harness.request<Body<OwnProfileDto>>(body ? 'PATCH' : 'GET', '/me/profile', token, {
      body,
      headers: body ? match({ version }) : {},
    });

  it('says what one is called and how dates are written, in this firm alone', async () => {
    const firm = await harness.make.firm();
    const person = await harness.make.member(firm, 'consultant');
    const changes = { name: 'Ada Byron', jobTitle: 'Analyst', locale: 'de-CH', timeZone: 'Europe/Lisbon' };
    expect((await own(person.token, changes)).body).toEqual({ ...changes, photoId: null, version: 2 });
    const { body } = await harness.request<Me>('GET', '/me', person.token);
    expect(body).toMatchObject({
      user: { name: 'Ada Byron' },
      firm: { timeZone: 'UTC' },
      membership: { locale: 'de-CH', timeZone: 'Europe/Lisbon' },
    });
    expect((await own(person.token, { name: 'Late' }, 1)).status).toBe(412);
    const reset = await own(person.token, { locale: null, timeZone: null }, 2);
    expect(reset.body).toMatchObject({ locale: null, timeZone: null, name: 'Ada Byron' });
    const audit = await harness.database.sql<{ after: object }>(
      `SELECT after FROM audit_entries WHERE object_id = $1 AND action = 'member.updated' ORDER BY at`,
      [person.membershipId],
    );
    expect(audit[0]?.after).toEqual(changes);
  });

  it.each([
    ['a locale of nowhere', { locale: 'xx-XX' }, 'locale'],
    ['a zone of nowhere', { timeZone: 'Mars/Olympus' }, 'timeZone'],
    ['no name', { name: '' }, 'name'],
    ['roles', { roles: ['admin'] }, 'roles'],
    ['a weekly target', { weeklyTargetSeconds: 0 }, 'weeklyTargetSeconds'],
    ['an address', { email: 'me@firm.example' }, 'email'],
  ])('refuses %s', async (_, changes, field) => {
    const { token } = await harness.make.member(await harness.make.firm(), 'consultant');
    const { status, body } = await own(token, changes);
    expect([status, body.errors?.[0]?.field]).toEqual([422, field]);
  });
});
