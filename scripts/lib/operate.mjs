/** Runs one of the API's programs for those who run the installation, against the database that is there. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { ensureBuilt } from './build.mjs';
import { checkDatabaseUrl, runningEmbedded, startEmbedded } from './database.mjs';
import { ensureInstalled } from './install.mjs';
import { takeLock } from './lock.mjs';
import { NODE, toolEnv } from './processes.mjs';
import { secret } from './secrets.mjs';
import { DATA, Failure, ROOT } from './terminal.mjs';

/**
 * With the database that DATABASE_URL names, else the embedded one, whether Votra runs or not; `alone` needs none.
 * Answers the status that the program ended with.
 */
export async function operate(name, args, { alone = false } = {}) {
  await ensureInstalled();
  await ensureBuilt({ parts: ['api'] });
  const program = path.join(ROOT, 'dist', 'apps', 'api', 'src', `${name}.js`);
  const run = (url) => {
    const JWT_SECRET = process.env.JWT_SECRET ?? secret('jwtSecret').value;
    const settings = url ? { LOG_LEVEL: 'fatal', JWT_SECRET, DATABASE_URL: url } : {};
    const { status } = spawnSync(NODE, [program, ...args], { stdio: 'inherit', env: toolEnv(settings) });
    return status ?? 1;
  };
  if (alone) return run();
  if (process.env.DATABASE_URL) {
    await checkDatabaseUrl(process.env.DATABASE_URL);
    return run(process.env.DATABASE_URL);
  }
  if (!fs.existsSync(path.join(DATA, 'secrets.json')))
    throw new Failure('There is no data: start Votra once, or set DATABASE_URL.');
  const running = runningEmbedded();
  if (running) return run(running);
  const lock = await takeLock(path.join(DATA, 'start.lock'), {});
  try {
    const server = await startEmbedded();
    try {
      return run(server.url);
    } finally {
      await server.stop();
    }
  } finally {
    lock.release();
  }
}
