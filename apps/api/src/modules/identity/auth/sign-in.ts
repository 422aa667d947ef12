import { Injectable } from '@nestjs/common';
import { DomainError } from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import { Throttle } from '../../../platform/throttle/throttle.js';
import { AccountRecord } from './account-record.js';
import type { Caller } from './caller.js';
import type { AnswerChallengeDto, MfaChallengeDto } from './dto/authenticator.dto.js';
import type { AnswerByPasskeyDto } from './dto/passkey.dto.js';
import type { SignInDto } from './dto/sign-in.dto.js';
import { Entrance } from './entrance.js';
import { hasApp, hasFactor } from './factor.queries.js';
import { Passwords } from './passwords.js';
import { challengeEnded, PasskeyAssertions } from './passkeys/passkey-assertions.js';
import type { SignedIn } from './session-answers.js';
import type { Door, Step, Way } from './sessions.js';
import { MfaChallenges } from './totp/mfa-challenges.js';
import { SecondFactor } from './totp/second-factor.js';

interface Login {
  id: string;
  hash: string | null;
  status: string;
  /** Is there something to ask for beyond the password? */
  hasFactor: boolean;
  /** Is an authenticator app among it? */
  hasApp: boolean;
}

/** For a second factor. */
export type Asked = Omit<MfaChallengeDto, 'mfaRequired'>;

const LOGIN = `SELECT u.id, u.password_hash AS hash, u.status, ${hasFactor('u.id')} AS "hasFactor",
    ${hasApp('u.id')} AS "hasApp" FROM users u`;
const BY_EMAIL = `${LOGIN} WHERE u.email = $1`;
const BY_ID = `${LOGIN} WHERE u.id = $1`;
const TRIES = 5;

/** From an e-mail address and a password, and a second factor where there is one, to a session. */
@Injectable()
export class SignIn {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly entrance: Entrance,
    private readonly throttle: Throttle,
    private readonly accountRecord: AccountRecord,
    private readonly factor: SecondFactor,
    private readonly challenges: MfaChallenges,
    private readonly passkeys: PasskeyAssertions,
  ) {}

  /** @throws 401 with the same words, after the same work, for unknown people and wrong passwords; 429 */
  async byPassword(
    { email, password, firmId, clientId }: SignInDto,
    caller: Caller,
  ): Promise<SignedIn | Asked> {
    const guess = await this.throttle.signIn(email, caller.ip);
    const user = await this.login(BY_EMAIL, email);
    const matches = await this.passwords.verify(user?.hash, password);
    const door = user && matches ? await this.entrance.doorOf(user, { firmId, clientId }) : undefined;
    if (!user || !door) {
      await this.accountRecord.signInFailed(email, caller);
      throw new DomainError('SIGN_IN_FAILED', 401, 'The e-mail address or the password is not right.');
    }
    await guess.right();
    return this.goOn(user, door, { firmId, clientId }, { means: 'password', secondFactor: 'none' }, caller);
  }

  /** After the firm's provider said who it is. A second factor of the person's own is asked for unless that counts. */
  async bySso(userId: string, door: Door, step: Step, caller: Caller): Promise<SignedIn | Asked> {
    const user = (await this.login(BY_ID, userId))!;
    return this.goOn(user, door, { firmId: door.firmId }, step, caller);
  }

  /** @throws 401 once the challenge ended, 422 for a wrong code, 429 after five of them */
  async byCode({ challenge, code }: AnswerChallengeDto, caller: Caller): Promise<SignedIn> {
    const { user, door, step } = await this.challenged(challenge);
    if (!(await this.factor.takes(user.id, code))) {
      await this.accountRecord.signInRefused(user.id, caller);
      throw DomainError.field('code', 'CODE_WRONG', 'This code is not right, or was used already.');
    }
    return this.entrance.enter(user.id, door, caller, step);
  }

  /** @throws 401 once the challenge ended, 422 for another passkey, 429 after five of them */
  async byPasskey({ challenge: token, assertion }: AnswerByPasskeyDto, caller: Caller): Promise<SignedIn> {
    const { id, user, door, step } = await this.challenged(token);
    if (!(await this.passkeys.check({ id, token }, assertion, user.id))) {
      await this.accountRecord.signInRefused(user.id, caller);
      throw DomainError.field('assertion', 'PASSKEY_REFUSED', 'This passkey cannot be used here.');
    }
    return this.entrance.enter(user.id, door, caller, step);
  }

  private async goOn(
    user: Login,
    door: Door,
    way: Way,
    step: Step,
    caller: Caller,
  ): Promise<SignedIn | Asked> {
    const { id: userId, hash, hasApp: app } = user;
    if (step.secondFactor !== 'none' || !user.hasFactor)
      return this.entrance.enter(userId, door, caller, step);
    const challenge = this.challenges.sign({ userId, ...way, providerId: step.providerId }, hash);
    return { challenge, app, passkey: await this.passkeys.request(challenge, userId) };
  }

  /** Each answer is one of five tries. */
  private async challenged(token: string): Promise<{ id: string; user: Login; door: Door; step: Step }> {
    const claims = this.challenges.read(token);
    const user = claims && (await this.login(BY_ID, claims.userId));
    const door = user && claims.isOf(user.hash) ? await this.entrance.doorOf(user, claims) : undefined;
    const { id, providerId } = claims ?? {};
    if (!user || !door || !id || (providerId && !door.membershipId)) throw challengeEnded();
    await this.throttle.guess('challenge', id, TRIES);
    return {
      id,
      user,
      door,
      step: { means: providerId ? 'sso' : 'password', providerId, secondFactor: 'own' },
    };
  }

  private login(text: string, value: string): Promise<Login | undefined> {
    return this.database.transaction({}, async (tx) => (await tx.run<Login>(text, [value])).rows[0]);
  }
}
