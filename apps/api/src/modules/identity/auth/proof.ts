import { Injectable } from '@nestjs/common';
import { DomainError } from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import { Throttle } from '../../../platform/throttle/throttle.js';
import { Passwords } from './passwords.js';

interface Person {
  id: string;
  name: string;
  email: string;
  hash: string | null;
}

const PERSON = `SELECT id, name, email, password_hash AS hash FROM users WHERE id = $1 AND status = 'active'`;
const NO_PASSWORD = 'You have no password yet. Choose one first: “Password” on the page of your account.';

/** Asks people again who they are, before they change what guards their account. */
@Injectable()
export class Proof {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly throttle: Throttle,
  ) {}

  /** @throws 422 on the field when the password is not right, 429 after too many tries */
  async byPassword(userId: string, password: string, field: string): Promise<Person> {
    const guess = await this.throttle.guess('proof', userId);
    const person = await this.database.transaction(
      {},
      async (tx) => (await tx.run<Person>(PERSON, [userId])).rows[0],
    );
    if (person?.hash === null) throw DomainError.field(field, 'NO_PASSWORD', NO_PASSWORD);
    if (!person || !(await this.passwords.verify(person.hash, password)))
      throw DomainError.field(field, 'PASSWORD_WRONG', 'This is not your password.');
    await guess.right();
    return person;
  }
}
