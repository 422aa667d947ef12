/** `npm run bench`: installs and builds what is missing, then measures. */
import './lib/node-version.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { NODE, run, stoppable, toolEnv } from './lib/processes.mjs';
import { command } from './lib/terminal.mjs';

await command(() => stoppable(bench));

async function bench() {
  await ensureInstalled();
  await ensureBuilt({ parts: ['api'] });
  const { code } = await run(NODE, ['test/bench/main.mjs', ...process.argv.slice(2)], {
    env: toolEnv(),
    show: true,
  });
  return code;
}
