import { ownerDataSource } from '../platform/persistence/data-source.js';
import { migrations } from './migrations/index.js';

/** Brings the schema up to date, as the owner. Replicas that start together take turns. */
export async function migrate(url: string): Promise<void> {
  const dataSource = await ownerDataSource(url, { entities: [], migrations: [...migrations] }).initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query(`SELECT pg_advisory_lock(hashtextextended('votra-migrations', 0))`);
    await dataSource.runMigrations();
    await dataSource.query('GRANT SELECT ON migrations TO votra_app');
  } finally {
    await lock
      .query(`SELECT pg_advisory_unlock(hashtextextended('votra-migrations', 0))`)
      .catch(() => undefined);
    await lock.release();
    await dataSource.destroy();
  }
}
