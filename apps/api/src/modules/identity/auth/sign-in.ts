import { Injectable } from '@nestjs/common';
import { DomainError } from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import { Throttle } from '../../../platform/throttle/throttle.js';
import { AccountRecord } from './account-record.js';
import type { Caller } from './caller.js';
import type { SignInDto } from './dto/sign-in.dto.js';
import { Passwords } from './passwords.js';
import { SessionAnswers, type SignedIn } from './session-answers.js';
import { Sessions } from './sessions.js';

interface Login {
  id: string;
  hash: string;
  status: string;
}

const USER = 'SELECT id, password_hash AS hash, status FROM users WHERE email = $1';

/** From an e-mail address and a password to a session. */
@Injectable()
export class SignIn {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly answers: SessionAnswers,
    private readonly throttle: Throttle,
    private readonly accountRecord: AccountRecord,
  ) {}

  /** @throws 401 with the same words, after the same work, for unknown people and wrong passwords; 429 */
  async byPassword({ email, password, firmId }: SignInDto, caller: Caller): Promise<SignedIn> {
    const guess = await this.throttle.signIn(email, caller.ip);
    const user = await this.userOf(email);
    const matches = await this.passwords.verify(user?.hash, password);
    const doors = user && matches && user.status === 'active' ? await this.sessions.doorsOf(user.id) : [];
    const door = firmId ? doors.find((d) => d.firmId === firmId) : doors[0];
    if (!user || !door) {
      await this.accountRecord.signInFailed(email, caller);
      throw new DomainError('SIGN_IN_FAILED', 401, 'The e-mail address or the password is not right.');
    }
    await guess.right();
    const { refreshToken, ...ref } = await this.sessions.open(user.id, door, caller);
    return { session: await this.answers.of(ref, caller, 'session.signed_in'), refreshToken };
  }

  private userOf(email: string): Promise<Login | undefined> {
    return this.database.transaction({}, async (tx) => (await tx.run<Login>(USER, [email])).rows[0]);
  }
}
