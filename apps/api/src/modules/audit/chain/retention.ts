import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { Config } from '../../../platform/config/config.js';
import { Database } from '../../../platform/persistence/database.js';

/** Entries of one transaction. */
const MOST = 5_000;
const CUT = 'SELECT cut_audit($1, $2, $3) AS seq';

/** Removes entries that are older than the record is kept, from the beginning of the chain on. */
@Injectable()
export class Retention {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
    private readonly logger: PinoLogger,
  ) {}

  /** Only a chain that was found intact is cut: of a broken one nothing goes. */
  async cut(firmId: string): Promise<void> {
    for (let seq = await this.step(firmId); seq > 0; seq = await this.step(firmId))
      this.logger.info({ firmId, seq }, 'audit record cut');
  }

  /** Where the chain was cut; 0 when nothing is old enough. */
  private step(firmId: string): Promise<number> {
    return this.database.transaction({ firmId }, async (tx) => {
      const values = [firmId, this.config.AUDIT_RETENTION_YEARS, MOST];
      return (await tx.run<{ seq: number }>(CUT, values)).rows[0]!.seq;
    });
  }
}
