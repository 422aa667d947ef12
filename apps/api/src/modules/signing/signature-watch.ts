import { Injectable } from '@nestjs/common';
import { Contexts } from '../../platform/context/contexts.js';
import type { RequestContext } from '../../platform/context/request-context.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { Database } from '../../platform/persistence/database.js';
import { EXPIRED, FIRMS, SILENT } from './signature.queries.js';
import { SignatureRequests } from './signature-requests.js';

const HOURLY = '40 * * * *';

/** Ends requests whose time is over, and reminds those of whom nothing was heard for three days. */
@Injectable()
export class SignatureWatch {
  constructor(
    jobs: Jobs,
    private readonly database: Database,
    private readonly contexts: Contexts,
    private readonly requests: SignatureRequests,
  ) {
    jobs.every(HOURLY, 'signature-watch', () => this.watchAll());
  }

  async watchAll(): Promise<void> {
    const { rows } = await this.database.transaction({}, (tx) => tx.run<{ id: string }>(FIRMS));
    for (const { id } of rows) {
      for (const expired of await this.found(id, EXPIRED))
        await this.in(id, (ctx) => this.requests.expire(ctx, expired));
      for (const silent of await this.found(id, SILENT))
        await this.in(id, (ctx) => this.requests.remind(ctx, silent));
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
