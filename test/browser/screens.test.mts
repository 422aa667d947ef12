import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { Votra } from './support/votra.mts';

describe('on screen', () => {
  let votra: Votra;
  before(async () => {
    votra = await Votra.start();
  });
  after(() => votra.stop());

  it('lets columns be put away by keyboard, keeps that, and exports the list as it stands', async () => {
    const visit = await votra.as('admin', '/invoices?f.status=open');
    const { page } = visit;
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
    const visit = await votra.as('consultant', '/time?week=2026-12-14');
    const { page } = visit;
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
    const visit = await votra.as('consultant', '/time?week=2026-12-07');
    const { page } = visit;
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
});
