/** `npm run demo:reset`: deletes the data folder, so that the next start begins anew. */
import './lib/node-version.mjs';
import fs from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { ensureInstalled } from './lib/install.mjs';
import { takeLock } from './lib/lock.mjs';
import { clusterDir, stopOrphan } from './lib/postgres.mjs';
import { DATA, Failure, command, say } from './lib/terminal.mjs';

await command(async () => {
  if (!fs.existsSync(DATA)) return say('There is no data.');
  await takeLock(path.join(DATA, 'start.lock'), {}); // goes with the folder
  if (!(await agreed())) {
    fs.rmSync(path.join(DATA, 'start.lock'));
    throw new Failure('Nothing was deleted.');
  }
  await ensureInstalled();
  const cluster = clusterDir(path.join(DATA, 'postgres'));
  await stopOrphan(cluster);
  for (const folder of [cluster, `${cluster}.log`, DATA]) fs.rmSync(folder, { recursive: true, force: true });
  say('All data was deleted.');
});

async function agreed() {
  if (process.argv.includes('--yes')) return true;
  if (!process.stdin.isTTY) throw new Failure('Say --yes to delete all data without being asked.');
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`Delete everything in ${DATA}? Type yes: `);
  terminal.close();
  return answer.trim() === 'yes';
}
