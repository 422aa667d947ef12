import { Injectable } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/jobs.js';
import { Database } from '../../platform/persistence/database.js';

const NIGHT = '45 2 * * *';
const SWEEP = 'removed-files';
const KEPT_DAYS = 30;
const FIRMS = 'SELECT id FROM firms ORDER BY id';
const GONE = `DELETE FROM stored_files s USING record_files r
  WHERE r.firm_id = $1 AND r.removed_at < now() - interval '${KEPT_DAYS} days'
    AND s.firm_id = r.firm_id AND s.id = r.file_id`;

/** What was removed a month ago goes for good, every night. */
@Injectable()
export class RemovedFiles {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
  ) {
    jobs.every(NIGHT, SWEEP, () => this.sweep());
  }

  /** Firm by firm: row-level security shows one at a time. */
  sweep(): Promise<void> {
    return this.jobs.eachFirm(SWEEP, FIRMS, (firmId) =>
      this.database.transaction({ firmId }, (tx) => tx.run(GONE, [firmId])),
    );
  }
}
