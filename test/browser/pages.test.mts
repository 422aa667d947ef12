import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { kindOf, leadsTo, pagesOf } from './support/pages.mts';
import { Votra } from './support/votra.mts';

describe('every page', () => {
  let votra: Votra;
  before(async () => {
    votra = await Votra.start();
  });
  after(() => votra.stop());

  it('signs people in, and says plainly when the password is wrong', async () => {
    const visit = await votra.stranger();
    await visit.open('/login');
    assert.deepEqual(await visit.violations(), []);
    await visit.page.getByLabel('E-mail').fill('admin@demo.votra.example');
    await visit.page.getByLabel('Password').fill('wrong');
    await visit.page.keyboard.press('Enter');
    await visit.page.getByText('The e-mail address or the password is not right.').waitFor();
    assert.deepEqual(await visit.violations(), []);
    await visit.leave();
  });

  it('is accessible where mailed links lead, to strangers', async () => {
    const visit = await votra.stranger();
    const found: string[] = [];
    const pages = [
      'reset-password',
      'confirm-email',
      'cancel-email-change',
      'register',
      'invitation',
      'sign',
    ];
    const links = pages.map((path) => `/${path}#token=made-up`);
    const back = '/sign-in/01a1ffcd-3ced-7218-b8d4-54cd1ee4df59?code=made-up&state=sign-in.made-up';
    for (const url of ['/forgot-password', '/reset-password', '/register', back, ...links]) {
      await visit.open(url);
      found.push(...(await visit.violations('dark', 'light')));
    }
    assert.deepEqual([...new Set([...found, ...visit.complaints])], []);
    await visit.leave();
  });

  it('is accessible behind links that hold', async () => {
    const email = `new-${Date.now()}@demo.votra.example`;
    const visit = await votra.stranger();
    const found: string[] = [];
    await visit.page.route('**/api/v1/auth/registration/look', (route) =>
      route.fulfill({ json: { email, hasLogin: false } }),
    );
    for (const url of ['/register#token=mailed', await votra.invitationOf(email)]) {
      await visit.open(url);
      await visit.page.locator('form input').first().waitFor();
      found.push(...(await visit.violations('dark', 'light')));
    }
    assert.deepEqual([...new Set([...found, ...visit.complaints])], []);
    await visit.leave();
  });

  it('lets no text become HTML, and the page of the API is silent under its policy', async () => {
    const visit = await votra.stranger();
    await visit.page.goto('/api/docs');
    await visit.page.getByText('Runs a consulting firm').waitFor();
    assert.deepEqual(visit.complaints, []);
    await visit.open('/login');
    const write = () => visit.page.evaluate(() => (document.createElement('p').innerHTML = '<b>text</b>'));
    await assert.rejects(write, /TrustedHTML/);
    await visit.leave();
  });

  for (const person of ['admin', 'client'] as const) {
    it(`is accessible for the ${person}, wide and dark, on a phone and light`, async () => {
      const visit = await votra.as(person);
      const pages = await pagesOf(visit);
      assert.ok(pages.length >= 2, `only ${pages.join(', ')}`);
      const found: string[] = [];
      const kinds = new Set(pages);
      for (const url of pages) {
        await visit.resize(1280, 800);
        await visit.go(url);
        for (const next of await leadsTo(visit))
          if (!kinds.has(kindOf(next))) {
            kinds.add(kindOf(next));
            pages.push(next);
          }
        found.push(...(await visit.violations('dark')));
        await visit.resize(390, 800);
        found.push(...(await visit.violations('light')));
        await visit.resize(320, 800);
        found.push(...(await visit.faults()));
      }
      assert.deepEqual([...new Set([...found, ...visit.complaints])], []);
      await visit.leave();
    });
  }

  for (const person of ['manager', 'consultant', 'accountant'] as const) {
    it(`is silent, named and fits 320 px for the ${person}`, async () => {
      const visit = await votra.as(person);
      const pages = await pagesOf(visit);
      await visit.resize(320, 800);
      const found: string[] = [];
      for (const url of pages) {
        await visit.go(url);
        found.push(...(await visit.faults()));
      }
      assert.deepEqual([...found, ...visit.complaints], []);
      await visit.leave();
    });
  }

  it('refuses areas without the right, and does not fetch their code', async () => {
    const admin = await votra.as('admin');
    const everything = await pagesOf(admin);
    await admin.leave();
    const visit = await votra.as('consultant');
    const allowed = await pagesOf(visit);
    const forbidden = everything.filter((url) => !allowed.includes(url));
    assert.ok(forbidden.includes('/ledger'), `the consultant may open ${allowed.join(', ')}`);
    for (const url of forbidden) {
      await visit.go(url);
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
