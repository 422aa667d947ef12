import { Injectable } from '@nestjs/common';
import { DomainError } from '../../../../platform/errors/domain-error.js';
import { Database } from '../../../../platform/persistence/database.js';
import type { PasskeyAssertionDto } from '../dto/passkey.dto.js';
import { spend } from './passkey-challenges.js';
import { type KnownPasskey, RelyingParty, type SigningPasskey } from './relying-party.js';

const BY_CREDENTIAL = `SELECT user_id AS "userId", credential_id AS "credentialId", public_key AS "publicKey", counter,
    transports FROM passkeys WHERE credential_id = $1`;
const OF_USER = `SELECT credential_id AS "credentialId", transports FROM passkeys WHERE user_id = $1 ORDER BY created_at`;
/** Of two answers with the same count one is a copy's; a device without a counter always says 0. */
const USED = `UPDATE passkeys SET counter = $2, last_used_at = now()
  WHERE credential_id = $1 AND (counter < $2 OR (counter = 0 AND $2 = 0))`;

/** Asking for passkeys, and checking what devices answer. */
@Injectable()
export class PasskeyAssertions {
  constructor(
    private readonly database: Database,
    private readonly relyingParty: RelyingParty,
  ) {}

  /** What the browser asks for: any passkey of this place, or those of one person; null when they have none. */
  async request(token: string, userId?: string): Promise<object | null> {
    if (userId === undefined) return this.relyingParty.request(token);
    const known = await this.database.transaction(
      {},
      async (tx) => (await tx.run<KnownPasskey>(OF_USER, [userId])).rows,
    );
    return known.length ? this.relyingParty.request(token, known) : null;
  }

  /** Whose passkey it is said to be. */
  async ownerOf({ credentialId }: PasskeyAssertionDto): Promise<string | undefined> {
    return (await this.find(credentialId))?.userId;
  }

  /** Whose passkey answered the challenge, which is used up by it; undefined for anything else, as another's than `whose`. */
  async check(
    { id, token }: { id: string; token: string },
    assertion: PasskeyAssertionDto,
    whose?: string,
  ): Promise<string | undefined> {
    const passkey = await this.find(assertion.credentialId);
    if (!passkey || (whose && passkey.userId !== whose)) return undefined;
    const counter = await this.relyingParty.answered(token, assertion, passkey);
    if (counter === undefined) return undefined;
    const used = await this.database.transaction({}, async (tx) => {
      const first = await spend(tx, id);
      return first && (await tx.run(USED, [assertion.credentialId, counter])).rowCount === 1;
    });
    return used ? passkey.userId : undefined;
  }

  private find(credentialId: string): Promise<SigningPasskey | undefined> {
    return this.database.transaction(
      {},
      async (tx) => (await tx.run<SigningPasskey>(BY_CREDENTIAL, [credentialId])).rows[0],
    );
  }
}

export const challengeEnded = (): DomainError =>
  new DomainError('CHALLENGE_ENDED', 401, 'That took too long. Start again.');
