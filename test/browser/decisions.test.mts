import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Visit, Votra } from './support/votra.mts';

const APPROVED = '/time/entries?f.status=approved&f.billable=true';
const PROJECT = 'Warehouse data platform';
const RUN = Date.now().toString(36);

/** What axe finds wide and dark, on a phone and light, and whether the page fits the smallest one. */
async function look(visit: Visit): Promise<void> {
  await visit.resize(390, 800);
  const found = await visit.violations('light');
  await visit.resize(320, 800);
  if (await visit.overflows()) found.push(`${visit.page.url()} scrolls sideways at 320 px`);
  await visit.resize(1280, 800);
  found.push(...(await visit.violations('dark')));
  assert.deepEqual(found, []);
}

/** Opens the menu of a row by the keyboard alone. */
async function choose(visit: Visit, row: string, action: string): Promise<void> {
  const { page } = visit;
  await page
    .locator('tbody tr', { hasText: row })
    .first()
    .getByRole('button', { name: /^Actions for/ })
    .press('Enter');
  await page.getByRole('menuitem', { name: new RegExp(`^${action}`) }).press('Enter');
}

/** What is decided after the fact: rates, reopened hours, taxes, the end of a project. */
describe('decisions', () => {
  let votra: Votra;
  before(async () => {
    votra = await Votra.start();
  });
  after(() => votra.stop());

  it('a tax rate follows another from a day, is refused the same day twice, corrected and removed', async () => {
    const visit = await votra.as('accountant', '/tax-rates/new');
    const { page } = visit;
    const code = `t${RUN}`;
    const add = async (percent: string, from: string): Promise<void> => {
      await page.getByLabel('Rate in %').fill(percent);
      await page.getByLabel('Valid from').fill(from);
      await page.getByRole('button', { name: 'Add tax rate' }).click();
    };
    await page.getByRole('button', { name: 'Add tax rate' }).click();
    assert.equal(await page.getByText('Required.').count(), 4);
    await look(visit);
    await page.getByLabel('Name').fill(`Tax ${RUN}`);
    await page.getByLabel('Code').fill(code);
    await add('7,5', '2026-01-01');
    await page.waitForURL('**/tax-rates');
    await choose(visit, code, 'Change from a later day');
    await page.getByText('7.5 % since').waitFor();
    await add('120', '2026-01-01');
    await page.getByText('Above 0 and below 100').waitFor();
    await add('8', '2026-01-01');
    await page.getByText('The code has a rate from this day already.').waitFor();
    await page.getByRole('link', { name: 'Cancel' }).click();
    await page.getByText('Leave without saving?').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await add('8', '2040-01-01');
    await page.waitForURL('**/tax-rates');
    const coming = page.locator('tbody tr', { hasText: '8 %' });
    await coming.getByText('Coming').waitFor();
    await look(visit);
    await coming.locator('a').first().click();
    await page.getByLabel('Rate in %').fill('9');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('tbody tr', { hasText: '9 %' }).getByText('Coming').waitFor();
    await choose(visit, '9 %', 'Remove');
    await page.getByRole('button', { name: 'Remove rate' }).click();
    await page.locator('tbody tr', { hasText: '9 %' }).waitFor({ state: 'detached' });
    assert.deepEqual(visit.complaints, []);
    await visit.leave();
  });

  it('a rate is overridden with a reason, marked in the list, and taken from the engagement again', async () => {
    const visit = await votra.as('manager', APPROVED);
    const { page } = visit;
    await page.getByLabel('Person').selectOption('Carlos Consuegra');
    await page.waitForURL(/f\.membershipId=/);
    await visit.settled();
    await choose(visit, 'Carlos Consuegra', 'Change rate');
    const change = page.getByRole('button', { name: 'Change rate' });
    await change.click();
    assert.equal(await page.getByText('Required.').count(), 2);
    await look(visit);
    await page.getByLabel(/Rate an hour in/).fill('95,50');
    await page.getByLabel('Reason').fill('Goodwill');
    await change.click();
    await page.getByRole('dialog').getByText('Override', { exact: true }).waitFor();
    await page.locator('tbody tr').getByText('Override').waitFor();
    await look(visit);
    await page.getByLabel('Take').selectOption('card');
    await page.getByLabel('Reason').fill('Agreed after all');
    await change.click();
    await page.locator('tbody tr').getByText('Override').waitFor({ state: 'detached' });
    assert.deepEqual(visit.complaints, []);
    await visit.leave();
  });

  it('approved hours of others are reopened with a reason; a consultant is not offered it', async () => {
    const visit = await votra.as('manager', `${APPROVED}&q=Nightly`);
    const { page } = visit;
    await page.locator('tbody a[data-row-link]').first().click();
    await page.getByRole('button', { name: 'Reopen', exact: true }).click();
    await page.getByRole('alertdialog').getByLabel('Reason').fill(`Wrong day ${RUN}`);
    await page.getByRole('button', { name: 'Reopen entry' }).click();
    const drawer = page.getByRole('dialog', { name: 'Time entry' });
    await drawer.getByText('Draft', { exact: true }).waitFor();
    await drawer.getByText(`Wrong day ${RUN}`).first().waitFor();
    await look(visit);
    await visit.leave();

    const consultant = await votra.as('consultant', APPROVED);
    assert.equal(await consultant.page.getByLabel('Person').count(), 0);
    await consultant.page
      .locator('tbody tr')
      .first()
      .getByRole('button', { name: /^Actions for/ })
      .click();
    const offered = await consultant.page.getByRole('menuitem').allInnerTexts();
    assert.deepEqual(
      offered.map((text) => text.split('\n')[0]),
      ['Edit', 'Delete'],
    );
    await consultant.leave();
  });

  it('a project is not closed under a running timer, and says whose it is', async () => {
    const consultant = await votra.as('consultant');
    await consultant.page.getByRole('button', { name: 'Start the timer', exact: true }).click();
    await consultant.page.getByLabel('Project and task').fill(PROJECT);
    await consultant.page.getByRole('option').first().waitFor();
    await consultant.page.keyboard.press('Enter');
    await consultant.page.getByRole('button', { name: 'Stop the timer', exact: true }).waitFor();

    const manager = await votra.as('manager', `/projects?q=${PROJECT}`);
    const { page } = manager;
    await page.locator('tbody a[data-row-link]').first().click();
    await page.getByRole('button', { name: `More actions for ${PROJECT}` }).click();
    await page.getByRole('menuitem', { name: /^Close project/ }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Close project' }).click();
    await page.getByText(/A timer still runs on this project, of Carlos Consuegra\./).waitFor();
    await look(manager);
    await manager.leave();

    await consultant.page.getByRole('button', { name: 'Stop the timer', exact: true }).click();
    await consultant.page.getByRole('button', { name: 'Start the timer', exact: true }).waitFor();
    await consultant.leave();
  });
});
