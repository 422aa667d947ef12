/** The processes that are measured: our API as it is delivered, and the bare handlers. */
import { spawn } from 'node:child_process';
import { createSecretKey } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import jwt from 'jsonwebtoken';
import { startApi } from '../../scripts/lib/api.mjs';
import { freePort } from '../../scripts/lib/postgres.mjs';
import { NODE } from '../../scripts/lib/processes.mjs';
import { ROOT } from '../../scripts/lib/terminal.mjs';
import { FIRM, idOf } from './seed.mjs';

const POOL_SIZE = '20';
const SECRET = 'only-for-the-benchmark-'.repeat(2);
const UNLIMITED = String(1_000_000_000);
const key = createSecretKey(Buffer.from(SECRET));

/** @param {number} n number of the member */
export function bearerOf(n) {
  const claims = { typ: 'access', sid: idOf('session', n), fid: FIRM };
  const options = { algorithm: 'HS256', subject: idOf('user', n), audience: 'votra', expiresIn: 7_200 };
  return `Bearer ${jwt.sign(claims, key, options)}`;
}

/** @param {string} url database @param {string} logFile where its log goes, as in production */
export async function startOurs(url, logFile) {
  const port = await freePort();
  const log = fs.createWriteStream(logFile);
  const env = {
    ...{ NODE_ENV: 'production', DATABASE_URL: url, DATABASE_POOL_SIZE: POOL_SIZE, JWT_SECRET: SECRET },
    ...{ THROTTLE_PER_MINUTE: UNLIMITED, THROTTLE_PER_HOUR: UNLIMITED },
    ...{ THROTTLE_PAYMENTS_PER_MINUTE: UNLIMITED, TRUST_PROXY_HOPS: '1' },
  };
  const api = startApi({ port, env, log: (chunk) => void log.write(chunk) });
  await api.ready();
  return { origin: `http://127.0.0.1:${port}`, stop: api.stop };
}

/** @param {string} url database */
export async function startBare(url) {
  const child = spawn(NODE, [path.join(ROOT, 'test/bench/baseline.mjs')], {
    env: { ...process.env, NODE_ENV: 'production', DATABASE_URL: url, FIRM_ID: FIRM, POOL_SIZE },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const [port] = await once(child.stdout, 'data');
  const stop = async () => {
    child.kill();
    await once(child, 'exit');
  };
  return { origin: `http://127.0.0.1:${String(port).trim()}`, stop };
}
