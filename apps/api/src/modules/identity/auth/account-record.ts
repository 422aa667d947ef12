import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import { Contexts } from '../../../platform/context/contexts.js';
import type { Actor } from '../../../platform/context/request-context.js';
import { Jobs } from '../../../platform/jobs/jobs.js';
import { Database } from '../../../platform/persistence/database.js';
import type { Tx } from '../../../platform/persistence/tx.js';
import { DOORS } from './auth.queries.js';
import type { Caller } from './caller.js';
import type { Door } from './sessions.js';

/** Something that happened to a login, which belongs to no firm. */
export interface AccountDeed {
  userId: string;
  action: string;
  /** `person`: they proved who they are. Else the words for what did it, as `Sign-in`. */
  by: 'person' | (string & {});
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
}

interface Recorded extends AccountDeed, Origin {
  firmId: string;
  name: string;
  actor: Actor;
}

interface FailedSignIn extends Origin {
  email: string;
}

type Origin = Pick<Caller, 'requestId' | 'ip'>;

const RECORD = 'account-record';
const FAILED = 'sign-in-failed';
const USER = 'SELECT id FROM users WHERE email = $1';

/**
 * Records what happened to a login in every firm of the person. A transaction writes for one firm only, so each
 * record is a job of the deed's transaction: it is written if the deed is.
 */
@Injectable()
export class AccountRecord {
  constructor(
    private readonly database: Database,
    private readonly contexts: Contexts,
    private readonly audit: Audit,
    private readonly jobs: Jobs,
  ) {
    jobs.handle<Recorded>(RECORD, (data) => this.write(data));
    jobs.handle<FailedSignIn>(FAILED, (data) => this.writeFailure(data), { confidential: true });
  }

  /** The same for every address, so that the time it takes does not tell whether somebody has it. */
  signInFailed(email: string, { requestId, ip }: Origin): Promise<void> {
    return this.database.transaction({}, (tx) =>
      this.jobs.enqueue<FailedSignIn>({ tx }, FAILED, { email, requestId, ip }),
    );
  }

  /** Somebody known, who did not prove to be it. */
  signInRefused(userId: string, origin: Origin): Promise<void> {
    const deed = { userId, action: 'session.sign_in_failed', by: 'Sign-in' };
    return this.database.transaction({ userId }, (tx) => this.record(tx, origin, deed));
  }

  /** `tx` is of the person's own scope (`{ userId }`), which shows the firms. */
  async record(tx: Tx, { requestId, ip }: Origin, deed: AccountDeed): Promise<void> {
    const { rows } = await tx.run<Door>(DOORS, [deed.userId]);
    await this.recordAt(tx, rows, { requestId, ip }, deed);
  }

  /** As `record`, at the doors given: for the transaction of a firm, which does not show the others. */
  async recordAt(
    tx: Tx,
    doors: readonly Door[],
    { requestId, ip }: Origin,
    deed: AccountDeed,
  ): Promise<void> {
    for (const [firmId, door] of new Map(doors.map((one) => [one.firmId, one]))) {
      const actor = deed.by === 'person' ? actorAt(door, deed.userId) : systemActor(deed.by);
      const data = { ...deed, firmId, name: door.name, actor, requestId, ip };
      await this.jobs.enqueue<Recorded>({ tx }, RECORD, data);
    }
  }

  private async writeFailure({ email, ...origin }: FailedSignIn): Promise<void> {
    const { rows } = await this.database.transaction({}, (tx) => tx.run<{ id: string }>(USER, [email]));
    for (const { id } of rows) await this.signInRefused(id, origin);
  }

  private async write({ firmId, name, actor, requestId, ip, ...deed }: Recorded): Promise<void> {
    const { userId, action, before = null, after = null } = deed;
    await this.contexts.forFirm(firmId, 'Accounts', (ctx) =>
      this.audit.record(
        { ...ctx, actor, requestId, ip },
        { action, objectType: 'user', objectId: userId, objectLabel: name, before, after },
      ),
    );
  }
}

const systemActor = (name: string): Actor => ({ type: 'system', name });

function actorAt({ membershipId, portalUserId, clientId, name }: Door, userId: string): Actor {
  return membershipId
    ? { type: 'member', membershipId, userId, name, roles: [] }
    : { type: 'portal', portalUserId: portalUserId!, clientId: clientId!, rights: [], userId, name };
}
