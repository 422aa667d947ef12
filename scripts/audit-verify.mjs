/**
 * `npm run audit:verify`: is the audit record what was once recorded? Looks at every firm of the database that
 * DATABASE_URL names, else of the embedded one, whether Votra runs or not; `-- --firm <id>` at one firm,
 * `-- --file <export.json>` at an exported file without any database. Ends with status 1 when something is broken.
 */
import './lib/node-version.mjs';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { checkDatabaseUrl, runningEmbedded, startEmbedded } from './lib/database.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { takeLock } from './lib/lock.mjs';
import { NODE, toolEnv } from './lib/processes.mjs';
import { secret } from './lib/secrets.mjs';
import { DATA, Failure, ROOT, command } from './lib/terminal.mjs';

const PROGRAM = path.join(ROOT, 'dist', 'apps', 'api', 'src', 'audit-verify.js');
const args = process.argv.slice(2);

await command(async () => {
  await ensureInstalled();
  await ensureBuilt({ parts: ['api'] });
  if (args.some((arg) => arg.startsWith('--file'))) return verify({});
  if (process.env.DATABASE_URL) {
    await checkDatabaseUrl(process.env.DATABASE_URL);
    return verify({ DATABASE_URL: process.env.DATABASE_URL });
  }
  if (!fs.existsSync(path.join(DATA, 'secrets.json')))
    throw new Failure('There is no data: start Votra once, or set DATABASE_URL.');
  const running = runningEmbedded();
  if (running) return verify({ DATABASE_URL: running });
  const lock = await takeLock(path.join(DATA, 'start.lock'), {});
  try {
    const server = await startEmbedded();
    try {
      return verify({ DATABASE_URL: server.url });
    } finally {
      await server.stop();
    }
  } finally {
    lock.release();
  }
});

function verify(env) {
  const JWT_SECRET = process.env.JWT_SECRET ?? secret('jwtSecret').value;
  const settings = env.DATABASE_URL ? { LOG_LEVEL: 'fatal', JWT_SECRET, ...env } : {};
  const { status } = spawnSync(NODE, [PROGRAM, ...args], { stdio: 'inherit', env: toolEnv(settings) });
  return status ?? 1;
}
