import { AsyncLocalStorage } from 'node:async_hooks';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Pool, PoolClient, QueryResult, QueryResultRow } from 'pg';
import { DataSource, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { LIMITS } from '#libs/contracts';
import { Config } from '../config/config.js';
import type { FirmTx, RequestContext } from '../context/request-context.js';
import { JOB_SECONDS, limitsOf } from './data-source.js';
import { type FilterValues, listSql, type ListSpec, type Page } from './page.js';
import { Repo } from './repo.js';
import { beginSql, type Scope } from './scope.js';
import { Tx } from './tx.js';

const PATIENT = limitsOf(JOB_SECONDS);

/** Names of the migrations that this code needs. */
export class KnownMigrations {
  constructor(readonly names: readonly string[]) {}
}

/** The way to the database for everything outside platform/persistence. */
@Injectable()
export class Database implements OnApplicationShutdown {
  private readonly patience = new AsyncLocalStorage<true>();

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    private readonly config: Config,
    private readonly migrations: KnownMigrations,
  ) {}

  repo<E extends ObjectLiteral>(ctx: FirmTx, entity: EntityTarget<E>): Repo<E> {
    return new Repo<E>(ctx, this.dataSource.getMetadata(entity));
  }

  /** Rows of a constant SQL text. $1 is by custom the firm: pass `ctx.firmId` first. */
  async query<Row extends QueryResultRow>(
    ctx: FirmTx,
    text: string,
    values: readonly unknown[] = [],
  ): Promise<Row[]> {
    return (await ctx.tx.run<Row>(text, values)).rows;
  }

  async one<Row extends QueryResultRow>(
    ctx: FirmTx,
    text: string,
    values: readonly unknown[] = [],
  ): Promise<Row | undefined> {
    return (await ctx.tx.run<Row>(text, values)).rows[0];
  }

  /** One page of a declared list, with a count that stops at 10,000. */
  async page<Row extends QueryResultRow>(
    ctx: RequestContext,
    spec: ListSpec,
    query: { page: number; perPage: number; sort?: string },
    filters: FilterValues = {},
  ): Promise<Page<Row>> {
    const { rows, count } = listSql(spec, filters, query, ctx.firmId);
    const ask = () => ctx.tx.run<{ total: number }>(count.text, count.values);
    // a search may read all there is, so it counts only where its page does not tell the total by itself
    const [{ rows: items }, counted] = await Promise.all([
      ctx.tx.run<Row>(rows.text, rows.values),
      filters['q'] === undefined ? ask() : undefined,
    ]);
    const { page, perPage } = query;
    const isLast = items.length < perPage && (items.length > 0 || page === 1);
    const total =
      !counted && isLast ? (page - 1) * perPage + items.length : (counted ?? (await ask())).rows[0]!.total;
    return {
      items,
      total: Math.min(total, LIMITS.countCap),
      totalIsExact: total <= LIMITS.countCap,
      page,
      perPage,
    };
  }

  /** For sums, which are the same for everybody, and for what is the actor's own: as `Tx.withAllProjects`. */
  whole<T>({ tx }: FirmTx, work: () => Promise<T>): Promise<T> {
    return tx.withAllProjects(work);
  }

  /** Serialises those who name the same key, until the transaction ends. */
  async lock(ctx: FirmTx, key: string): Promise<void> {
    await ctx.tx.run('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`${ctx.firmId}:${key}`]);
  }

  /** False when another transaction holds the key. */
  async tryLock(ctx: FirmTx, key: string): Promise<boolean> {
    const row = await this.one<{ got: boolean }>(
      ctx,
      'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS got',
      [`${ctx.firmId}:${key}`],
    );
    return row!.got;
  }

  /** Opens a transaction; `also` is one more statement of the same round trip, whose rows are returned. */
  async open<Row extends QueryResultRow>(
    scope: Scope,
    mode: 'read' | 'write',
    also?: string,
  ): Promise<{ tx: Tx; rows: Row[] }> {
    const client = await this.connect();
    try {
      const settings = this.patience.getStore() ? PATIENT : [];
      const text = [beginSql(scope, mode, settings), also].filter(Boolean).join('; ');
      const results = (await client.query(text)) as unknown as QueryResult<Row>[] | QueryResult<Row>;
      const last = Array.isArray(results) ? results.at(-1)! : results;
      return { tx: new Tx(client, mode, this.config.DATABASE_PREPARE), rows: also ? last.rows : [] };
    } catch (error) {
      client.release(error as Error);
      throw error;
    }
  }

  /** Work outside of a request: one transaction, committed when `work` succeeds. */
  async transaction<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    const { tx } = await this.open(scope, 'write');
    try {
      const result = await work(tx);
      await tx.commit();
      return result;
    } catch (error) {
      await tx.rollback();
      throw error;
    }
  }

  /** Work in the background: its transactions may take as long as jobs may, and not as long as a person waits. */
  patiently<T>(work: () => Promise<T>): Promise<T> {
    return this.patience.run(true, work);
  }

  /** For the job queue alone: its tables belong to no firm. */
  async jobsSql(text: string, values: unknown[] = []): Promise<{ rows: unknown[] }> {
    const result = (await this.pool.query(text, values)) as QueryResult | QueryResult[];
    return Array.isArray(result) ? result.at(-1)! : result;
  }

  /** Connections of the pool, and who waits for one. */
  poolState(): { used: number; idle: number; waiting: number } {
    const { totalCount, idleCount, waitingCount } = this.pool;
    return { used: totalCount - idleCount, idle: idleCount, waiting: waitingCount };
  }

  /** Is the database there? */
  async ping(): Promise<void> {
    await this.pool.query('SELECT 1');
  }

  /** @throws Error when the pool's role could step around row-level security. */
  async assertSafeRole(): Promise<void> {
    const { rows } = await this.pool.query<{ safe: boolean }>(
      'SELECT NOT (rolsuper OR rolbypassrls) AS safe FROM pg_roles WHERE rolname = current_user',
    );
    if (!rows[0]?.safe)
      throw new Error(
        'The API must not connect as a superuser or with BYPASSRLS: see DATABASE_APP_URL in the README.',
      );
  }

  async pendingMigrations(): Promise<string[]> {
    const { rows } = await this.pool.query<{ name: string }>('SELECT name FROM migrations');
    const run = new Set(rows.map((row) => row.name));
    return this.migrations.names.filter((name) => !run.has(name));
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }

  private async connect(): Promise<PoolClient> {
    const client = await this.pool.connect();
    // a connection that is lost between two statements fails the next one, and not the process
    if (!client.listenerCount('error')) client.on('error', () => undefined);
    return client;
  }

  private get pool(): Pool {
    return (this.dataSource.driver as unknown as { master: Pool }).master;
  }
}
