import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { ROOT, type Visit, Votra } from './support/votra.mts';

const RUN = Date.now().toString(36);
const CLIENT = `Journey Works ${RUN}`;
const ENGAGEMENT = `Warehouse review ${RUN}`;
const PROJECT = `Phase one ${RUN}`;
const HARVEST = path.join(ROOT, 'test/fixtures/import/harvest-detailed-time-2026-q3.csv');

const isoDay = (offset = 0): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

/** Types into a picker and takes the first thing found. */
async function pick(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(text);
  await page
    .getByRole('option', { name: new RegExp(text) })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
}

/** The work of four people and a client, from agreed work to the ledger, through the console alone. */
describe('the chain', () => {
  let votra: Votra;
  let manager: Visit;
  let invoiceNumber = '';
  const found: string[] = [];
  const look = async (visit: Visit): Promise<void> => {
    await visit.settled();
    found.push(...(await visit.violations()));
  };

  let whole = true;
  /** A step of the chain; when one breaks, those after it say so at once. */
  const step = (name: string, walk: () => Promise<void>): void => {
    it(name, async () => {
      assert.ok(whole, 'an earlier step broke');
      whole = false;
      await walk();
      whole = true;
    });
  };

  before(async () => {
    votra = await Votra.start();
    manager = await votra.as('manager');
  });
  after(async () => {
    await votra.stop();
  });

  step('the manager makes a client and an engagement with rates, and submits it', async () => {
    const { page } = manager;
    await manager.go('/clients/new');
    await look(manager);
    await page.getByLabel('Name').fill(CLIENT);
    await page.getByLabel('E-mail for invoices').fill('accounts@journey.example');
    await page.getByLabel('Billing address').fill('1 Long Road\nLeeds LS1 1AA');
    await page.getByRole('button', { name: 'Create client' }).click();
    await page.getByRole('heading', { level: 1, name: CLIENT }).waitFor();
    await look(manager);

    await manager.go('/engagements/new');
    await pick(page, 'Client', CLIENT);
    await page.getByLabel('Title').fill(ENGAGEMENT);
    await page.getByLabel('Start', { exact: true }).fill(isoDay(-60));
    await page.getByLabel('End', { exact: true }).fill(isoDay(120));
    await page.getByLabel('Budget').fill('50000.00');
    if ((await page.getByLabel('Rate per hour').count()) === 0)
      await page.getByRole('button', { name: 'Add rate' }).click();
    await page.getByLabel('Role').first().fill('Consultant');
    await page.getByLabel('Rate per hour').first().fill('120.00');
    await look(manager);
    await page.getByRole('button', { name: 'Create draft' }).click();
    await page.getByRole('heading', { level: 1, name: ENGAGEMENT }).waitFor();
    await look(manager);
    await page.getByRole('button', { name: 'Submit for approval' }).click();
    await page.getByText('Waiting for approval').first().waitFor();
  });

  step('somebody else approves it', async () => {
    const admin = await votra.as('admin', `/engagements?q=${RUN}`);
    await admin.page.getByRole('link', { name: ENGAGEMENT }).first().click();
    await admin.page.getByRole('button', { name: 'Approve' }).first().click();
    const dialog = admin.page.locator('mat-dialog-container');
    await dialog.getByRole('button', { name: 'Approve' }).click();
    await admin.page.getByRole('button', { name: 'New project' }).waitFor();
    await look(admin);
    assert.deepEqual(admin.complaints, []);
    await admin.leave();
  });

  step('the manager makes its project and puts the consultant on the team', async () => {
    const { page } = manager;
    await manager.go(`/engagements?q=${RUN}`);
    await page.getByRole('link', { name: ENGAGEMENT }).first().click();
    await page.getByRole('button', { name: 'New project' }).click();
    await page.getByLabel('Name').fill(PROJECT);
    await look(manager);
    await page.getByRole('button', { name: 'Create project' }).click();
    await page.getByRole('heading', { level: 1, name: PROJECT }).waitFor();
    await pick(page, 'Person', 'Carlos');
    await page.getByLabel('Billing role').last().selectOption('Consultant');
    await page.getByRole('button', { name: 'Add to team' }).click();
    await page
      .getByRole('cell', { name: /Carlos/ })
      .or(page.getByRole('rowheader', { name: /Carlos/ }))
      .first()
      .waitFor();
    await look(manager);
  });

  step('the consultant logs hours by keyboard and submits the week', async () => {
    const consultant = await votra.as('consultant', '/time');
    const { page } = consultant;
    await look(consultant);
    const row = page.getByRole('row', { name: new RegExp(PROJECT) });
    await row.getByRole('gridcell').first().click();
    for (const hours of ['7:30', '1.5']) {
      const saved = page.waitForResponse((response) => response.request().method() === 'POST');
      await page.keyboard.type(hours);
      await page.keyboard.press('Tab');
      assert.equal((await saved).status(), 201);
    }
    await row.getByText('9:00').first().waitFor();
    await page.keyboard.press('Control+Enter');
    const dialog = page.locator('mat-dialog-container');
    await dialog.getByRole('button', { name: /Submit/ }).click();
    await page.getByRole('button', { name: 'Recall' }).waitFor();
    await look(consultant);
    assert.deepEqual(consultant.complaints, []);
    await consultant.leave();
  });

  step('the manager approves the hours in the inbox', async () => {
    const { page } = manager;
    await manager.go('/inbox');
    await look(manager);
    await page
      .getByRole('button', { name: /^Approve week/ })
      .first()
      .waitFor();
    for (let n = await page.getByRole('button', { name: /^Approve week/ }).count(); n > 0; n--) {
      await page
        .getByRole('button', { name: /^Approve week/ })
        .first()
        .click();
      await page.waitForLoadState('networkidle');
    }
  });

  step('the manager bills them: draft, issue, send', async () => {
    const { page } = manager;
    await manager.go(`/billing?q=${RUN}`);
    await look(manager);
    await page.getByRole('link', { name: /Draft/ }).first().click();
    await manager.settled();
    await look(manager);
    await page.getByRole('button', { name: 'Create draft' }).click();
    await page.getByRole('heading', { level: 1, name: /Draft for/ }).waitFor();
    await look(manager);
    await page.getByText('1,188.00').first().waitFor(); // 9 hours at 120.00 and 10 % tax
    await page.getByRole('button', { name: 'Issue', exact: true }).click();
    await look(manager);
    await page.getByRole('button', { name: 'Issue invoice' }).click();
    const heading = page.getByRole('heading', { level: 1, name: /^INV-/ });
    await heading.waitFor();
    invoiceNumber = (await heading.textContent())!.trim();
    await look(manager);

    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download PDF' }).click();
    assert.equal((await download).suggestedFilename(), `${invoiceNumber}.pdf`);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('button', { name: 'Send invoice' }).click();
    await page.getByRole('button', { name: 'Send again' }).waitFor();
    await manager.go('/outbox');
    await page
      .getByRole('link', { name: new RegExp(invoiceNumber) })
      .first()
      .click();
    await page.getByRole('dialog').getByText(`${invoiceNumber}.pdf`).waitFor();
    await look(manager);
    assert.deepEqual(manager.complaints, []);
  });

  step('the accountant takes the payment, and the trial balance is zero', async () => {
    const accountant = await votra.as('accountant', `/invoices?q=${invoiceNumber}`);
    const { page } = accountant;
    await page.getByRole('link', { name: invoiceNumber }).first().click();
    await page.getByRole('button', { name: 'Record payment' }).click();
    await look(accountant);
    await page.getByLabel('Amount').fill('1188.01');
    await page.getByRole('button', { name: 'Record payment' }).last().click();
    await page.getByText(/more than/).waitFor();
    await page.getByLabel('Amount').fill('1,188.00');
    await page.getByRole('button', { name: 'Record payment' }).last().click();
    await page.getByText('Paid', { exact: true }).first().waitFor();
    await look(accountant);

    await accountant.go('/ledger');
    await look(accountant);
    const sum = page.getByRole('row', { name: /Sum/ });
    assert.match((await sum.textContent())!, /0\.00/);
    const cells = await sum.getByRole('cell').allTextContents();
    assert.equal(cells.at(-2)?.trim() ?? '', '0.00', cells.join(' | '));
    await page.getByRole('link', { name: /1200/ }).click();
    await look(accountant);
    assert.deepEqual(accountant.complaints, []);
    await accountant.leave();
  });

  step(
    'the admin imports a Harvest report, sees what it adds up to, and finds every step recorded',
    async () => {
      const admin = await votra.as('admin', '/imports');
      const { page } = admin;
      await look(admin);
      await page.locator('input[type=file]').setInputFiles(HARVEST);
      await page.getByText('49,603.98').first().waitFor({ timeout: 60_000 });
      await look(admin);
      await page
        .getByRole('button', { name: /^Import/ })
        .first()
        .click();
      await page.getByText('Completed').first().waitFor({ timeout: 60_000 });
      await look(admin);
      await admin.go('/billing?q=Lef');
      await page.getByText('49,603.98').first().waitFor();
      await admin.go('/audit');
      await look(admin);
      await page.getByText(invoiceNumber).first().waitFor();
      await admin.go('/');
      mkdirSync(path.join(ROOT, 'test-results'), { recursive: true });
      const shot = path.join(ROOT, 'test-results/console.png');
      await page.screenshot({ path: shot });
      if (process.env['UPDATE_SCREENSHOT']) copyFileSync(shot, path.join(ROOT, 'docs/console.png'));
      assert.deepEqual(admin.complaints, []);
      await admin.leave();
    },
  );

  step('the client sees the own invoices only, and takes the PDF', async () => {
    const client = await votra.as('client', '/portal/invoices');
    const { page } = client;
    await look(client);
    assert.equal(await page.getByText(invoiceNumber).count(), 0, 'another client’s invoice shows');
    await page.getByRole('link', { name: /^INV-/ }).first().click();
    await client.settled();
    await look(client);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: /PDF/ }).first().click();
    assert.match((await download).suggestedFilename(), /\.pdf$/);
    await client.open('/invoices');
    assert.equal(await page.getByText('New invoice').count(), 0);
    assert.deepEqual(client.complaints, []);
    await client.leave();
  });

  it('found no page with an accessibility fault on the way', () => {
    assert.equal([...new Set(found)].join('\n'), '');
  });
});
