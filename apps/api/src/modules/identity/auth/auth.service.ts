import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { type AccessClaims, AccessTokens } from '../../../platform/access/access-tokens.js';
import { Audit } from '../../../platform/audit/audit.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { DomainError, unauthenticated } from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import { Throttle } from '../../../platform/throttle/throttle.js';
import type { SessionDto } from './dto/session.dto.js';
import type { SignInDto } from './dto/sign-in.dto.js';
import { Me } from './me.js';
import { Passwords } from './passwords.js';
import { RefreshTokens, type SessionRef } from './refresh-tokens.js';
import { type Caller, Sessions } from './sessions.js';

export interface SignedIn {
  session: SessionDto;
  refreshToken: string;
}

const USER = 'SELECT id, password_hash AS hash, status FROM users WHERE email = $1';
const REVOKE =
  'UPDATE sessions SET revoked_at = now(), revoked_reason = $2 WHERE id = $1 AND revoked_at IS NULL';
const RECORD_FAILURE = `WITH queued AS (INSERT INTO audit_queue (firm_id, entry_id) VALUES ($1, $2)) INSERT INTO audit_entries
    (firm_id, id, actor_type, actor_name, action, object_type, object_id, object_label, request_id, ip)
  SELECT $1, $2, 'system', 'Sign-in', 'session.sign_in_failed', 'user', u.id, u.name, $4, $5 FROM users u WHERE u.id = $3`;

/** Signing in and out, and keeping a session alive. */
@Injectable()
export class AuthService {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly refreshTokens: RefreshTokens,
    private readonly accessTokens: AccessTokens,
    private readonly me: Me,
    private readonly audit: Audit,
    private readonly throttle: Throttle,
  ) {}

  /** @throws 401 with the same words, after the same time, for unknown people and wrong passwords; 429 */
  async signIn({ email, password, firmId }: SignInDto, caller: Caller): Promise<SignedIn> {
    await this.throttle.assertMaySignIn(email, caller.ip);
    const user = await this.userOf(email);
    const matches = await this.passwords.verify(user?.hash, password);
    const doors = user && matches && user.status === 'active' ? await this.sessions.doorsOf(user.id) : [];
    const door = firmId ? doors.find((d) => d.firmId === firmId) : doors[0];
    if (!user || !door) {
      await this.throttle.signInFailed(email, caller.ip);
      if (user) await this.recordFailure(user.id, caller);
      throw new DomainError('SIGN_IN_FAILED', 401, 'The e-mail address or the password is not right.');
    }
    const { refreshToken, ...ref } = await this.sessions.open(user.id, door, caller);
    return { session: await this.answer(ref, caller, 'session.signed_in'), refreshToken };
  }

  /** @throws 401; a used token ends its whole session. */
  async refresh(token: string, caller: Caller): Promise<SignedIn> {
    const rotation = await this.database.transaction({}, async (tx) => {
      const result = await this.refreshTokens.rotate(tx, token);
      if (result.outcome === 'reused') await tx.run(REVOKE, [result.sessionId, 'refresh token used twice']);
      return result;
    });
    if (rotation.outcome !== 'rotated') throw unauthenticated('Your session has ended. Sign in again.');
    return { session: await this.answer(rotation, caller), refreshToken: rotation.token };
  }

  /** Ends the session of the token; says nothing about whether there was one. */
  async signOut(token: string, caller: Caller): Promise<void> {
    const ref = await this.database.transaction({}, (tx) => this.refreshTokens.liveSessionOf(tx, token));
    if (!ref) return;
    await this.sessions.within(ref, caller, async (ctx) => {
      await ctx.tx.run(REVOKE, [ref.sessionId, 'signed out']);
      await this.audit.record(ctx, {
        action: 'session.signed_out',
        objectType: 'session',
        objectId: ref.sessionId,
      });
    });
  }

  private userOf(email: string): Promise<{ id: string; hash: string; status: string } | undefined> {
    return this.database.transaction({}, async (tx) => {
      const { rows } = await tx.run<{ id: string; hash: string; status: string }>(USER, [email]);
      return rows[0];
    });
  }

  private answer(ref: SessionRef, caller: Caller, action?: string): Promise<SessionDto> {
    return this.sessions.within(ref, caller, async (ctx) => {
      if (action) await this.audit.record(ctx, { action, objectType: 'session', objectId: ref.sessionId });
      const accessToken = this.accessTokens.sign(claimsOf(ctx, ref));
      return { accessToken, expiresIn: this.accessTokens.lifetime, me: await this.me.of(ctx) };
    });
  }

  /** Into the records of every firm that the person belongs to. */
  private async recordFailure(userId: string, { requestId, ip }: Caller): Promise<void> {
    for (const { firmId } of await this.sessions.doorsOf(userId)) {
      await this.database.transaction({ firmId, userId }, (tx) =>
        tx.run(RECORD_FAILURE, [firmId, uuidv7(), userId, requestId, ip]),
      );
    }
  }
}

function claimsOf({ actor, firmId }: RequestContext, { sessionId, userId }: SessionRef): AccessClaims {
  return { sessionId, userId, firmId, ...(actor.type === 'portal' ? { clientId: actor.clientId } : {}) };
}
