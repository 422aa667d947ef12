import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrate } from '../../apps/api/src/database/migrate.js';

const TEMPLATE = 'votra_template';

const server = (): string => {
  const url = process.env['VOTRA_TEST_SERVER'];
  if (!url) throw new Error('The test database server is not running: start tests with npm test.');
  return url;
};

async function asOwner(work: (client: pg.Client) => Promise<unknown>, database = 'postgres'): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(database) });
  await client.connect();
  try {
    await work(client);
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
  drop(): Promise<void>;
}

/** The first spec file of a run makes the template, the others wait for it. */
async function ensureTemplate(): Promise<void> {
  await asOwner(async (client) => {
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
  const name = `votra_${randomBytes(6).toString('hex')}`;
  await asOwner((client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`));
  const pool = new pg.Pool({ connectionString: urlOf(name), max: 2 });
  return {
    url: urlOf(name),
    sql: async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
      (await pool.query<Row>(text, values)).rows,
    drop: async () => {
      await pool.end();
      await asOwner((client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
    },
  };
}
