import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { pagesOf } from './support/pages.mts';
import { Votra } from './support/votra.mts';

describe('every page', () => {
  let votra: Votra;
  before(async () => {
    votra = await Votra.start();
  });
  after(() => votra.stop());

  for (const person of ['admin', 'manager', 'consultant', 'accountant', 'client'] as const) {
    it(`is silent, named and fits 320 px for the ${person}`, async () => {
      const visit = await votra.as(person, { width: 320, height: 800 });
      const found: string[] = [];
      for (const url of await pagesOf(votra, person)) {
        await visit.open(url);
        if (await visit.overflows()) found.push(`${url} scrolls sideways at 320 px`);
        const title = await visit.page.title();
        if (!title.includes('Votra')) found.push(`${url} has the title "${title}"`);
      }
      assert.deepEqual([...found, ...visit.complaints], []);
      await visit.leave();
    });
  }

  it('refuses areas without the right, and does not fetch their code', async () => {
    const everything = await pagesOf(votra, 'admin');
    const allowed = await pagesOf(votra, 'consultant');
    const forbidden = everything.filter((url) => !allowed.includes(url));
    assert.ok(forbidden.includes('/ledger'), `the consultant may open ${allowed.join(', ')}`);
    const visit = await votra.as('consultant');
    for (const url of forbidden) {
      await visit.open(url);
      await visit.page.getByText('You do not have the right to see this.').waitFor();
      const asked = visit.requests.filter(
        (path) => path.startsWith('/api/v1/') && path.includes(url.slice(1)),
      );
      assert.deepEqual(asked, [], `${url} asked the API`);
    }
    await visit.leave();
  });

  it('keeps the portal apart: no console page opens and no console endpoint is called', async () => {
    const visit = await votra.as('client');
    await visit.settled();
    assert.match(visit.page.url(), /\/portal\//);
    for (const url of ['/portal/overview', '/portal/projects', '/portal/invoices', '/clients', '/ledger'])
      await visit.open(url);
    const own = /^\/api\/v1\/(portal|auth|me)(\/|$)/;
    assert.deepEqual(
      visit.requests.filter((path) => path.startsWith('/api/') && !own.test(path)),
      [],
    );
    await visit.leave();
  });
});
