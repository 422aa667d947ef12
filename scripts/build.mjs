/** `npm run build`: builds the parts that are named, whether stale or not. */
import './lib/node-version.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { stoppable } from './lib/processes.mjs';
import { command } from './lib/terminal.mjs';

await command(() =>
  stoppable(async () => {
    await ensureInstalled();
    await ensureBuilt({ parts: process.argv.slice(2), force: true });
  }),
);
