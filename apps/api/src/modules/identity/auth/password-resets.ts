import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { hashOf, newSecret } from '../../../platform/access/secrets.js';
import { DomainError } from '../../../platform/errors/domain-error.js';
import { Jobs } from '../../../platform/jobs/jobs.js';
import { AccountMails } from '../../../platform/mail/account-mails.js';
import { Database } from '../../../platform/persistence/database.js';
import { AccountRecord } from './account-record.js';
import { OwnPasswords } from './own-passwords.js';
import type { Caller } from './caller.js';
import type { ResetPasswordDto } from './dto/password.dto.js';

interface Wanted extends Pick<Caller, 'requestId' | 'ip'> {
  email: string;
}

interface Holder {
  id: string;
  name: string;
  email: string;
}

const WANTED = 'password-reset-wanted';
const MINUTES = 30;
const MAILS_AN_HOUR = 3;

const USER = `SELECT id, name, email FROM users WHERE email = $1 AND status = 'active'`;
const LOCK = 'SELECT 1 FROM users WHERE id = $1 FOR UPDATE';
const FORGET_OLD = `DELETE FROM password_resets WHERE user_id = $1 AND created_at < now() - interval '1 hour'`;
const CLOSE = 'UPDATE password_resets SET closed_at = now() WHERE user_id = $1 AND closed_at IS NULL';
const SENT = 'SELECT count(*)::int AS sent FROM password_resets WHERE user_id = $1';
const OPEN = `INSERT INTO password_resets (id, user_id, token_hash, expires_at)
  VALUES ($1, $2, $3, now() + interval '${MINUTES} minutes')`;
const IS_OPEN = 'r.token_hash = $1 AND r.closed_at IS NULL AND r.expires_at > now()';
const HOLDER = `SELECT u.id, u.name, u.email FROM password_resets r
  JOIN users u ON u.id = r.user_id AND u.status = 'active' WHERE ${IS_OPEN}`;
const USE = `UPDATE password_resets r SET closed_at = now() WHERE ${IS_OPEN}`;

/** A new password for somebody who forgot theirs, by a link to their address. */
@Injectable()
export class PasswordResets {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly mails: AccountMails,
    private readonly passwords: OwnPasswords,
    private readonly accountRecord: AccountRecord,
  ) {
    jobs.handle<Wanted>(WANTED, (wanted) => this.mail(wanted), { confidential: true });
  }

  /** One statement for every address: who it belongs to is looked up by a job, and nobody waits for that. */
  request(email: string, { requestId, ip }: Caller): Promise<void> {
    return this.database.transaction({}, (tx) =>
      this.jobs.enqueue<Wanted>({ tx }, WANTED, { email, requestId, ip }),
    );
  }

  /** Ends every session of the person; signs nobody in. @throws 404 for a link that is not good any more, 422 */
  async reset({ token, newPassword }: ResetPasswordDto, caller: Caller): Promise<void> {
    const hash = hashOf(token);
    const holder = await this.database.transaction(
      {},
      async (tx) => (await tx.run<Holder>(HOLDER, [hash])).rows[0],
    );
    if (!holder) throw linkEnded();
    await this.passwords.set(holder, newPassword, caller, {
      action: 'user.password_reset',
      also: async (tx) => {
        await tx.run(LOCK, [holder.id]);
        if (!(await tx.run(USE, [hash])).rowCount) throw linkEnded();
      },
    });
  }

  /** Nothing for strangers, people without a firm, and those who were mailed often enough. */
  private async mail({ email, ...caller }: Wanted): Promise<void> {
    const user = await this.database.transaction(
      {},
      async (tx) => (await tx.run<Holder>(USER, [email])).rows[0],
    );
    if (!user || !(await this.passwords.hasDoor(user.id))) return;
    await this.database.transaction({ userId: user.id }, async (tx) => {
      await tx.run(LOCK, [user.id]);
      await tx.run(FORGET_OLD, [user.id]);
      if ((await tx.run<{ sent: number }>(SENT, [user.id])).rows[0]!.sent >= MAILS_AN_HOUR) return;
      await tx.run(CLOSE, [user.id]);
      const secret = newSecret();
      await tx.run(OPEN, [uuidv7(), user.id, hashOf(secret)]);
      await this.mails.send(tx, {
        recipient: user.email,
        subject: 'Choose a new password for Votra',
        body: body(user, this.mails.link('/reset-password', secret)),
      });
      const deed = { userId: user.id, action: 'user.password_reset_requested', by: 'Forgotten password' };
      await this.accountRecord.record(tx, caller, deed);
    });
  }
}

const linkEnded = (): DomainError =>
  new DomainError('LINK_ENDED', 404, 'This link has expired or was used already. Ask for a new one.');

const body = ({ name, email }: Holder, link: string): string => `Hello ${name},

somebody, hopefully you, asked for a new password for ${email}.
Choose it within ${MINUTES} minutes:

${link}

If it was not you, you need not do anything: your password stays as it is.
`;
