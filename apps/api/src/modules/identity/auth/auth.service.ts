import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AccessTokens, type AccessClaims } from '../../../platform/access/access-tokens.js';
import { actorOf, firmOf, type PrincipalRow, principalSql } from '../../../platform/access/principal.js';
import { Audit } from '../../../platform/audit/audit.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { DomainError, unauthenticated } from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import { Throttle } from '../../../platform/throttle/throttle.js';
import { DOORS } from './auth.queries.js';
import type { SignInDto } from './dto/sign-in.dto.js';
import type { SessionDto } from './dto/session.dto.js';
import { Me } from './me.js';
import { Passwords } from './passwords.js';
import { RefreshTokens, SESSION_DAYS } from './refresh-tokens.js';

export interface Caller {
  requestId: string;
  ip: string;
  userAgent: string;
}

export interface SignedIn {
  session: SessionDto;
  refreshToken: string;
}

interface Door {
  firmId: string;
  firmName: string;
  membershipId: string | null;
  portalUserId: string | null;
  clientId: string | null;
}

const USER = 'SELECT id, password_hash AS hash, status FROM users WHERE email = $1';
const INSERT_SESSION = `INSERT INTO sessions (id, user_id, firm_id, membership_id, portal_user_id, expires_at, user_agent, ip)
  VALUES ($1, $2, $3, $4, $5, now() + interval '${SESSION_DAYS} days', $6, $7)`;
const REVOKE = `UPDATE sessions SET revoked_at = now(), revoked_reason = $2 WHERE id = $1 AND revoked_at IS NULL
  RETURNING user_id AS "userId", firm_id AS "firmId"`;
const SESSION_CLAIMS = `SELECT s.user_id AS "userId", s.firm_id AS "firmId", p.client_id AS "clientId" FROM sessions s
  LEFT JOIN portal_users p ON p.firm_id = s.firm_id AND p.id = s.portal_user_id WHERE s.id = $1`;

