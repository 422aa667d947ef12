import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import { unauthenticated } from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import type { Caller } from './caller.js';
import { RefreshTokens } from './refresh-tokens.js';
import { SessionAnswers, type SignedIn } from './session-answers.js';
import { Sessions } from './sessions.js';

const REVOKE =
  'UPDATE sessions SET revoked_at = now(), revoked_reason = $2 WHERE id = $1 AND revoked_at IS NULL';

/** Keeping a session alive, and signing out. */
@Injectable()
export class AuthService {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly answers: SessionAnswers,
    private readonly refreshTokens: RefreshTokens,
    private readonly audit: Audit,
  ) {}

  /** @throws 401; a used token ends its whole session. */
  async refresh(token: string, caller: Caller): Promise<SignedIn> {
    const rotation = await this.database.transaction({}, async (tx) => {
      const result = await this.refreshTokens.rotate(tx, token);
      if (result.outcome === 'reused') await tx.run(REVOKE, [result.sessionId, 'refresh token used twice']);
      return result;
    });
    if (rotation.outcome !== 'rotated') throw unauthenticated('Your session has ended. Sign in again.');
    return { session: await this.answers.of(rotation, caller), refreshToken: rotation.token };
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
}
