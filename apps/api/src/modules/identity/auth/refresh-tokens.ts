import { createHmac, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { SignInMeans } from '#libs/contracts';
import { derivedKey, hashOf, newSecret } from '../../../platform/access/secrets.js';
import { Config } from '../../../platform/config/config.js';
import type { Tx } from '../../../platform/persistence/tx.js';

export const REFRESH_DAYS = 7;
export const SESSION_DAYS = 30;
const GRACE_SECONDS = 10;

interface TokenRow extends SessionRef {
  used: boolean;
  in_grace: boolean;
  live: boolean;
}

/** A session and whose it is. */
export interface SessionRef {
  sessionId: string;
  userId: string;
}

export type Rotation =
  | ({ outcome: 'rotated'; token: string } & SessionRef)
  | ({ outcome: 'reused' } & SessionRef)
  | { outcome: 'unknown' };

const TOKEN = `SELECT t.session_id AS "sessionId", s.user_id AS "userId", t.used_at IS NOT NULL AS used,
    coalesce(t.used_at > now() - interval '${GRACE_SECONDS} seconds', false) AS in_grace,
    t.expires_at > now() AND s.expires_at > now() AND s.revoked_at IS NULL AS live
  FROM refresh_tokens t JOIN sessions s ON s.id = t.session_id
  WHERE t.token_hash = $1 FOR UPDATE OF t`;
const INSERT = `INSERT INTO refresh_tokens (id, session_id, token_hash, expires_at)
  SELECT $1, s.id, $3, least(now() + interval '${REFRESH_DAYS} days', s.expires_at) FROM sessions s WHERE s.id = $2
  ON CONFLICT (token_hash) DO NOTHING`;

const SESSION_OF = `SELECT s.id AS "sessionId", s.user_id AS "userId", s.means FROM refresh_tokens t
  JOIN sessions s ON s.id = t.session_id WHERE t.token_hash = $1 AND s.revoked_at IS NULL AND s.expires_at > now()`;

/**
 * Refresh tokens, kept hashed. A token's successor is derived from it, so that a client whose answer got
 * lost is given the same one again for ten seconds; any later use of a used token is theft.
 */
@Injectable()
export class RefreshTokens {
  private readonly key: KeyObject;

  constructor(config: Config) {
    this.key = derivedKey(config, 'votra refresh successor');
  }

  async start(tx: Tx, sessionId: string): Promise<string> {
    return this.keep(tx, sessionId, newSecret());
  }

  async rotate(tx: Tx, token: string): Promise<Rotation> {
    const { rows } = await tx.run<TokenRow>(TOKEN, [hashOf(token)]);
    const [row] = rows;
    if (!row?.live) return { outcome: 'unknown' };
    const ref = { sessionId: row.sessionId, userId: row.userId };
    if (row.used && !row.in_grace) return { outcome: 'reused', ...ref };
    if (!row.used)
      await tx.run('UPDATE refresh_tokens SET used_at = now() WHERE token_hash = $1', [hashOf(token)]);
    await tx.run('UPDATE sessions SET last_used_at = now() WHERE id = $1', [row.sessionId]);
    const successor = createHmac('sha256', this.key).update(token).digest('base64url');
    return { outcome: 'rotated', ...ref, token: await this.keep(tx, row.sessionId, successor) };
  }

  /** The live session that a token belongs to, whatever the token's own state. */
  async liveSessionOf(tx: Tx, token: string): Promise<(SessionRef & { means: SignInMeans }) | undefined> {
    return (await tx.run<SessionRef & { means: SignInMeans }>(SESSION_OF, [hashOf(token)])).rows[0];
  }

  private async keep(tx: Tx, sessionId: string, token: string): Promise<string> {
    await tx.run(INSERT, [uuidv7(), sessionId, hashOf(token)]);
    return token;
  }
}
