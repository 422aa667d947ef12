import { Injectable } from '@nestjs/common';
import { Audit } from '../../../../platform/audit/audit.js';
import { Contexts } from '../../../../platform/context/contexts.js';
import type { RequestContext } from '../../../../platform/context/request-context.js';
import { isUuid } from '../../../../platform/persistence/scope.js';
import { Database } from '../../../../platform/persistence/database.js';

interface Found {
  id: string;
  name: string;
  status: string;
}

const FIND = 'SELECT id, name, status FROM firms WHERE id = $1 OR lower(name) = lower($2)';
const SUSPEND = `UPDATE firms SET status = 'suspended', shut_reason = $2, version = version + 1 WHERE id = $1`;
const RESUME = `UPDATE firms SET status = 'active', shut_reason = '', version = version + 1 WHERE id = $1`;
const END_SESSIONS = `UPDATE sessions SET revoked_at = now(), revoked_reason = 'the firm was suspended'
  WHERE firm_id = $1 AND revoked_at IS NULL`;

/** What those who run the installation may do to a firm, from its command line. */
@Injectable()
export class FirmStatus {
  constructor(
    private readonly database: Database,
    private readonly contexts: Contexts,
    private readonly audit: Audit,
  ) {}

  /** Nobody gets in from now on. Answers the firm's name. @throws Error for an unknown firm, or one that is not open */
  async suspend(named: string, reason: string): Promise<string> {
    const { id, name } = await this.find(named, 'active');
    await this.contexts.forFirm(id, 'Operator', async (ctx) => {
      await this.record(ctx, 'firm.suspended', reason);
      await this.database.query(ctx, END_SESSIONS, [id]);
      await this.database.query(ctx, SUSPEND, [id, reason]);
    });
    return name;
  }

  /** People sign in again. Answers the firm's name. @throws Error for an unknown firm, or one that is not suspended */
  async resume(named: string, reason: string): Promise<string> {
    const { id, name } = await this.find(named, 'suspended');
    const open = { text: RESUME, values: [id] };
    await this.contexts.forFirmAfter(id, 'Operator', open, (ctx) => this.record(ctx, 'firm.resumed', reason));
    return name;
  }

  private async find(named: string, status: string): Promise<Found> {
    const { rows } = await this.database.transaction({}, (tx) =>
      tx.run<Found>(FIND, [isUuid(named) ? named : null, named]),
    );
    const [found] = rows;
    if (!found) throw new Error(`There is no firm ${named}.`);
    if (rows.length > 1)
      throw new Error(
        `Several firms are called ${named}: say which by its id.\n${rows.map(({ id }) => id).join('\n')}`,
      );
    if (found.status !== status) throw new Error(`${found.name} is ${found.status}.`);
    return found;
  }

  private record(ctx: RequestContext, action: string, reason: string): Promise<void> {
    const object = { objectType: 'firm', objectId: ctx.firmId, objectLabel: ctx.firm.name };
    return this.audit.record(ctx, { action, ...object, reason });
  }
}
