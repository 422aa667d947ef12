import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { pagesOf } from './support/pages.mts';
import { PseudoVisit } from './support/pseudo.mts';
import { Votra } from './support/votra.mts';

/** Pages that no navigation leads to. */
const FORMS = ['clients', 'engagements', 'projects', 'invoices', 'people', 'time/entries'].map(
  (area) => `/${area}/new`,
);

describe('every page', () => {
  let votra: Votra;
  before(async () => {
    votra = await Votra.start();
  });
  after(() => votra.stop());

  for (const person of ['admin', 'client'] as const) {
    it(`is translated whole for the ${person}, and fits longer words and the other direction`, async () => {
      const visit = await votra.as(person);
      const urls = [...(await pagesOf(visit)), ...(person === 'admin' ? FORMS : [])];
      const pseudo = await PseudoVisit.of(visit);
      const found: string[] = [];
      for (let url = urls.shift(); url; url = urls.shift()) {
        await visit.resize(1280, 800);
        await visit.go(url);
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
