import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { SignInMeans } from '#libs/contracts';
import {
  actorOf,
  assertMayEnter,
  firmOf,
  type PrincipalRow,
  principalSql,
} from '../../../platform/access/principal.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { DomainError, unauthenticated } from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import type { Tx } from '../../../platform/persistence/tx.js';
import { DOORS, SHUT_DOORS } from './auth.queries.js';
import type { Caller } from './caller.js';
import { FORGET_CONSENTS } from './factor-resets/factor-resets.queries.js';
import { hasFactor } from './factor.queries.js';
import { RefreshTokens, SESSION_DAYS, type SessionRef } from './refresh-tokens.js';

interface ShutDoor {
  firmId: string;
  firmName: string;
  status: string;
}

/** One firm that a user may enter, as a member or as a portal user. */
export interface Door {
  firmId: string;
  firmName: string;
  membershipId: string | null;
  portalUserId: string | null;
  clientId: string | null;
  clientName: string | null;
  /** What the person is called there. */
  name: string;
}

/** Signing in: by what, at which of the firm's providers if by one, and by whose second factor. */
export interface Step {
  means: SignInMeans;
  providerId?: string | undefined;
  secondFactor: 'none' | 'own' | 'providers';
}

/** How a session comes to be: by signing in, or in place of another one. */
export type Opening = Step | { after: string };

const COLUMNS = `id, user_id, firm_id, membership_id, portal_user_id, user_agent, ip, expires_at, second_factor, means,
    provider_id`;
const INSERT = `INSERT INTO sessions (${COLUMNS})
  SELECT $1, $2, $3, $4, $5, $6, $7, now() + interval '${SESSION_DAYS} days', $8::boolean, $9, $10
  WHERE $8::boolean OR NOT ${hasFactor('$2::uuid')}`;
/** Only signing in begins new days, and takes a second factor. */
const INSERT_AFTER = `INSERT INTO sessions (${COLUMNS})
  SELECT $1, $2, $3, $4, $5, $6, $7, s.expires_at, s.second_factor, s.means, s.provider_id FROM sessions s
  WHERE s.id = $8 AND s.revoked_at IS NULL`;
/** Whoever sets up a first second factor holds the login and ends what a password alone opened: a sign-in waits. */
const WAIT = 'SELECT 1 FROM users WHERE id = $1 FOR SHARE';
/** Whoever switches a provider off ends what it opened: a sign-in waits, and sees it. */
const WAIT_FOR_PROVIDER = `SELECT 1 FROM identity_providers
  WHERE firm_id = $1 AND id = $2 AND enabled FOR SHARE`;
// the own_rows policy shows a portal user's row before the firm and the client are set
const SCOPE = `SELECT s.firm_id AS "firmId", p.client_id AS "clientId" FROM sessions s
  LEFT JOIN portal_users p ON p.firm_id = s.firm_id AND p.id = s.portal_user_id WHERE s.id = $1`;

/** Sessions: opened at sign-in, read on every request, ended by sign-out or misuse. */
@Injectable()
export class Sessions {
  constructor(
    private readonly database: Database,
    private readonly refreshTokens: RefreshTokens,
  ) {}

  /** Says plainly why somebody who proved who they are does not get in. @throws 403 when their firm is shut */
  async assertNotShut(userId: string, { firmId }: Way): Promise<void> {
    const { rows } = await this.database.transaction({ userId }, (tx) =>
      tx.run<ShutDoor>(SHUT_DOORS, [userId]),
    );
    const shut = rows.find((door) => !firmId || door.firmId === firmId);
    if (!shut) return;
    const { firmName, status } = shut;
    throw status === 'closed'
      ? new DomainError('FIRM_CLOSED', 403, `${firmName} was closed. Nobody gets in any more.`)
      : new DomainError(
          'FIRM_SUSPENDED',
          403,
          `${firmName} is suspended. Ask those who run this installation of Votra.`,
        );
  }

  doorsOf(userId: string): Promise<Door[]> {
    return this.database.transaction({ userId }, async (tx) => (await tx.run<Door>(DOORS, [userId])).rows);
  }

  /** @throws 401 when a second factor was set up meanwhile, or the session before ended */
  async open(
    userId: string,
    door: Door,
    { userAgent, ip }: Caller,
    opening: Opening,
  ): Promise<SessionRef & { refreshToken: string }> {
    const sessionId = uuidv7();
    const values = [sessionId, userId, door.firmId, door.membershipId, door.portalUserId, userAgent, ip];
    const refreshToken = await this.database.transaction({ firmId: door.firmId, userId }, async (tx) => {
      await tx.run(WAIT, [userId]);
      if (!(await insert(tx, values, opening)))
        throw unauthenticated('Your login has just changed. Sign in again.');
      return this.refreshTokens.start(tx, sessionId);
    });
    return { sessionId, userId, refreshToken };
  }

  /** Work as the person of a live session, in one transaction. @throws 401 when the session has ended */
  async within<T>(
    { sessionId, userId }: SessionRef,
    caller: Caller,
    work: (ctx: RequestContext) => Promise<T>,
  ): Promise<T> {
    const { firmId, clientId } = await this.database.transaction(
      { userId },
      async (tx) => (await tx.run<{ firmId: string; clientId: string | null }>(SCOPE, [sessionId])).rows[0]!,
    );
    const scope = { firmId, userId, ...(clientId ? { clientId } : {}) };
    const { tx, rows } = await this.database.open<PrincipalRow>(
      scope,
      'write',
      principalSql({ sessionId, ...scope }),
    );
    try {
      const [row] = rows;
      if (!row) throw unauthenticated('Your session has ended. Sign in again.');
      assertMayEnter(row);
      const { requestId, ip } = caller;
      const result = await work({
        ...actorOf(row),
        firmId,
        firm: firmOf(row, firmId),
        requestId,
        sessionId,
        ip,
        confined: row.confined,
        tx,
      });
      await tx.commit();
      return result;
    } finally {
      await tx.rollback();
    }
  }
}

/** Whether it still may be. */
async function insert(tx: Tx, values: unknown[], opening: Opening): Promise<boolean> {
  if ('after' in opening) return (await tx.run(INSERT_AFTER, [...values, opening.after])).rowCount === 1;
  const { secondFactor, means, providerId = null } = opening;
  if (providerId && !(await tx.run(WAIT_FOR_PROVIDER, [values[2], providerId])).rowCount) return false;
  // whoever gives a second factor has not lost it
  if (secondFactor === 'own') await tx.run(FORGET_CONSENTS, [values[1]]);
  return (await tx.run(INSERT, [...values, secondFactor !== 'none', means, providerId])).rowCount === 1;
}

/** Where somebody wants to go, as far as they said. */
export interface Way {
  firmId?: string | undefined;
  clientId?: string | undefined;
}

/** The way in to a firm: for one of its clients if one is named, else as a member before as anybody's contact. */
export const doorTo = (doors: readonly Door[], { firmId, clientId }: Way): Door | undefined =>
  doors.find((door) => (!firmId || door.firmId === firmId) && (!clientId || door.clientId === clientId));
