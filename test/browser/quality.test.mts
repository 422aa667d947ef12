import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { PseudoVisit } from './support/pseudo.mts';
import { type Person, Votra } from './support/votra.mts';

/** Where the rail or the portal's navigation leads the person. */
async function pagesOf(votra: Votra, person: Person): Promise<string[]> {
  const visit = await votra.as(person);
  await visit.settled();
  const links = await visit.page
    .locator('nav a[href^="/"]')
    .evaluateAll((found) => found.map((a) => a.getAttribute('href')!));
  await visit.leave();
  return [...new Set(links.map((link) => link.split('?')[0]!))];
}

/** Pages that no navigation leads to. */
const FORMS = ['clients', 'engagements', 'projects', 'invoices', 'time/entries'].map(
  (area) => `/${area}/new`,
);

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

  for (const person of ['admin', 'client'] as const) {
    it(`is accessible for the ${person}, wide and dark, on a phone and light`, async () => {
      const pages = await pagesOf(votra, person);
      assert.ok(pages.length >= 2, `only ${pages.join(', ')}`);
      const visit = await votra.as(person);
      const found: string[] = [];
      for (const url of pages) {
        await visit.resize(1280, 800);
        await visit.open(url);
        found.push(...(await visit.violations('dark')));
        await visit.resize(390, 800);
        found.push(...(await visit.violations('light')));
      }
      assert.equal([...new Set(found)].join('\n'), '');
      await visit.leave();
    });
  }

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

  it('lets columns be put away by keyboard, keeps that, and exports the list as it stands', async () => {
    const visit = await votra.as('admin');
    const { page } = visit;
    await visit.open('/invoices?f.status=open');
    const menu = page.getByRole('button', { name: 'View and export' });
    await menu.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitemcheckbox', { name: 'Due' }).waitFor();
    assert.deepEqual(await visit.violations(), []);
    while (
      !(await page.getByRole('menuitemcheckbox', { name: 'Due' }).evaluate((item) => item.matches(':focus')))
    )
      await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.keyboard.press('Escape');
    assert.ok(await menu.evaluate((button) => button.matches(':focus')), 'the menu gives the focus back');
    await visit.open('/invoices?f.status=open');
    assert.equal(await page.getByRole('columnheader', { name: 'Due' }).count(), 0);
    for (const width of [1280, 900]) {
      await visit.resize(width, 800);
      const foot = await page
        .locator('thead')
        .evaluate((head) => head.querySelector('th')!.getBoundingClientRect().bottom);
      const top = await page
        .locator('tbody tr')
        .first()
        .evaluate((row) => row.getBoundingClientRect().top);
      assert.ok(foot <= top + 1, `the head covers the first row at ${width} px`);
    }
    await visit.resize(1280, 800);

    await menu.click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Export CSV' }).click();
    const file = await download;
    assert.match(file.suggestedFilename(), /^invoices-\d{4}-\d\d-\d\d\.csv$/);
    const lines = readFileSync(await file.path(), 'utf8')
      .trimEnd()
      .split('\r\n');
    assert.equal(lines[0], '\uFEFFInvoice,Client,Status,Issued,Total,Total currency,Open');
    assert.equal(lines.length - 1, await page.locator('tbody tr').count());
    await visit.leave();
  });

  it('answers what only a file can be called with 404, not with a page', async () => {
    assert.equal((await fetch(`${votra.origin}/main-GONE2345.js`)).status, 404);
    assert.equal((await fetch(`${votra.origin}/invoices/0a1b?q=a.b`)).status, 200);
  });

  it('gives a cell its field at the first key, so that no second one is lost', async () => {
    const visit = await votra.as('consultant');
    const { page } = visit;
    await visit.open('/time?week=2026-12-14');
    const open = page.locator('[role=gridcell]:not(.locked):not(.sum)');
    if (!(await open.count())) {
      await page.getByRole('button', { name: 'Add a row' }).first().click();
      await page.getByRole('option').first().click();
    }
    await open.first().focus();
    const typedInto = await open.first().evaluate((cell) => {
      cell.dispatchEvent(new KeyboardEvent('keydown', { key: '2', bubbles: true, cancelable: true }));
      return (document.activeElement as HTMLInputElement).value;
    });
    assert.equal(typedInto, '2');
    await page.keyboard.press('Escape');
    await visit.leave();
  });

  it('keeps a cell that is typed offline, and sends it when the connection is back', async () => {
    const visit = await votra.as('consultant');
    const { page } = visit;
    await visit.open('/time?week=2026-12-07');
    const open = page.locator('[role=gridcell]:not(.locked):not(.sum)');
    if (!(await open.count())) {
      await page.getByRole('button', { name: 'Add a row' }).first().click();
      await page.getByRole('option').first().click();
    }
    await visit.offline(true);
    await page.getByText('No connection. Trying again…').waitFor();
    const cell = open.first();
    await cell.click();
    await page.keyboard.type('1:15');
    await page.keyboard.press('Enter');
    await page.getByText('not sent yet', { exact: true }).waitFor({ state: 'attached' });
    assert.match((await cell.textContent()) ?? '', /1:15/);
    assert.deepEqual(await visit.violations(), []);
    await visit.offline(false);
    await page.getByText('No connection. Trying again…').waitFor({ state: 'detached' });
    await page.getByText('not sent yet', { exact: true }).waitFor({ state: 'detached' });
    await visit.open('/time?week=2026-12-07');
    assert.match((await cell.textContent()) ?? '', /1:15/);
    await visit.leave();
  });

  it('says that the server cannot be reached at start, and goes on by itself', async () => {
    const visit = await votra.as('admin');
    const { page } = visit;
    await page.route('**/api/**', (route) => route.abort());
    await page.goto('/clients');
    await page.getByText('The server cannot be reached.').waitFor();
    assert.deepEqual(await visit.violations(), []);
    await page.unroute('**/api/**');
    await page.getByRole('heading', { name: 'Clients' }).waitFor();
    await visit.leave();
  });

  for (const person of ['admin', 'client'] as const) {
    it(`is translated whole for the ${person}, and fits longer words and the other direction`, async () => {
      const urls = [...(await pagesOf(votra, person)), ...(person === 'admin' ? FORMS : [])];
      const visit = await votra.as(person);
      const pseudo = await PseudoVisit.of(visit);
      const found: string[] = [];
      for (let url = urls.shift(); url; url = urls.shift()) {
        await visit.resize(1280, 800);
        await visit.open(url);
        const row = visit.page.locator('a[data-row-link]').first();
        const link = (await row.count()) ? await row.getAttribute('href') : null;
        if (link && !link.includes('?')) urls.push(link);
        const where = visit.page.url();
        found.push(...(await pseudo.untranslated()).map((text) => `${where}: "${text.trim()}"`));
        for (const width of [1280, 390]) {
          await visit.resize(width, 800);
          for (const dir of ['ltr', 'rtl']) {
            await visit.turn(dir);
            if (await visit.overflows()) found.push(`${where} scrolls sideways at ${width} px, ${dir}`);
          }
        }
      }
      assert.deepEqual([...new Set([...found, ...visit.complaints])], []);
      await visit.leave();
    });
  }
});
