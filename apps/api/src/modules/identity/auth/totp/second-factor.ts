import { Injectable } from '@nestjs/common';
import { Vault } from '../../../../platform/access/vault.js';
import { DomainError } from '../../../../platform/errors/domain-error.js';
import { AccountMails } from '../../../../platform/mail/account-mails.js';
import { Database } from '../../../../platform/persistence/database.js';
import type { Tx } from '../../../../platform/persistence/tx.js';
import { Throttle } from '../../../../platform/throttle/throttle.js';
import { recoveryHash } from './recovery-codes.js';
import { stepOf } from './totp.js';

interface Person {
  /** Of the authenticator app; null without one. */
  sealedSecret: string | null;
  email: string;
  name: string;
}

const PERSON = `SELECT a.sealed_secret AS "sealedSecret", u.email, u.name FROM users u
  LEFT JOIN authenticators a ON a.user_id = u.id AND a.confirmed_at IS NOT NULL WHERE u.id = $1`;
/** Of two who send the same code at once, the second finds its step taken. */
export const TAKE_STEP = `UPDATE authenticators SET last_step = $2, confirmed_at = coalesce(confirmed_at, now())
  WHERE user_id = $1 AND (last_step IS NULL OR last_step < $2)`;
const TAKE_RECOVERY = `UPDATE recovery_codes SET used_at = now()
  WHERE user_id = $1 AND code_hash = $2 AND used_at IS NULL`;
const LEFT = `SELECT count(*)::int AS "left" FROM recovery_codes WHERE user_id = $1 AND used_at IS NULL`;
const APP_UNREADABLE =
  'Codes of your authenticator app cannot be checked: a key of this server was changed. Use a recovery code, then set the app up again.';
const SIX_DIGITS = /^\d{6}$/;

/** Checks the codes of people: of their authenticator app, and for the day when it is lost. */
@Injectable()
export class SecondFactor {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly throttle: Throttle,
    private readonly mails: AccountMails,
  ) {}

  /** Uses up a code of the app, or a recovery code. @throws 429 after ten wrong ones in a quarter of an hour */
  async takes(userId: string, code: string): Promise<boolean> {
    const guess = await this.throttle.guess('second-factor', userId);
    const taken = await this.database.transaction({ userId }, async (tx) => {
      const person = (await tx.run<Person>(PERSON, [userId])).rows[0];
      if (!person) return false;
      const plain = code.replace(/\s/g, '');
      return SIX_DIGITS.test(plain)
        ? this.takeStep(tx, userId, person, plain)
        : this.takeRecovery(tx, userId, person, plain);
    });
    if (taken) await guess.right();
    return taken;
  }

  private async takeStep(tx: Tx, userId: string, { sealedSecret }: Person, code: string): Promise<boolean> {
    if (sealedSecret === null) return false;
    const step = stepOf(this.secretOf(sealedSecret, userId), code, Date.now());
    return step !== undefined && (await tx.run(TAKE_STEP, [userId, step])).rowCount === 1;
  }

  /** @throws 409 when the server's key was changed: the app's codes cannot be checked, recovery codes can */
  private secretOf(sealedSecret: string, userId: string): string {
    try {
      return this.vault.open(sealedSecret, userId);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      throw new DomainError(error.code, error.status, APP_UNREADABLE);
    }
  }

  private async takeRecovery(
    tx: Tx,
    userId: string,
    { email, name }: Person,
    code: string,
  ): Promise<boolean> {
    if (!(await tx.run(TAKE_RECOVERY, [userId, recoveryHash(code)])).rowCount) return false;
    const { left } = (await tx.run<{ left: number }>(LEFT, [userId])).rows[0]!;
    await this.mails.send(tx, {
      recipient: email,
      subject: 'A recovery code of yours was used',
      body: `Hello ${name},\n\na recovery code was used for ${email} just now; ${left} are left. If it was not you, change your password at once:\n\n${this.mails.page('/account')}\n`,
    });
    return true;
  }
}
