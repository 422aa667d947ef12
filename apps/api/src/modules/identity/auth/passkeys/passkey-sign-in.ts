import { Injectable } from '@nestjs/common';
import { DomainError } from '../../../../platform/errors/domain-error.js';
import { Database } from '../../../../platform/persistence/database.js';
import { Throttle } from '../../../../platform/throttle/throttle.js';
import { AccountRecord } from '../account-record.js';
import type { Caller } from '../caller.js';
import type { AnswerByPasskeyDto, PasskeyAssertionDto, PasskeyChallengeDto } from '../dto/passkey.dto.js';
import { Entrance } from '../entrance.js';
import type { SignedIn } from '../session-answers.js';
import { challengeEnded, PasskeyAssertions } from './passkey-assertions.js';
import { PasskeyChallenges } from './passkey-challenges.js';

const LOGIN = 'SELECT id, status FROM users WHERE id = $1';

/** By a passkey alone: the device holds the key and has verified its person, which are two factors. */
@Injectable()
export class PasskeySignIn {
  constructor(
    private readonly database: Database,
    private readonly throttle: Throttle,
    private readonly challenges: PasskeyChallenges,
    private readonly passkeys: PasskeyAssertions,
    private readonly entrance: Entrance,
    private readonly accountRecord: AccountRecord,
  ) {}

  /** Names nobody: the device knows whose passkeys it has. */
  async begin(): Promise<PasskeyChallengeDto> {
    const challenge = this.challenges.sign({ kind: 'sign-in' });
    return { challenge, options: (await this.passkeys.request(challenge))! };
  }

  /** @throws 401 once the challenge ended, or with the same words for any passkey that lets nobody in; 429 */
  async finish({ challenge: token, assertion }: AnswerByPasskeyDto, caller: Caller): Promise<SignedIn> {
    const id = this.challenges.read(token, { kind: 'sign-in' });
    if (!id) throw challengeEnded();
    const guess = await this.throttle.signIn(assertion.credentialId, caller.ip);
    const userId = await this.passkeys.check({ id, token }, assertion);
    const login = userId && (await this.login(userId));
    const door = login ? await this.entrance.doorOf(login, {}) : undefined;
    if (!login || !door) {
      await this.failed(assertion, caller);
      throw new DomainError('SIGN_IN_FAILED', 401, 'This passkey lets nobody in here.');
    }
    await guess.right();
    return this.entrance.enter(login.id, door, caller, { means: 'passkey', secondFactor: 'own' });
  }

  /** On record for its person, also when it answered as a copy of the device would. */
  private async failed(assertion: PasskeyAssertionDto, caller: Caller): Promise<void> {
    const userId = await this.passkeys.ownerOf(assertion);
    if (userId) await this.accountRecord.signInRefused(userId, caller);
  }

  private login(id: string): Promise<{ id: string; status: string } | undefined> {
    return this.database.transaction(
      {},
      async (tx) => (await tx.run<{ id: string; status: string }>(LOGIN, [id])).rows[0],
    );
  }
}
