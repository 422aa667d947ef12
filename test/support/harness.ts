import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Type } from '@nestjs/common';
import { createApplication } from '../../apps/api/src/application.js';
import { Contexts } from '../../apps/api/src/platform/context/contexts.js';
import type { RequestContext } from '../../apps/api/src/platform/context/request-context.js';
import { readConfig } from '../../apps/api/src/platform/config/config.js';
import { Jobs } from '../../apps/api/src/platform/jobs/jobs.js';
import { cloneDatabase, type TestDatabase } from './database.js';
import { Make } from './make.js';

export interface Answer<Body = never> {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Body;
  raw: Buffer;
}

interface Options {
  body?: unknown;
  headers?: Record<string, string>;
}

/** The real application on a database of its own; requests go through `inject`, without a port. */
export class Harness {
  readonly make: Make;

  private constructor(
    readonly app: NestFastifyApplication,
    readonly database: TestDatabase,
  ) {
    this.make = new Make(app);
  }

  /** `also` are modules of fixtures, beside the application's own. */
  static async start(env: Record<string, string> = {}, also: readonly Type[] = []): Promise<Harness> {
    const database = await cloneDatabase();
    const config = readConfig({
      NODE_ENV: 'test',
      DATABASE_URL: database.url,
      DATABASE_POOL_SIZE: '10',
      JWT_SECRET: 'test-'.repeat(8),
      LOG_LEVEL: process.env['TEST_LOG'] ?? 'silent',
      THROTTLE_PER_MINUTE: '1000000',
      THROTTLE_PER_HOUR: '1000000',
      THROTTLE_PAYMENTS_PER_MINUTE: '1000000',
      THROTTLE_UPLOADS_PER_HOUR: '1000000',
      ...env,
    });
    const app = await createApplication({ config, work: false, also });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    return new Harness(app, database);
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.database.drop();
  }

  get<T>(type: Type<T> | (abstract new (...args: never[]) => T)): T {
    return this.app.get(type);
  }

  /** Runs all waiting background jobs, or those of the queues named. */
  drainJobs(only?: readonly string[]): Promise<number> {
    return this.get(Jobs).drain(only);
  }

  /** A service call as a member, in a transaction of its own. */
  as<T>(
    member: { firmId: string; membershipId: string },
    work: (ctx: RequestContext) => Promise<T>,
  ): Promise<T> {
    return this.get(Contexts).forMember(member.firmId, member, work);
  }

  /** A request, as the bearer of a token when there is one. */
  async request<Body = Record<string, unknown>>(
    method: string,
    url: string,
    token?: string,
    options: Options = {},
  ): Promise<Answer<Body>> {
    const answer = await this.app.inject({
      method: method as 'GET',
      url: url.startsWith('/api/') ? url : `/api/v1${url}`,
      headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...options.headers },
      ...(options.body === undefined ? {} : { payload: options.body as object }),
    });
    const type = answer.headers['content-type'];
    const body = (typeof type === 'string' && type.includes('json') ? answer.json() : undefined) as Body;
    return {
      status: answer.statusCode,
      headers: answer.headers as Answer['headers'],
      body,
      raw: answer.rawPayload,
    };
  }
}
