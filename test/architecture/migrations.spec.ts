import { readdirSync } from 'node:fs';
import { entities } from '../../apps/api/src/database/entities.js';
import { migrations } from '../../apps/api/src/database/migrations/index.js';
import { migrate } from '../../apps/api/src/database/migrate.js';
import { ownerDataSource } from '../../apps/api/src/platform/persistence/data-source.js';
import { cloneDatabase, createDatabase, type TestDatabase } from '../support/database.js';
import { tenancyFaults } from '../support/tenancy-walk.js';

const FOLDER = new URL('../../apps/api/src/database/migrations/', import.meta.url);

/** Everything that a migration can leave behind, in words. */
const OBJECTS = `
  SELECT 'table ' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull
      || ' ' || coalesce(pg_get_expr(d.adbin, d.adrelid), '') AS object
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v', 'm', 'S') AND c.relname NOT LIKE 'migrations%'
  UNION ALL SELECT 'constraint ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace AND conname NOT LIKE '%migrations%' AND conrelid::regclass::text <> 'migrations'
  UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'migrations'
  UNION ALL SELECT 'policy ' || tablename || ' ' || policyname || ' ' || coalesce(qual, '') || coalesce(with_check, '') FROM pg_policies
  UNION ALL SELECT 'function ' || proname || ' ' || prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace
  UNION ALL SELECT 'trigger ' || tgname || ' ' || tgrelid::regclass FROM pg_trigger WHERE NOT tgisinternal
  UNION ALL SELECT 'schema ' || nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
  UNION ALL SELECT 'currency ' || code FROM currencies
  ORDER BY 1`;
const NO_CURRENCIES = OBJECTS.replace(/UNION ALL SELECT 'currency.*\n/, '');

const objects = async (database: TestDatabase, text: string): Promise<string[]> =>
  (await database.sql<{ object: string }>(text)).map((row) => row.object);

const isUndone = async (database: TestDatabase): Promise<boolean> =>
  !(await database.sql('SELECT 1 FROM migrations')).length;

describe('migrations', () => {
  it('all stand in index.ts, oldest first', () => {
    const files = readdirSync(FOLDER)
      .filter((name) => /^\d+-.*\.ts$/.test(name))
      .sort();
    const times = migrations.map((migration) => /\d+$/.exec(migration.name)?.[0]);
    expect(times).toEqual(files.map((name) => /^\d+/.exec(name)?.[0]));
    expect(files.length).toBeGreaterThan(1);
  });

  it('go up, all the way down and up again to the same schema', async () => {
    const database = await createDatabase();
    try {
      const empty = await objects(database, NO_CURRENCIES);
      await migrate(database.url);
      const first = await objects(database, OBJECTS);
      expect(first.length).toBeGreaterThan(300);

      const owner = await ownerDataSource(database.url, {
        entities: [],
        migrations: [...migrations],
      }).initialize();
      while (!(await isUndone(database))) await owner.undoLastMigration();
      await owner.destroy();
      expect(await objects(database, NO_CURRENCIES)).toEqual(empty);

      await migrate(database.url);
      expect(await objects(database, OBJECTS)).toEqual(first);
      expect(await database.connected(tenancyFaults)).toEqual([]);
    } finally {
      await database.drop();
    }
  });

  it('may be run at the same time by several processes', async () => {
    const database = await createDatabase();
    try {
      await Promise.all([migrate(database.url), migrate(database.url), migrate(database.url)]);
      const rows = await database.sql<{ name: string }>('SELECT name FROM migrations ORDER BY id');
      expect(rows.map((row) => row.name)).toEqual(migrations.map((migration) => migration.name));
    } finally {
      await database.drop();
    }
  });

  it('say exactly what the entities say', async () => {
    const database = await cloneDatabase();
    const owner = await ownerDataSource(database.url, {
      entities,
      migrations: [...migrations],
    }).initialize();
    try {
      const { upQueries } = await owner.driver.createSchemaBuilder().log();
      expect(upQueries.map(({ query }) => query)).toEqual([]);
      await database.sql('ALTER TABLE clients DROP COLUMN phone');
      const drift = await owner.driver.createSchemaBuilder().log();
      expect(drift.upQueries.map(({ query }) => query).join()).toContain('phone');
    } finally {
      await owner.destroy();
      await database.drop();
    }
  });
});
