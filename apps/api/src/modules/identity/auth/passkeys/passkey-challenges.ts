import { createHash, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import jwt from 'jsonwebtoken';
import { v7 as uuidv7 } from 'uuid';
import { derivedKey } from '../../../../platform/access/secrets.js';
import { Config } from '../../../../platform/config/config.js';
import type { Tx } from '../../../../platform/persistence/tx.js';

export const CHALLENGE_SECONDS = 300;
const AUDIENCE = 'votra passkey';

/** What a passkey is asked for: to sign somebody in, or a new one by a session of its person. */
export type Purpose = { kind: 'sign-in' } | { kind: 'registration'; userId: string; sessionId: string };

interface Payload {
  jti: string;
  sub?: string;
  sid?: string;
}

const FORGET = 'DELETE FROM spent_challenges WHERE expires_at < now()';
const SPEND = `INSERT INTO spent_challenges (id, expires_at)
  VALUES ($1, now() + make_interval(secs => $2)) ON CONFLICT (id) DO NOTHING`;

/** What the device signs for a challenge's token: its hash. */
export const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Answered once, in the transaction of what the answer does; `seconds` is how long it could be. False for the second time. */
export async function spend(tx: Tx, id: string, seconds = CHALLENGE_SECONDS): Promise<boolean> {
  await tx.run(FORGET);
  return (await tx.run(SPEND, [id, seconds])).rowCount === 1;
}

/**
 * Challenges for passkeys: signed tokens that hold for five minutes and for one purpose. Nothing is stored before one
 * is answered, so strangers who ask for many fill nothing.
 */
@Injectable()
export class PasskeyChallenges {
  private readonly key: KeyObject;

  constructor(config: Config) {
    this.key = derivedKey(config, AUDIENCE);
  }

  sign(purpose: Purpose): string {
    const bound = purpose.kind === 'sign-in' ? {} : { sub: purpose.userId, sid: purpose.sessionId };
    return jwt.sign(bound, this.key, {
      algorithm: 'HS256',
      ...{ audience: `${AUDIENCE} ${purpose.kind}`, jwtid: uuidv7(), expiresIn: CHALLENGE_SECONDS },
    });
  }

  /** The challenge's id; undefined for anything but a live one of ours for this purpose. */
  read(token: string, purpose: Purpose): string | undefined {
    try {
      const audience = `${AUDIENCE} ${purpose.kind}`;
      const payload = jwt.verify(token, this.key, { algorithms: ['HS256'], audience }) as Payload;
      const { sub, sid, jti } = payload;
      const fits = purpose.kind === 'sign-in' || (sub === purpose.userId && sid === purpose.sessionId);
      return fits ? jti : undefined;
    } catch {
      return undefined;
    }
  }
}
