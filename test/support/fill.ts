import type pg from 'pg';
import type { TestDatabase } from './database.js';
import { tenantTables } from './tenancy-walk.js';

/** A value of each type that our columns have. */
const VALUES: Record<string, string> = {
  uuid: 'gen_random_uuid()',
  text: `'x'`,
  'text[]': `'{x}'`,
  integer: '1',
  bigint: '1',
  numeric: '1',
  boolean: 'false',
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

/** Copies each row of a firm's tables until a table has about `wanted`: same content, ids of their own. */
export async function multiplyRows(database: TestDatabase, firmId: string, wanted: number): Promise<void> {
  await database.connected(async (client) => {
    await dropConstraints(client);
    await client.query(`SET session_replication_role = 'replica'`); // issued invoices are copied as they stand
    for (const table of await tenantTables(client)) {
      const { rows } = await client.query<{ count: number; has_id: boolean }>(
        `SELECT count(*)::int AS count, count(to_jsonb(t) -> 'id') > 0 AS has_id FROM ${table} t WHERE firm_id = $1`,
        [firmId],
      );
      const { count, has_id } = rows[0]!;
      if (!has_id) continue;
      await client.query(
        `INSERT INTO ${table} SELECT (jsonb_populate_record(t, jsonb_build_object('id', uuidv7()))).*
         FROM ${table} t, generate_series(1, $2::int) WHERE t.firm_id = $1`,
        [firmId, Math.floor(wanted / count) - 1],
      );
    }
    await client.query('ANALYZE'); // what autovacuum would do within the minute
  });
}

/** Everything but primary keys. */
async function dropConstraints(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ text: string }>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS text FROM pg_constraint
       WHERE connamespace = 'public'::regnamespace AND contype = 'f'
     UNION ALL SELECT format('ALTER TABLE %s DROP CONSTRAINT %I CASCADE', conrelid::regclass, conname) FROM pg_constraint
       WHERE connamespace = 'public'::regnamespace AND contype IN ('c', 'u', 'x')
     UNION ALL SELECT format('DROP INDEX %s', i.indexrelid::regclass) FROM pg_index i
       JOIN pg_class c ON c.oid = i.indexrelid AND c.relnamespace = 'public'::regnamespace
       WHERE i.indisunique AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid)`,
  );
  for (const { text } of rows) await client.query(text);
}
