/** `npm test`: every test there is, closing with one line; `npm test -- <filter>` runs matching Node tests only. */
import './lib/node-version.mjs';
import { ensureBrowser } from './lib/browser.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { killRunning, onStopRequest } from './lib/processes.mjs';
import { runSuites } from './lib/suites.mjs';
import { Failure, command, say } from './lib/terminal.mjs';

await command(async () => {
  const filter = process.argv.slice(2);
  const stopped = new Promise((_, reject) => {
    onStopRequest(() => {
      killRunning();
      reject(new Failure('The tests were stopped.'));
    });
  });
  return Promise.race([stopped, test(filter)]);
});

async function test(filter) {
  await ensureInstalled();
  if (filter.length === 0) await ensureBuilt();
  const browser = filter.length === 0 ? await ensureBrowser() : undefined;
  const { passed, failed } = await runSuites({ browser, filter });
  say(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
