/** `npm run db`: the embedded PostgreSQL alone, for work on the API with other tools. */
import './lib/node-version.mjs';
import fs from 'node:fs';
import path from 'node:path';
import { startEmbedded } from './lib/database.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { takeLock } from './lib/lock.mjs';
import { onStopRequest } from './lib/processes.mjs';
import { DATA, command, say } from './lib/terminal.mjs';

await command(async () => {
  const asked = new Promise((resolve) => onStopRequest(resolve));
  fs.mkdirSync(DATA, { recursive: true, mode: 0o711 });
  const lock = await takeLock(path.join(DATA, 'start.lock'), {});
  try {
    await ensureInstalled();
    const server = await startEmbedded({ detached: true });
    say(`DATABASE_URL=${server.url}`);
    say('Ctrl-C stops it.');
    await asked;
    await server.stop();
  } finally {
    lock.release();
  }
});
