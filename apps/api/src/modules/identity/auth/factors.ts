import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { wrongState } from '../../../platform/errors/domain-error.js';
import { AccountMails } from '../../../platform/mail/account-mails.js';
import type { Tx } from '../../../platform/persistence/tx.js';
import { AccountRecord } from './account-record.js';
import type { Caller } from './caller.js';
import * as sql from './factor.queries.js';
import { END_ALL } from './session.queries.js';
import { newRecoveryCodes, recoveryHash } from './totp/recovery-codes.js';

/** A signed-in person. */
export interface Who {
  userId: string;
  sessionId?: string | undefined;
}

interface Told {
  userId: string;
  name: string;
  email: string;
  /** As `user.passkey_added`. */
  action: string;
  /** What happened, as `An authenticator app was set up`. */
  what: string;
  after?: Record<string, unknown>;
}

const KEEP_CODES = `INSERT INTO recovery_codes (id, user_id, code_hash)
  SELECT c.id, $1, c.hash FROM unnest($2::uuid[], $3::text[]) AS c(id, hash)`;

/** What the second factors of a login have in common: the first brings recovery codes, the last takes them away. */
@Injectable()
export class Factors {
  constructor(
    private readonly accountRecord: AccountRecord,
    private readonly mails: AccountMails,
  ) {}

  /**
   * Before one is added; holds the login, so that of two at once one is the first. @throws 409 in a session that gave
   * none of those that there are: a password alone adds nothing beside them
   */
  async assertMayAdd(tx: Tx, { userId, sessionId }: Who): Promise<{ isFirst: boolean }> {
    const { rows } = await tx.run<{ hasFactor: boolean; gaveFactor: boolean }>(sql.LOCK_LOGIN, [
      ...[userId, sessionId ?? null],
    ]);
    const { hasFactor, gaveFactor } = rows[0]!;
    if (hasFactor && !gaveFactor)
      throw wrongState('SIGN_IN_AGAIN', 'You have a second factor by now. Sign in again with it first.');
    return { isFirst: !hasFactor };
  }

  /** The session has just given it. The first one ends all others, which gave none; answers recovery codes then. */
  async added(tx: Tx, { userId, sessionId }: Who, isFirst: boolean): Promise<string[]> {
    await tx.run(sql.FACTOR_GIVEN, [sessionId, userId]);
    if (!isFirst) return [];
    await tx.run(END_ALL, [userId, sessionId ?? null, 'second factor set up']);
    return this.newCodes(tx, userId);
  }

  /** After one was removed. Without any left, a session counts as opened by the password alone. */
  async removed(tx: Tx, userId: string): Promise<void> {
    await tx.run(sql.HOLD_LOGIN, [userId]);
    const { left } = (await tx.run<{ left: boolean }>(sql.FACTOR_LEFT, [userId])).rows[0]!;
    if (left) return;
    await tx.run(sql.FORGET_CODES, [userId]);
    await tx.run(sql.NO_FACTOR_GIVEN, [userId]);
  }

  /** Ten, in place of those from before. */
  async newCodes(tx: Tx, userId: string): Promise<string[]> {
    const codes = newRecoveryCodes();
    await tx.run(sql.FORGET_CODES, [userId]);
    await tx.run(KEEP_CODES, [userId, codes.map(() => uuidv7()), codes.map(recoveryHash)]);
    return codes;
  }

  /** On record in the person's firms, and by mail. */
  async tell(tx: Tx, { userId, name, email, action, what, after }: Told, caller: Caller): Promise<void> {
    await this.accountRecord.record(tx, caller, {
      userId,
      action,
      by: 'person',
      ...(after ? { after } : {}),
    });
    await this.mails.send(tx, {
      recipient: email,
      subject: what,
      body: `Hello ${name},\n\n${what.charAt(0).toLowerCase()}${what.slice(1)} for ${email} just now. If it was not you, change your password at once:\n\n${this.mails.page('/account')}\n`,
    });
  }
}
