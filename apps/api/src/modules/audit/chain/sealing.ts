import { Injectable } from '@nestjs/common';
import { Jobs } from '../../../platform/jobs/jobs.js';
import { Database } from '../../../platform/persistence/database.js';
import { GENESIS, linkHash, type SealedEntry } from './chain.js';
import { BATCH, HEAD, QUEUED_ENTRIES, QUEUED_FIRMS, SEAL, UNQUEUE } from './chain.queries.js';
import type { Place } from './chain-walk.js';

const SEAL_JOB = 'audit-seal';

/** Puts what was recorded on its firm's chain, after the deeds, so that no deed waits for another. */
@Injectable()
export class Sealing {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
  ) {
    jobs.every('* * * * *', SEAL_JOB, () => this.sealAll());
  }

  /** Every firm that has something to seal; one that fails keeps no other from it. */
  sealAll(): Promise<void> {
    return this.jobs.eachFirm(SEAL_JOB, QUEUED_FIRMS, (firmId) => this.seal(firmId));
  }

  /** Everything that the firm has committed so far, in the order of its times; what commits late, behind it. */
  async seal(firmId: string): Promise<void> {
    while ((await this.sealBatch(firmId)) === BATCH);
  }

  private sealBatch(firmId: string): Promise<number> {
    return this.database.transaction({ firmId }, async (tx) => {
      const firm = { firmId, tx };
      await this.database.lock(firm, 'audit-chain');
      const entries = await this.database.query<SealedEntry>(firm, QUEUED_ENTRIES, [firmId]);
      if (!entries.length) return 0;
      const head = await this.database.one<Place>(firm, HEAD, [firmId]);
      const seals = sealsAfter(head ?? { seq: 0, hash: GENESIS }, entries);
      const ids = entries.map(({ id }) => id);
      await this.database.query(firm, SEAL, [firmId, seals.map((s) => s.seq), ids, seals.map((s) => s.hash)]);
      await this.database.query(firm, UNQUEUE, [firmId, entries.map(({ at }) => at), ids]);
      return entries.length;
    });
  }
}

function sealsAfter(head: Place, entries: readonly SealedEntry[]): Place[] {
  let last = head;
  return entries.map((entry) => (last = { seq: last.seq + 1, hash: linkHash(last.hash, entry) }));
}
