/** The database a command works on: the server DATABASE_URL names, or the embedded one under the data folder. */
import path from 'node:path';
import { resetPassword, runningServer, startPostgres } from './postgres.mjs';
import { secret } from './secrets.mjs';
import { DATA, Failure } from './terminal.mjs';

const NAME = 'votra';
const OLDEST = 15;
const REASONS = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'there is no host of that name',
  EAI_AGAIN: 'there is no host of that name',
  ETIMEDOUT: 'it does not answer',
  '28P01': 'user or password are refused',
  28000: 'user or password are refused',
  '3D000': 'there is no database of that name',
};

/**
 * Starts the embedded server with its database `votra`.
 * @param {{ detached?: boolean, port?: number }} [options]
 */
export async function startEmbedded(options = {}) {
  const dir = path.join(DATA, 'postgres');
  const password = secret('postgresPassword');
  if (password.isNew) await resetPassword(dir, password.value);
  const server = await startPostgres({ dir, password: password.value, ...options });
  try {
    await createDatabase(server.url());
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { ...server, url: server.url(NAME) };
}

/** The address of the embedded database when another command runs it now. @returns {string | undefined} */
export function runningEmbedded() {
  const { value: password } = secret('postgresPassword');
  return runningServer({ dir: path.join(DATA, 'postgres'), password })?.(NAME);
}

async function createDatabase(url) {
  await withClient(url, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [NAME]);
    if (!rowCount) await client.query(`CREATE DATABASE ${NAME}`);
  });
}

/**
 * Makes sure that DATABASE_URL names a PostgreSQL that answers and is new enough.
 * @param {string} url
 * @throws {Failure} with one sentence that does not show the password
 */
export async function checkDatabaseUrl(url) {
  const place = placeOf(url);
  const version = await withClient(url, async (client) => {
    const { rows } = await client.query('SHOW server_version_num');
    return Math.floor(Number(rows[0].server_version_num) / 10_000);
  }).catch((error) => {
    throw new Failure(`DATABASE_URL cannot be used (${place}): ${reasonOf(error)}.`);
  });
  if (version < OLDEST)
    throw new Failure(`DATABASE_URL (${place}) is PostgreSQL ${version}: Votra needs ${OLDEST} or newer.`);
}

function placeOf(url) {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !/^postgres(ql)?:$/.test(parsed.protocol)) {
    throw new Failure(
      'DATABASE_URL is not an address such as postgresql://user:password@localhost:5432/votra.',
    );
  }
  return `${parsed.hostname}:${parsed.port || 5432}${parsed.pathname}`;
}

function reasonOf(error) {
  const first = error.errors?.[0] ?? error; // one per address of the host
  return REASONS[error.code] ?? REASONS[first.code] ?? first.message;
}

async function withClient(url, work) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined); // a lost connection fails the query that needs it
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
