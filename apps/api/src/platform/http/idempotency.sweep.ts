import { Injectable } from '@nestjs/common';
import { Jobs } from '../jobs/jobs.js';
import { Database } from '../persistence/database.js';
import { KEY_HOURS } from './idempotency.interceptor.js';

const SWEEP = `DELETE FROM idempotency_keys WHERE firm_id = $1 AND created_at < now() - interval '${KEY_HOURS} hours'`;

/** Removes answers that no repeated request is given any more, every hour. */
@Injectable()
export class IdempotencySweep {
  constructor(
    private readonly database: Database,
    jobs: Jobs,
  ) {
    jobs.every('17 * * * *', 'idempotency-sweep', () => this.sweep());
  }

  /** Firm by firm: row-level security shows one at a time. */
  async sweep(): Promise<void> {
    const { rows } = await this.database.transaction({}, (tx) =>
      tx.run<{ id: string }>('SELECT id FROM firms'),
    );
    for (const { id: firmId } of rows)
      await this.database.transaction({ firmId }, (tx) => tx.run(SWEEP, [firmId]));
  }
}
