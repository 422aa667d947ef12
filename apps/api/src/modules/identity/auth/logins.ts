import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { DomainError, wrongState } from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import type { Tx } from '../../../platform/persistence/tx.js';
import { Throttle } from '../../../platform/throttle/throttle.js';
import { INSERT_USER, USER_BY_EMAIL } from './auth.queries.js';
import type { Caller } from './caller.js';
import { assertGoodPassword } from './password-policy.js';
import { Passwords } from './passwords.js';

/** `name` and `newPassword` of who has no login yet; `password`, the one they have, of who does. */
export interface Proof {
  name?: string;
  newPassword?: string;
  password?: string;
}

/** Somebody whose address is proven: the login that they have, or the one to be made. */
export type ProvenLogin = { email: string; name: string } & (
  { userId: string } | { passwordHash: string | null }
);

interface UserRow {
  id: string;
  name: string;
  hash: string | null;
  status: string;
}

export const loginChanged = (): DomainError =>
  wrongState(
    'LOGIN_CHANGED',
    'Something about the login of this address has just changed. Open the link again.',
  );

/** Logins of people who come by a link to their address. */
@Injectable()
export class Logins {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly throttle: Throttle,
  ) {}

  async exists(email: string): Promise<boolean> {
    return (await this.find(email)) !== undefined;
  }

  /** Hashing takes its time, so it happens before anything is locked. @throws 422 for a poor or wrong password, 429 */
  async prove(
    email: string,
    { name, newPassword = '', password = '' }: Proof,
    { ip }: Caller,
    about: readonly string[] = [],
  ): Promise<ProvenLogin> {
    const user = await this.find(email);
    if (user) {
      const guess = await this.throttle.signIn(email, ip);
      const matches = await this.passwords.verify(user.hash, password);
      if (!matches || user.status !== 'active')
        throw DomainError.field('password', 'PASSWORD_WRONG', 'This is not your password.');
      await guess.right();
      return { email, name: user.name, userId: user.id };
    }
    if (!name) throw DomainError.field('name', 'NAME_MISSING', 'Say what you are called.');
    assertGoodPassword(newPassword, [name, email, ...about]);
    return { email, name, passwordHash: await this.passwords.hash(newPassword) };
  }

  /** The user's id, made now where there was none. @throws 409 when the address got a login meanwhile */
  async keep(tx: Tx, login: ProvenLogin): Promise<string> {
    if ('userId' in login) return login.userId;
    const values = [uuidv7(), login.email, login.name, login.passwordHash];
    const { rows } = await tx.run<{ id: string }>(INSERT_USER, values);
    if (!rows[0]) throw loginChanged();
    return rows[0].id;
  }

  private find(email: string): Promise<UserRow | undefined> {
    return this.database.transaction(
      {},
      async (tx) => (await tx.run<UserRow>(USER_BY_EMAIL, [email])).rows[0],
    );
  }
}
