import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { Contexts } from '../../platform/context/contexts.js';
import type { RequestContext } from '../../platform/context/request-context.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { Database } from '../../platform/persistence/database.js';
import { SEAL_JOB, type SealTask } from './seal-task.js';
import { EXPIRED, FIRMS, SILENT, UNSEALED } from './signature.queries.js';
import { SignatureRequests } from './signature-requests.js';

const HOURLY = '40 * * * *';

/** Ends requests whose time is over, seals what was not sealed, and reminds those of whom nothing was heard for three days. */
@Injectable()
export class SignatureWatch {
  constructor(
    private readonly jobs: Jobs,
    private readonly database: Database,
    private readonly contexts: Contexts,
    private readonly requests: SignatureRequests,
    private readonly logger: PinoLogger,
  ) {
    jobs.every(HOURLY, 'signature-watch', () => this.watchAll());
  }

  async watchAll(): Promise<void> {
    const { rows } = await this.database.transaction({}, (tx) => tx.run<{ id: string }>(FIRMS));
    for (const { id } of rows) {
      await this.eachOf(id, EXPIRED, (ctx, expired) => this.requests.expire(ctx, expired));
      await this.eachOf(id, UNSEALED, (ctx, requestId) =>
        this.jobs.enqueue<SealTask>(ctx, SEAL_JOB, { firmId: id, requestId }),
      );
      await this.eachOf(id, SILENT, (ctx, silent) => this.requests.remind(ctx, silent));
    }
  }

  /** Each request by itself: what fails is logged, comes again in an hour, and keeps nobody else waiting. */
  private async eachOf(
    firmId: string,
    text: string,
    work: (ctx: RequestContext, id: string) => Promise<unknown>,
  ): Promise<void> {
    try {
      for (const requestId of await this.found(firmId, text))
        await this.in(firmId, (ctx) => work(ctx, requestId)).catch((err: unknown) =>
          this.logger.error({ err, firmId, requestId }, 'signature watch'),
        );
    } catch (err) {
      this.logger.error({ err, firmId }, 'signature watch');
    }
  }

  private found(firmId: string, text: string): Promise<string[]> {
    return this.in(firmId, async (ctx) =>
      (await this.database.query<{ id: string }>(ctx, text, [firmId])).map(({ id }) => id),
    );
  }

  private in<T>(firmId: string, work: (ctx: RequestContext) => Promise<T>): Promise<T> {
    return this.contexts.forFirm(firmId, 'E-signature', work);
  }
}
