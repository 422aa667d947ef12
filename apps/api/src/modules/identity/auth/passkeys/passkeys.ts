import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { DomainError, notFound, wrongState } from '../../../../platform/errors/domain-error.js';
import { onConstraint } from '../../../../platform/errors/constraint-errors.js';
import { Database } from '../../../../platform/persistence/database.js';
import type { Caller } from '../caller.js';
import type { AddedPasskeyDto, AddPasskeyDto, PasskeyChallengeDto, PasskeyDto } from '../dto/passkey.dto.js';
import { Factors, type Who } from '../factors.js';
import { Proof } from '../proof.js';
import { type Purpose, PasskeyChallenges, spend } from './passkey-challenges.js';
import { type KnownPasskey, RelyingParty } from './relying-party.js';

const MOST = 20;
const COLUMNS = `id, name, created_at AS "createdAt", last_used_at AS "lastUsedAt"`;
/** Index: passkeys (user_id). */
const OWN = `SELECT ${COLUMNS}, credential_id AS "credentialId", transports FROM passkeys WHERE user_id = $1
  ORDER BY created_at, id`;
const ADD = `INSERT INTO passkeys (id, user_id, credential_id, public_key, counter, transports, name)
  VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING ${COLUMNS}`;
const RENAME = `UPDATE passkeys SET name = $3 WHERE user_id = $1 AND id = $2 RETURNING ${COLUMNS}`;
const REMOVE = 'DELETE FROM passkeys WHERE user_id = $1 AND id = $2 RETURNING name';
const PERSON = 'SELECT name, email FROM users WHERE id = $1';

onConstraint('uq_passkeys_credential_id', () =>
  wrongState('PASSKEY_KNOWN', 'This passkey is registered already.'),
);

// 401 would mean that the session ended
const challengeEnded = () => wrongState('CHALLENGE_ENDED', 'That took too long. Start again.');

interface Row extends KnownPasskey {
  id: string;
  name: string;
  createdAt: Date;
  lastUsedAt: Date | null;
}

/** One's own passkeys: several, each with a name. */
@Injectable()
export class Passkeys {
  constructor(
    private readonly database: Database,
    private readonly proof: Proof,
    private readonly challenges: PasskeyChallenges,
    private readonly relyingParty: RelyingParty,
    private readonly factors: Factors,
  ) {}

  async list({ userId }: Who): Promise<PasskeyDto[]> {
    return (await this.own(userId)).map(dtoOf);
  }

  /** @throws 409, 422 unless the password is right, 429 */
  async begin(who: Who, password: string): Promise<PasskeyChallengeDto> {
    const { userId } = who;
    const person = await this.proof.byPassword(userId, password, 'password');
    await this.database.transaction({}, (tx) => this.factors.assertMayAdd(tx, who));
    const known = await this.own(userId);
    if (known.length >= MOST)
      throw wrongState('PASSKEYS_ENOUGH', `You have ${MOST} passkeys. Remove one of them first.`);
    const challenge = this.challenges.sign(purposeOf(who));
    return { challenge, options: await this.relyingParty.creation(challenge, person, known) };
  }

  /** Answers recovery codes with the first second factor. @throws 409 also once the challenge ended, 422 */
  async add(
    who: Who,
    { challenge, name, attestation }: AddPasskeyDto,
    caller: Caller,
  ): Promise<AddedPasskeyDto> {
    const { userId } = who;
    const id = this.challenges.read(challenge, purposeOf(who));
    if (!id) throw challengeEnded();
    const made = await this.relyingParty.created(challenge, attestation);
    if (!made)
      throw DomainError.field('attestation', 'PASSKEY_REFUSED', 'This passkey cannot be used. Try again.');
    return this.database.transaction({ userId }, async (tx) => {
      const { isFirst } = await this.factors.assertMayAdd(tx, who);
      if (!(await spend(tx, id))) throw challengeEnded();
      const key = [made.id, Buffer.from(made.publicKey), made.counter, attestation.transports];
      const row = (await tx.run<Row>(ADD, [uuidv7(), userId, ...key, name])).rows[0]!;
      const recoveryCodes = await this.factors.added(tx, who, isFirst);
      const person = (await tx.run<{ name: string; email: string }>(PERSON, [userId])).rows[0]!;
      const told = { action: 'user.passkey_added', what: 'A passkey was added', after: { name } };
      await this.factors.tell(tx, { userId, ...person, ...told }, caller);
      return Object.assign(dtoOf(row), { recoveryCodes });
    });
  }

  /** @throws 404 */
  async rename({ userId }: Who, id: string, name: string): Promise<PasskeyDto> {
    const { rows } = await this.database.transaction({}, (tx) => tx.run<Row>(RENAME, [userId, id, name]));
    if (!rows[0]) throw notFound('passkey');
    return dtoOf(rows[0]);
  }

  /** @throws 404, 422 unless the password is right, 429 */
  async remove({ userId }: Who, id: string, password: string, caller: Caller): Promise<void> {
    const person = await this.proof.byPassword(userId, password, 'password');
    await this.database.transaction({ userId }, async (tx) => {
      const gone = (await tx.run<{ name: string }>(REMOVE, [userId, id])).rows[0];
      if (!gone) throw notFound('passkey');
      await this.factors.removed(tx, userId);
      const told = { action: 'user.passkey_removed', what: 'A passkey was removed', after: gone };
      await this.factors.tell(tx, { ...person, userId, ...told }, caller);
    });
  }

  private own(userId: string): Promise<Row[]> {
    return this.database.transaction({}, async (tx) => (await tx.run<Row>(OWN, [userId])).rows);
  }
}

const purposeOf = ({ userId, sessionId = '' }: Who): Purpose => ({ kind: 'registration', userId, sessionId });

const dtoOf = ({ id, name, createdAt, lastUsedAt }: Row): PasskeyDto => ({
  id,
  name,
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
});