/** Signing in and out, and keeping a session alive. */
@Injectable()
export class AuthService {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly refreshTokens: RefreshTokens,
    private readonly accessTokens: AccessTokens,
    private readonly me: Me,
    private readonly audit: Audit,
    private readonly throttle: Throttle,
  ) {}

  /** @throws 401 with the same words, after the same time, for unknown people and wrong passwords; 429 */
  async signIn({ email, password, firmId }: SignInDto, caller: Caller): Promise<SignedIn> {
    await this.throttle.assertMaySignIn(email, caller.ip);
    const user = await this.database.transaction(
      {},
      async (tx) => (await tx.run<{ id: string; hash: string; status: string }>(USER, [email])).rows[0],
    );
    const matches = await this.passwords.verify(user?.hash, password);
    const doors = user && matches && user.status === 'active' ? await this.doorsOf(user.id) : [];
    const door = firmId ? doors.find((d) => d.firmId === firmId) : doors[0];
    if (!user || !door) {
      await this.throttle.signInFailed(email, caller.ip);
      if (user) await this.recordFailure(user.id, caller);
      throw new DomainError('SIGN_IN_FAILED', 401, 'The e-mail address or the password is not right.');
    }
    return this.open(user.id, door, caller);
  }

  /** @throws 401; a used token ends its whole session. */
  async refresh(token: string, caller: Caller): Promise<SignedIn> {
    const rotation = await this.database.transaction({}, async (tx) => {
      const result = await this.refreshTokens.rotate(tx, token);
      if (result.outcome === 'reused') await tx.run(REVOKE, [result.sessionId, 'refresh token used twice']);
      return result;
    });
    if (rotation.outcome !== 'rotated') throw unauthenticated('Your session has ended. Sign in again.');
    return { session: await this.sessionOf(rotation.sessionId, caller), refreshToken: rotation.token };
  }

  /** Ends the session of the token; says nothing about whether there was one. */
  async signOut(token: string, caller: Caller): Promise<void> {
    const sessionId = await this.database.transaction({}, (tx) => this.refreshTokens.sessionOf(tx, token));
    if (!sessionId) return;
    const ctx = await this.contextOf(sessionId, caller).catch(() => undefined);
    try {
      if (ctx) {
        await ctx.tx.run(REVOKE, [sessionId, 'signed out']);
        await this.audit.record(ctx, {
          action: 'session.signed_out',
          objectType: 'session',
          objectId: sessionId,
        });
        await ctx.tx.commit();
      }
    } finally {
      await ctx?.tx.rollback();
    }
  }

  private doorsOf(userId: string): Promise<Door[]> {
    return this.database.transaction({ userId }, async (tx) => (await tx.run<Door>(DOORS, [userId])).rows);
  }

  private async open(userId: string, door: Door, caller: Caller): Promise<SignedIn> {
    const sessionId = uuidv7();
    const refreshToken = await this.database.transaction({ firmId: door.firmId, userId }, async (tx) => {
      await tx.run(INSERT_SESSION, [
        sessionId,
        userId,
        door.firmId,
        door.membershipId,
        door.portalUserId,
        caller.userAgent,
        caller.ip,
      ]);
      return this.refreshTokens.start(tx, sessionId);
    });
    return { session: await this.sessionOf(sessionId, caller, 'session.signed_in'), refreshToken };
  }

  private async sessionOf(sessionId: string, caller: Caller, audited?: string): Promise<SessionDto> {
    const ctx = await this.contextOf(sessionId, caller);
    try {
      if (audited)
        await this.audit.record(ctx, { action: audited, objectType: 'session', objectId: sessionId });
      const me = await this.me.of(ctx);
      await ctx.tx.commit();
      return {
        accessToken: this.accessTokens.sign(this.claimsOf(ctx, sessionId)),
        expiresIn: this.accessTokens.lifetime,
        me,
      };
    } finally {
      await ctx.tx.rollback();
    }
  }

  private claimsOf({ actor, firmId }: RequestContext, sessionId: string): AccessClaims {
    if (actor.type === 'system') throw new Error('The system has no session.');
    return {
      sessionId,
      firmId,
      userId: actor.userId,
      ...(actor.type === 'portal' ? { clientId: actor.clientId } : {}),
    };
  }

  private async contextOf(sessionId: string, caller: Caller): Promise<RequestContext> {
    type Row = { userId: string; firmId: string; clientId: string | null };
    // the portal user's own row is visible by the user; the firm is known from the session
    const session = await this.database.transaction(
      {},
      async (tx) =>
        (
          await tx.run<{ userId: string }>('SELECT user_id AS "userId" FROM sessions WHERE id = $1', [
            sessionId,
          ])
        ).rows[0],
    );
    if (!session) throw unauthenticated();
    const claims = await this.database.transaction(
      { userId: session.userId },
      async (tx) => (await tx.run<Row>(SESSION_CLAIMS, [sessionId])).rows[0]!,
    );
    const scope = {
      userId: claims.userId,
      firmId: claims.firmId,
      ...(claims.clientId ? { clientId: claims.clientId } : {}),
    };
    const { tx, rows } = await this.database.open<PrincipalRow>(scope, 'write', principalSql(sessionId));
    if (!rows[0]) {
      await tx.rollback();
      throw unauthenticated('Your session has ended. Sign in again.');
    }
    return {
      ...actorOf(rows[0]),
      firmId: claims.firmId,
      firm: firmOf(rows[0], claims.firmId),
      requestId: caller.requestId,
      sessionId,
      ip: caller.ip,
      tx,
    };
  }

  /** Into the records of every firm that the person belongs to. */
  private async recordFailure(userId: string, caller: Caller): Promise<void> {
    for (const { firmId } of await this.doorsOf(userId)) {
      await this.database.transaction({ firmId, userId }, async (tx) => {
        await tx.run(RECORD_FAILURE, [firmId, uuidv7(), userId, caller.requestId, caller.ip]);
      });
    }
  }
}

const RECORD_FAILURE = `INSERT INTO audit_entries (firm_id, id, actor_type, actor_name, action, object_type, object_id, object_label, request_id, ip)
  SELECT $1, $2, 'system', 'Sign-in', 'session.sign_in_failed', 'user', u.id, u.name, $4, $5 FROM users u WHERE u.id = $3`;
