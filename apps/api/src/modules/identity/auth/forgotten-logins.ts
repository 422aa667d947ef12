import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { Jobs } from '../../../platform/jobs/jobs.js';
import { Database } from '../../../platform/persistence/database.js';

interface Forgotten {
  userId: string;
}

const FORGET = 'login-forget';
/** Row-level security shows a login all of its own rows, in every firm; the foreign keys see them anyhow. */
const IS_NEEDED = `SELECT 1 FROM memberships WHERE user_id = $1
  UNION ALL SELECT 1 FROM portal_users WHERE user_id = $1 LIMIT 1`;
const DELETE_ALL_SESSIONS = 'DELETE FROM sessions WHERE user_id = $1';
const DELETE_LOGIN = 'DELETE FROM users WHERE id = $1';

/** Logins of people who were erased. */
@Injectable()
export class ForgottenLogins {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
  ) {
    jobs.handle<Forgotten>(FORGET, (data) => this.forget(data));
  }

  /** The login goes once no firm needs it: after the deed, since other firms' rows are hidden from it. */
  async leave(ctx: RequestContext, userId: string): Promise<void> {
    await this.jobs.enqueue<Forgotten>(ctx, FORGET, { userId });
  }

  private async forget({ userId }: Forgotten): Promise<void> {
    await this.database.transaction({ userId }, async (tx) => {
      if ((await tx.run(IS_NEEDED, [userId])).rowCount) return;
      await tx.run(DELETE_ALL_SESSIONS, [userId]);
      await tx.run(DELETE_LOGIN, [userId]);
    });
  }
}
