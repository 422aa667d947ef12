import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import { notFound, unauthenticated, wrongState } from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import type { Caller } from './caller.js';
import { RefreshTokens, type SessionRef } from './refresh-tokens.js';
import { SessionAnswers, type SignedIn } from './session-answers.js';
import type { SwitchFirmDto } from './dto/sign-in.dto.js';
import { doorTo, Sessions } from './sessions.js';

const REVOKE =
  'UPDATE sessions SET revoked_at = now(), revoked_reason = $2 WHERE id = $1 AND revoked_at IS NULL';

// a provider is one firm's, which it can make say anything: its word counts nowhere else
const opensOneFirm = () =>
  wrongState(
    'SSO_OPENS_ONE_FIRM',
    'Single sign-on of a firm opens that firm alone. Sign out, then sign in there.',
  );

const sessionEnded = () => unauthenticated('Your session has ended. Sign in again.');

/** Keeping a session alive, going to another firm, and signing out. */
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
    const { token: refreshToken, ...ref } = await this.rotated(token);
    return { session: await this.answers.of(ref, caller), refreshToken };
  }

  /** Whether the refresh token belongs to a live session. It stays as it is. */
  async isLive(token: string | undefined): Promise<boolean> {
    if (!token) return false;
    return this.database.transaction(
      {},
      async (tx) => (await this.refreshTokens.liveSessionOf(tx, token)) !== undefined,
    );
  }

  /**
   * To another firm or portal of the same person, without the password: a session belongs to one firm, so a new one is opened and
   * this one ends. @throws 401 as `refresh`, 404 for a firm that is not theirs, 409 for who came by single sign-on
   */
  async enter(to: SwitchFirmDto, token: string, caller: Caller): Promise<SignedIn> {
    // before the token is used up: who is refused here goes on where they are
    const known = await this.database.transaction({}, (tx) => this.refreshTokens.liveSessionOf(tx, token));
    if (!known) throw sessionEnded();
    if (known.means === 'sso') throw opensOneFirm();
    const door = doorTo(await this.sessions.doorsOf(known.userId), to);
    if (!door) throw notFound('firm');
    const ref = await this.rotated(token);
    const { refreshToken, ...next } = await this.sessions.open(ref.userId, door, caller, {
      after: ref.sessionId,
    });
    await this.end(ref, caller, 'went to another firm');
    return { session: await this.answers.of(next, caller, 'session.signed_in'), refreshToken };
  }

  /** Ends the session of the token; says nothing about whether there was one. */
  async signOut(token: string, caller: Caller): Promise<void> {
    const ref = await this.database.transaction({}, (tx) => this.refreshTokens.liveSessionOf(tx, token));
    if (ref) await this.end(ref, caller, 'signed out');
  }

  /** The token's successor. A token that was used before ends its whole session. @throws 401 */
  private async rotated(token: string): Promise<SessionRef & { token: string }> {
    const rotation = await this.database.transaction({}, async (tx) => {
      const result = await this.refreshTokens.rotate(tx, token);
      if (result.outcome === 'reused') await tx.run(REVOKE, [result.sessionId, 'refresh token used twice']);
      return result;
    });
    if (rotation.outcome !== 'rotated') throw sessionEnded();
    const { sessionId, userId, token: successor } = rotation;
    return { sessionId, userId, token: successor };
  }

  private end(ref: SessionRef, caller: Caller, why: string): Promise<void> {
    return this.sessions.within(ref, caller, async (ctx) => {
      await ctx.tx.run(REVOKE, [ref.sessionId, why]);
      await this.audit.record(ctx, {
        action: 'session.signed_out',
        objectType: 'session',
        objectId: ref.sessionId,
      });
    });
  }
}
