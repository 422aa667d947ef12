import pg from 'pg';
import { DataSource } from 'typeorm';
import type { Config } from '../config/config.js';
import { NamingStrategy } from './naming-strategy.js';

pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value); // a work date is text, never a local midnight
pg.types.setTypeParser(pg.types.builtins.INT8, Number); // counts and sums of seconds

export const APP_ROLE = 'votra_app';

/** How long one statement may run, and a transaction stand still: in requests, and in jobs. */
export const REQUEST_SECONDS = 30;
export const JOB_SECONDS = 900;

/** As settings of PostgreSQL. */
export const limitsOf = (seconds: number): string[] =>
  ['statement_timeout', 'idle_in_transaction_session_timeout'].map((name) => `${name}=${seconds * 1_000}`);

type Options = ConstructorParameters<typeof DataSource>[0];
export type Entities = NonNullable<Options['entities']>;

const shared = (url: string, entities: Entities) =>
  ({
    type: 'postgres',
    url,
    entities,
    namingStrategy: new NamingStrategy(),
    synchronize: false,
    logging: false,
  }) as const;

/** As the owner of the tables: migrations only. */
export function ownerDataSource(
  url: string,
  given: { entities: Entities; migrations: NonNullable<Options['migrations']> },
): DataSource {
  return new DataSource({
    ...shared(url, given.entities),
    migrations: given.migrations,
    migrationsTransactionMode: 'each',
  });
}

/** As the application: under row-level security from the connection's first statement on. */
export function appDataSource(
  config: Pick<Config, 'DATABASE_URL' | 'DATABASE_APP_URL' | 'DATABASE_POOL_SIZE'>,
  entities: Entities,
): DataSource {
  const session = [`role=${APP_ROLE}`, ...limitsOf(REQUEST_SECONDS)].map((setting) => `-c ${setting}`);
  return new DataSource({
    ...shared(config.DATABASE_APP_URL ?? config.DATABASE_URL, entities),
    installExtensions: false,
    poolSize: config.DATABASE_POOL_SIZE,
    extra: {
      // PgBouncer takes no options: there the login's own settings hold
      ...(config.DATABASE_APP_URL === undefined ? { options: session.join(' ') } : {}),
      pipeline: true, // statements that do not wait for each other share a round trip
      idleTimeoutMillis: 30_000,
      connectionTimeoutMillis: 5_000,
    },
  });
}
