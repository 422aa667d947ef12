import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import { projectsSql } from './scope.js';
import type { PoolClient, QueryResult, QueryResultRow } from 'pg';

const names = new Map<string, string>();

/** A statement's name is its text's hash, so every connection plans a text once. */
function nameOf(text: string): string {
  let name = names.get(text);
  if (!name) names.set(text, (name = createHash('sha1').update(text).digest('base64url')));
  return name;
}

/** One open transaction on one connection. Ends exactly once, by commit or rollback. */
export class Tx {
  private ended = false;
  private readonly onCommit: (() => void)[] = [];
  /** The projects for their members only that it sees; all of them without. */
  private shown?: readonly string[];

  constructor(
    private readonly client: PoolClient,
    private readonly mode: 'read' | 'write',
    private readonly prepare: boolean,
  ) {}

  /** Runs a constant text with values as a named prepared statement. */
  run<Row extends QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<QueryResult<Row>> {
    this.gather();
    return this.client.query<Row>({
      text,
      values: values as unknown[],
      ...(this.prepare ? { name: nameOf(text) } : {}),
    });
  }

  /** For a text made at run time (varying columns), which must not fill the connection with plans. */
  runOnce<Row extends QueryResultRow>(
    text: string,
    values: readonly unknown[] = [],
  ): Promise<QueryResult<Row>> {
    return this.client.query<Row>(text, values as unknown[]);
  }

  /** From now on it sees of the projects for their members only these alone. */
  async showProjects(ids: readonly string[]): Promise<void> {
    this.shown = ids;
    await this.runOnce(projectsSql(ids));
  }

  /** What `work` reads has all projects. Nothing else may be asked meanwhile. */
  async withAllProjects<T>(work: () => Promise<T>): Promise<T> {
    const { shown } = this;
    if (!shown) return work();
    delete this.shown;
    await this.runOnce(projectsSql());
    const found = await work();
    await this.showProjects(shown);
    return found;
  }

  /** Statements that do not wait for each other leave in one write: each costs a system call on either side. */
  private gather(alsoTheNext = false): void {
    const { stream } = (this.client as unknown as { connection: { stream: Socket } }).connection;
    if (stream.writableCorked > 0) return;
    stream.cork();
    const send = (): void => stream.uncork();
    if (alsoTheNext) setImmediate(send);
    else process.nextTick(send);
  }

  /** Runs when the transaction is durable: realtime pushes, metrics. Must not throw. */
  afterCommit(callback: () => void): void {
    this.onCommit.push(callback);
  }

  async commit(): Promise<void> {
    if (this.ended) return;
    this.ended = true;
    if (this.mode === 'read') this.leave();
    else await this.keep();
    for (const callback of this.onCommit) callback();
  }

  private async keep(): Promise<void> {
    try {
      const { command } = await this.client.query('COMMIT');
      // PostgreSQL answers COMMIT of a failed transaction with ROLLBACK and no error
      if (command !== 'COMMIT') throw new Error('The transaction had failed before its commit.');
    } catch (error) {
      this.client.release(error as Error);
      throw error;
    }
    this.client.release();
  }

  /** Nothing was written, so nobody waits for the end: it leaves with the next transaction's start where one is waiting. */
  private leave(): void {
    this.gather(true);
    this.client.query('COMMIT').catch(() => undefined); // a lost connection leaves the pool by itself
    this.client.release();
  }

  async rollback(): Promise<void> {
    if (this.ended) return;
    this.ended = true;
    try {
      await this.client.query('ROLLBACK');
      this.client.release();
    } catch (error) {
      this.client.release(error as Error); // a broken connection leaves the pool
    }
  }
}
