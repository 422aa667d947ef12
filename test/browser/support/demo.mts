/** One PostgreSQL for all browser tests: each file gets a copy of the demo firm's database, made once. */
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startApi } from '../../../scripts/lib/api.mjs';
import { freePort, startPostgres, THROWAWAY } from '../../../scripts/lib/postgres.mjs';

const TEMPLATE = 'demo';
const SERVER = 'VOTRA_DEMO_SERVER';
let stop = async (): Promise<void> => undefined;

/** What `node --test --test-global-setup` calls before the first file. */
export async function globalSetup(): Promise<void> {
  if (process.env['VOTRA_ORIGIN']) return;
  const dir = mkdtempSync(path.join(tmpdir(), 'votra-browser-'));
  chmodSync(dir, 0o755); // as root the server runs as another user
  const postgres = await startPostgres({
    dir: path.join(dir, 'postgres'),
    settings: { ...THROWAWAY, max_connections: 200 },
  });
  stop = async () => {
    await postgres.stop();
    rmSync(dir, { recursive: true, force: true });
  };
  process.env[SERVER] = postgres.url();
  await run(`CREATE DATABASE ${TEMPLATE}`);
  const api = await startDemo(TEMPLATE, { MIGRATE_ON_START: 'true', DEMO_ON_START: 'true' });
  await api.stop();
}

/** … and after the last one. */
export const globalTeardown = (): Promise<void> => stop();

/** The API on a copy of the demo firm's database. */
export async function startCopy(env: Record<string, string>): Promise<Demo> {
  const name = `demo_${randomBytes(6).toString('hex')}`;
  await run(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} STRATEGY file_copy`);
  return startDemo(name, env);
}

interface Demo {
  origin: string;
  stop: () => Promise<void>;
}

async function startDemo(database: string, env: Record<string, string>): Promise<Demo> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const api = startApi({
    port,
    env: {
      ...{ NODE_ENV: 'test', DATABASE_URL: urlOf(database), JWT_SECRET: 'browser-tests-'.repeat(3) },
      ...{ PUBLIC_URL: origin, LOG_LEVEL: 'error' },
      ...{
        THROTTLE_PER_MINUTE: '100000',
        THROTTLE_PER_HOUR: '1000000',
        THROTTLE_PAYMENTS_PER_MINUTE: '1000',
      },
      ...env,
    },
    log: (chunk: Buffer) => process.stdout.write(chunk),
  });
  await api.ready();
  return { origin, stop: () => api.stop() };
}

function urlOf(database: string): string {
  const server = process.env[SERVER];
  if (!server) throw new Error('Start browser tests with --test-global-setup=test/browser/support/demo.mts.');
  return Object.assign(new URL(server), { pathname: `/${database}` }).href;
}

async function run(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf('postgres') });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
