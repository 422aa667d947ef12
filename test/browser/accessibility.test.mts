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
    const pages = ['reset-password', 'confirm-email', 'cancel-email-change', 'register', 'invitation'];
    const links = pages.map((path) => `/${path}#token=made-up`);
    for (const url of ['/forgot-password', '/reset-password', '/register', ...links]) {
      await visit.open(url);
      found.push(...(await visit.violations('dark')), ...(await visit.violations('light')));
    }
    assert.equal([...new Set(found)].join('\n'), '');
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
});
