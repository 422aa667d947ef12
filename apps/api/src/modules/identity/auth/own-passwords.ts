import { Injectable } from '@nestjs/common';
import { AccountMails } from '../../../platform/mail/account-mails.js';
import { Database } from '../../../platform/persistence/database.js';
import type { Tx } from '../../../platform/persistence/tx.js';
import { AccountRecord } from './account-record.js';
import type { Caller } from './caller.js';
import type { ChangePasswordDto } from './dto/password.dto.js';
import { assertGoodPassword } from './password-policy.js';
import { Passwords } from './passwords.js';
import { Proof } from './proof.js';
import { END_ALL } from './session.queries.js';
import { Sessions } from './sessions.js';

interface Person {
  id: string;
  name: string;
  email: string;
}

/** How a password comes to be set, beside the password itself. */
interface Setting {
  action: string;
  /** A session that goes on. */
  keep?: string;
  endSessions?: boolean;
  /** Work of the same transaction, before anything is written. */
  also?: (tx: Tx) => Promise<void>;
}

const SET = 'UPDATE users SET password_hash = $2 WHERE id = $1';
const CLOSE_RESETS = 'UPDATE password_resets SET closed_at = now() WHERE user_id = $1 AND closed_at IS NULL';

/** Setting a person's password: judged, hashed, recorded in their firms, and told to their address. */
@Injectable()
export class OwnPasswords {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly proof: Proof,
    private readonly sessions: Sessions,
    private readonly accountRecord: AccountRecord,
    private readonly mails: AccountMails,
  ) {}

  /** @throws 422 when the current password is not right or the new one not good enough, 429 after too many tries */
  async change(
    who: { userId: string; sessionId?: string },
    { currentPassword, newPassword, endOtherSessions }: ChangePasswordDto,
    caller: Caller,
  ): Promise<void> {
    const person = await this.proof.byPassword(who.userId, currentPassword, 'currentPassword');
    await this.set(person, newPassword, caller, {
      action: 'user.password_changed',
      endSessions: endOtherSessions,
      ...(who.sessionId ? { keep: who.sessionId } : {}),
    });
  }

  /** Open links to choose another password die with the old one. @throws 422 */
  async set(
    { id, name, email }: Person,
    newPassword: string,
    caller: Caller,
    { action, keep, endSessions = true, also }: Setting,
  ): Promise<void> {
    const firms = (await this.sessions.doorsOf(id)).map(({ firmName }) => firmName);
    assertGoodPassword(newPassword, [name, email, ...firms]);
    const hash = await this.passwords.hash(newPassword); // takes a while, so no transaction waits for it
    await this.database.transaction({ userId: id }, async (tx) => {
      await also?.(tx);
      await tx.run(SET, [id, hash]);
      await tx.run(CLOSE_RESETS, [id]);
      if (endSessions) await tx.run(END_ALL, [id, keep ?? null, 'new password']);
      await this.accountRecord.record(tx, caller, { userId: id, action, by: 'person' });
      await this.mails.send(tx, {
        recipient: email,
        subject: 'Your Votra password was changed',
        body: `Hello ${name},\n\nthe password for ${email} was changed just now. If it was not you, choose a new one at once:\n\n${this.mails.page('/forgot-password')}\n`,
      });
    });
  }

  /** May the person enter any firm at all? */
  async hasDoor(userId: string): Promise<boolean> {
    return (await this.sessions.doorsOf(userId)).length > 0;
  }
}
