import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrate } from '../../apps/api/src/database/migrate.js';

const TEMPLATE = 'votra_template';

const server = (): string => {
  const url = process.env['VOTRA_TEST_SERVER'];
  if (!url) throw new Error('The test database server is not running: start tests with npm test.');
  return url;
};

async function connected<T>(
  work: (client: pg.Client) => Promise<T>,
  database = 'postgres',
  role?: string,
): Promise<T> {
  const client = new pg.Client({
    connectionString: urlOf(database),
    ...(role ? { options: `-c role=${role}` } : {}),
  });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function urlOf(database: string): string {
  const url = new URL(server());
  url.pathname = `/${database}`;
  return url.href;
}

export interface TestDatabase {
  url: string;
  /** SQL as the superuser, past row-level security: to look at what really stands in the tables. */
  sql<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  /** A connection for `work` alone, as the superuser or, under row-level security, in the role given. */
  connected<T>(work: (client: pg.Client) => Promise<T>, role?: string): Promise<T>;
  drop(): Promise<void>;
}

/** The first spec file of a run makes the template, the others wait for it. */
async function ensureTemplate(): Promise<void> {
  await connected(async (client) => {
    await client.query(`SELECT pg_advisory_lock(hashtext('${TEMPLATE}'))`);
    const { rows } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [TEMPLATE]);
    if (rows.length) return;
    await client.query(`CREATE DATABASE ${TEMPLATE}_making`);
    await migrate(urlOf(`${TEMPLATE}_making`));
    await client.query(`ALTER DATABASE ${TEMPLATE}_making RENAME TO ${TEMPLATE}`);
  });
}

/** A migrated, empty database of its own, cloned from the run's template. */
export async function cloneDatabase(): Promise<TestDatabase> {
  await ensureTemplate();
  return createDatabase(TEMPLATE);
}

/** A database of its own: without tables, or as a clone of the template named. */
export async function createDatabase(template = 'template1'): Promise<TestDatabase> {
  const name = `votra_${randomBytes(6).toString('hex')}`;
  await connected((client) =>
    client.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`),
  );
  const pool = new pg.Pool({ connectionString: urlOf(name), max: 2 });
  // the pool says that it ended while connections still close, and DROP DATABASE ends those the hard way
  pool.on('error', () => undefined);
  return {
    url: urlOf(name),
    connected: (work, role) => connected(work, name, role),
    sql: async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
      (await pool.query<Row>(text, values)).rows,
    drop: async () => {
      await pool.end();
      await connected((client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
    },
  };
}
