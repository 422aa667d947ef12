import type pg from 'pg';
import type { TestDatabase } from './database.js';
import { tenantTables } from './tenancy-walk.js';

/** A value of each type that our columns have. */
const VALUES: Record<string, string> = {
  uuid: 'gen_random_uuid()',
  text: `'x'`,
  integer: '1',
  bigint: '1',
  numeric: '1',
  boolean: 'true',
  date: 'current_date',
  jsonb: `'{}'`,
  bytea: `'x'`,
  'timestamp with time zone': 'now()',
};

interface Column {
  table: string;
  column: string;
  type: string;
}

/**
 * One row in every tenant table, whatever the tables mean: checks and references of the database (a clone
 * that is thrown away) are dropped first. `fixed` gives columns their values by name.
 */
export async function fillEveryTable(database: TestDatabase, fixed: Record<string, string>): Promise<void> {
  await database.connected(async (client) => {
    await dropConstraints(client);
    const tables = await tenantTables(client);
    const { rows } = await client.query<Column>(
      `SELECT c.relname AS table, a.attname AS column, format_type(a.atttypid, NULL) AS type
       FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
       WHERE c.relnamespace = 'public'::regnamespace AND c.relname = ANY ($1) AND a.attnum > 0
         AND NOT a.attisdropped AND a.attgenerated = ''`,
      [tables],
    );
    for (const table of tables) {
      const columns = rows.filter((row) => row.table === table);
      const values = columns.map(({ column, type }) =>
        fixed[column] ? `'${fixed[column]}'` : valueOf(type),
      );
      await client.query(
        `INSERT INTO ${table} (${columns.map(({ column }) => `"${column}"`).join()}) VALUES (${values.join()})`,
      );
    }
  });
}

function valueOf(type: string): string {
  const value = VALUES[type];
  if (!value) throw new Error(`No test value for columns of type ${type}.`);
  return value;
}

async function dropConstraints(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ table: string; name: string }>(
    `SELECT conrelid::regclass::text AS table, quote_ident(conname) AS name FROM pg_constraint
     WHERE connamespace = 'public'::regnamespace AND contype IN ('c', 'f')`,
  );
  for (const { table, name } of rows) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
}
