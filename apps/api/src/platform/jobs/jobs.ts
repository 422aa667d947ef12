import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { PgBoss } from 'pg-boss';
import type { RequestContext } from '../context/request-context.js';
import { Database } from '../persistence/database.js';

export const JOBS_SCHEMA = 'jobs';

export interface JobData {
  firmId: string;
}

type Handler = (data: never) => Promise<void>;
interface Queue {
  handler: Handler;
  retryLimit: number;
  expireInSeconds: number;
  /** The data is nobody's to read: it never stands in a log, and goes as soon as the work is done. */
  confidential: boolean;
  /** When it runs by itself, as cron writes it, in UTC. */
  cron?: string;
}

const OPEN_JOBS = `SELECT name AS queue, state::text, count(*)::int AS count FROM ${JOBS_SCHEMA}.job
  WHERE state IN ('created', 'retry', 'active') GROUP BY name, state ORDER BY name, state`;

/** Whether this process works on jobs; a token, so that tests and the OpenAPI writer can switch it off. */
export class JobsOptions {
  constructor(readonly work: boolean) {}
}

/** Work after the commit: enqueued in the deed's transaction, delivered at least once, by any process. */
@Injectable()
export class Jobs implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly queues = new Map<string, Queue>();
  private readonly boss: PgBoss;
  private ready: Promise<void> | undefined;

  constructor(
    private readonly database: Database,
    private readonly options: JobsOptions,
    private readonly logger: PinoLogger,
  ) {
    const db = { executeSql: (text: string, values?: unknown[]) => this.database.jobsSql(text, values) };
    this.boss = new PgBoss({
      db,
      schema: JOBS_SCHEMA,
      migrate: false,
      createSchema: false,
      supervise: options.work,
      schedule: options.work,
    });
    this.boss.on('error', (error) => this.logger.error({ err: error }, 'job queue'));
  }

  /** Declares a queue and its idempotent handler. Call it in a constructor. */
  handle<Data extends object>(
    name: string,
    handler: (data: Data) => Promise<void>,
    {
      retryLimit = 5,
      expireInSeconds = 900,
      confidential = false,
    }: Partial<Omit<Queue, 'handler' | 'cron'>> = {},
  ): void {
    this.queues.set(name, { handler, retryLimit, expireInSeconds, confidential });
  }

  /**
   * Declares work that runs by the clock, as cron writes it, in UTC: once for all processes together. What a run could
   * not do, the next one does. Call it in a constructor.
   */
  every(cron: string, name: string, handler: () => Promise<void>, expireInSeconds = 900): void {
    this.queues.set(name, { handler, retryLimit: 0, expireInSeconds, confidential: false, cron });
  }

  /**
   * Work for each firm whose `id` the statement answers, one after the other. One that fails is logged, keeps no other
   * waiting, and comes again with the next run.
   */
  async eachFirm(name: string, firms: string, work: (firmId: string) => Promise<unknown>): Promise<void> {
    const { rows } = await this.database.transaction({}, (tx) => tx.run<{ id: string }>(firms));
    for (const { id: firmId } of rows)
      await work(firmId).catch((err: unknown) => this.logger.error({ err, firmId, job: name }, 'job failed'));
  }

  /** Puts a job into the transaction: it exists if the transaction commits. */
  async enqueue<Data extends object>(
    { tx }: Pick<RequestContext, 'tx'>,
    name: string,
    data: Data,
  ): Promise<void> {
    const queue = this.queues.get(name);
    if (!queue) throw new Error(`No job queue ${name}.`);
    await this.start();
    const db = { executeSql: (text: string, values?: unknown[]) => tx.runOnce(text, values ?? []) };
    await this.boss.send(name, data, {
      db,
      retryLimit: queue.retryLimit,
      retryBackoff: true,
      expireInSeconds: queue.expireInSeconds,
      ...(queue.confidential ? { deleteAfterSeconds: 1 } : {}),
    });
  }

  /** How many jobs wait or are at work, by queue. */
  async open(): Promise<{ queue: string; state: string; count: number }[]> {
    const { rows } = await this.database.jobsSql(OPEN_JOBS);
    return rows as { queue: string; state: string; count: number }[];
  }

  async onApplicationBootstrap(): Promise<void> {
    if (!this.options.work) return;
    await this.start();
    for (const [name, queue] of this.queues) {
      const { cron, retryLimit, expireInSeconds } = queue;
      if (cron) await this.boss.schedule(name, cron, {}, { retryLimit, expireInSeconds });
      const pollingIntervalSeconds = cron ? 10 : 1;
      await this.boss.work<object>(name, { pollingIntervalSeconds, batchSize: 1 }, async ([job]) => {
        if (job) await this.run(name, queue, job);
      });
    }
  }

  /** Runs whatever waits, here and now, in all queues, until none is left, or in those named, and returns how many jobs that were. For tests and one-shot commands. */
  async drain(only?: readonly string[]): Promise<number> {
    await this.start();
    let done = 0;
    for (const [name, queue] of this.queues) {
      if (only && !only.includes(name)) continue;
      for (
        let jobs = await this.boss.fetch<object>(name);
        jobs.length;
        jobs = await this.boss.fetch<object>(name)
      ) {
        for (const job of jobs) {
          await this.run(name, queue, job);
          await this.boss.complete(name, job.id);
          done++;
        }
      }
    }
    return done && !only ? done + (await this.drain()) : done;
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.ready) await this.boss.stop({ graceful: true, timeout: 5_000 });
  }

  private start(): Promise<void> {
    return (this.ready ??= this.prepare());
  }

  private async prepare(): Promise<void> {
    await this.boss.start();
    for (const name of this.queues.keys()) await this.boss.createQueue(name);
  }

  private async run(
    name: string,
    { handler, confidential }: Queue,
    { id, data }: { id: string; data: object },
  ): Promise<void> {
    try {
      await this.database.patiently(() => handler(data as never));
      // the queue's own sweep comes by once a day
      if (confidential) await this.boss.deleteJob(name, id);
    } catch (error) {
      this.logger.error({ err: error, job: name, ...(confidential ? {} : { data }) }, 'job failed');
      throw error;
    }
  }
}
