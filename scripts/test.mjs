/** `npm test`: every test there is, closing with one line; `npm test -- <filter>` runs matching Node tests only. */
import './lib/node-version.mjs';
import { ensureBrowser } from './lib/browser.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { stoppable } from './lib/processes.mjs';
import { closing, runSuites } from './lib/suites.mjs';
import { command } from './lib/terminal.mjs';

const filter = process.argv.slice(2);

await command(() => stoppable(() => closing(test)));

async function test() {
  await ensureInstalled();
  if (filter.length > 0) return runSuites({ filter });
  const web = Promise.all([ensureBrowser(), ensureBuilt({ parts: ['web'] })]);
  return runSuites({ api: ensureBuilt({ parts: ['api'] }), browser: web.then(([browser]) => browser) });
}
