import { Injectable } from '@nestjs/common';
import { DomainError } from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import { Throttle } from '../../../platform/throttle/throttle.js';
import { AccountRecord } from './account-record.js';
import type { Caller } from './caller.js';
import type { AnswerChallengeDto } from './dto/authenticator.dto.js';
import type { SignInDto } from './dto/sign-in.dto.js';
import { hasFactor } from './factor.queries.js';
import { Passwords } from './passwords.js';
import { SessionAnswers, type SignedIn } from './session-answers.js';
import { type Door, doorTo, type Opening, Sessions, type Way } from './sessions.js';
import { MfaChallenges } from './totp/mfa-challenges.js';
import { SecondFactor } from './totp/second-factor.js';

interface Login {
  id: string;
  hash: string;
  status: string;
  /** Is there something to ask for beyond the password? */
  hasFactor: boolean;
}

const LOGIN = `SELECT u.id, u.password_hash AS hash, u.status, ${hasFactor('u.id')} AS "hasFactor" FROM users u`;
const BY_EMAIL = `${LOGIN} WHERE u.email = $1`;
const BY_ID = `${LOGIN} WHERE u.id = $1`;
const TRIES = 5;

/** From an e-mail address and a password, and a code where there is an authenticator app, to a session. */
@Injectable()
export class SignIn {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly answers: SessionAnswers,
    private readonly throttle: Throttle,
    private readonly accountRecord: AccountRecord,
    private readonly factor: SecondFactor,
    private readonly challenges: MfaChallenges,
  ) {}

  /** @throws 401 with the same words, after the same work, for unknown people and wrong passwords; 429 */
  async byPassword(
    { email, password, firmId, clientId }: SignInDto,
    caller: Caller,
  ): Promise<SignedIn | { challenge: string }> {
    const guess = await this.throttle.signIn(email, caller.ip);
    const user = await this.login(BY_EMAIL, email);
    const matches = await this.passwords.verify(user?.hash, password);
    const door = user && matches ? await this.doorOf(user, { firmId, clientId }) : undefined;
    if (!user || !door) {
      await this.accountRecord.signInFailed(email, caller);
      throw new DomainError('SIGN_IN_FAILED', 401, 'The e-mail address or the password is not right.');
    }
    await guess.right();
    if (!user.hasFactor) return this.enter(user.id, door, caller, { secondFactor: false });
    return { challenge: this.challenges.sign({ userId: user.id, firmId, clientId }, user.hash) };
  }

  /** @throws 401 once the challenge ended, 422 for a wrong code, 429 after five of them */
  async byCode({ challenge, code }: AnswerChallengeDto, caller: Caller): Promise<SignedIn> {
    const claims = this.challenges.read(challenge);
    const user = claims && (await this.login(BY_ID, claims.userId));
    const door = user && claims.isOf(user.hash) ? await this.doorOf(user, claims) : undefined;
    if (!user || !door) throw new DomainError('CHALLENGE_ENDED', 401, 'That took too long. Sign in again.');
    await this.throttle.guess('challenge', claims.id, TRIES);
    if (!(await this.factor.takes(user.id, code))) {
      const deed = { userId: user.id, action: 'session.sign_in_failed', by: 'Sign-in' };
      await this.database.transaction({ userId: user.id }, (tx) =>
        this.accountRecord.record(tx, caller, deed),
      );
      throw DomainError.field('code', 'CODE_WRONG', 'This code is not right, or was used already.');
    }
    return this.enter(user.id, door, caller, { secondFactor: true });
  }

  private async doorOf({ id, status }: Login, to: Way): Promise<Door | undefined> {
    return status === 'active' ? doorTo(await this.sessions.doorsOf(id), to) : undefined;
  }

  private async enter(userId: string, door: Door, caller: Caller, opening: Opening): Promise<SignedIn> {
    const { refreshToken, ...ref } = await this.sessions.open(userId, door, caller, opening);
    return { session: await this.answers.of(ref, caller, 'session.signed_in'), refreshToken };
  }

  private login(text: string, value: string): Promise<Login | undefined> {
    return this.database.transaction({}, async (tx) => (await tx.run<Login>(text, [value])).rows[0]);
  }
}
