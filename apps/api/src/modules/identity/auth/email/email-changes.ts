import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { hashOf, newSecret } from '../../../../platform/access/secrets.js';
import { DomainError, wrongState } from '../../../../platform/errors/domain-error.js';
import { Jobs } from '../../../../platform/jobs/jobs.js';
import { AccountMails } from '../../../../platform/mail/account-mails.js';
import { Database } from '../../../../platform/persistence/database.js';
import type { Tx } from '../../../../platform/persistence/tx.js';
import { AccountRecord } from '../account-record.js';
import { DOORS } from '../auth.queries.js';
import type { Caller } from '../caller.js';
import type { ChangeEmailDto } from '../dto/email.dto.js';
import { Proof } from '../proof.js';
import type { Door } from '../sessions.js';
import { farewell, toNewAddress, toOldAddress, toOwner } from './email-mails.js';
import * as sql from './email.queries.js';

interface Follow {
  firmId: string;
  userId: string;
  from: string;
  to: string;
}

const FOLLOW = 'email-follow';
const AN_HOUR = 3;

/** To another address: asked for with the password, confirmed by both addresses in any order. */
@Injectable()
export class EmailChanges {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly mails: AccountMails,
    private readonly proof: Proof,
    private readonly accountRecord: AccountRecord,
  ) {
    jobs.handle<Follow>(FOLLOW, (data) => this.follow(data));
  }

  /** The same answer for an address that another login has. @throws 422, 429 */
  async request(userId: string, { newEmail, password }: ChangeEmailDto, caller: Caller): Promise<void> {
    const person = await this.proof.byPassword(userId, password, 'password');
    if (newEmail === person.email)
      throw DomainError.field('newEmail', 'EMAIL_SAME', 'This is your address already.');
    const [toNew, toOld, toCancel] = [newSecret(), newSecret(), newSecret()];
    const change = { ...person, newEmail };
    await this.database.transaction({ userId }, async (tx) => {
      await tx.run(sql.PERSON, [userId]); // two requests wait for each other here
      const { asked } = (await tx.run<{ asked: number }>(sql.CHANGES_OF_HOUR, [userId])).rows[0]!;
      if (asked >= AN_HOUR) throw tooMany();
      await tx.run(sql.FORGET_OLD, [userId]);
      await tx.run(sql.CLOSE_CHANGES, [userId]);
      const hashes = [toNew, toOld, toCancel].map(hashOf);
      await tx.run(sql.OPEN_CHANGE, [uuidv7(), userId, newEmail, ...hashes]);
      const taken = (await tx.run(sql.IS_TAKEN, [newEmail])).rowCount;
      const confirm = this.mails.link('/confirm-email', toOld);
      const cancel = this.mails.link('/cancel-email-change', toCancel);
      const link = this.mails.link('/confirm-email', toNew);
      await this.mails.send(tx, taken ? toOwner(change) : toNewAddress(change, link));
      await this.mails.send(tx, toOldAddress(change, { confirm, cancel }));
      await this.record(tx, caller, userId, 'user.email_change_requested', { to: newEmail });
    });
  }

  /** True once both addresses confirmed and the new one holds. @throws 404 for a link that ended, 409 */
  async confirm(token: string, caller: Caller): Promise<boolean> {
    const hash = hashOf(token);
    const userId = await this.holderOf(hash);
    return this.database.transaction({ userId }, async (tx) => {
      const person = (await tx.run<{ name: string; email: string }>(sql.PERSON, [userId])).rows[0]!;
      const change = (await tx.run<{ newEmail: string; complete: boolean }>(sql.CONFIRM, [hash])).rows[0];
      if (!change) throw linkEnded();
      if (!change.complete) return false;
      await this.move(tx, userId, { ...person, newEmail: change.newEmail }, caller);
      return true;
    });
  }

  /** @throws 404 */
  async cancel(token: string, caller: Caller): Promise<void> {
    const hash = hashOf(token);
    const userId = await this.holderOf(hash);
    await this.database.transaction({ userId }, async (tx) => {
      const change = (await tx.run<{ newEmail: string }>(sql.CANCEL, [hash])).rows[0];
      if (!change) throw linkEnded();
      await this.record(tx, caller, userId, 'user.email_change_cancelled', { to: change.newEmail });
    });
  }

  private async move(
    tx: Tx,
    userId: string,
    change: { name: string; email: string; newEmail: string },
    caller: Caller,
  ): Promise<void> {
    const { email: from, newEmail: to } = change;
    if (!(await tx.run(sql.MOVE, [userId, to])).rowCount)
      throw wrongState('EMAIL_TAKEN', 'This address cannot be used any more. Ask for another one.');
    await tx.run(sql.CLOSE_CHANGES, [userId]);
    await tx.run(sql.CLOSE_RESETS, [userId]); // they were mailed to the old address
    const { rows } = await tx.run<Door>(DOORS, [userId]);
    for (const firmId of new Set(rows.map((row) => row.firmId)))
      await this.jobs.enqueue<Follow>({ tx }, FOLLOW, { firmId, userId, from, to });
    const deed = {
      userId,
      action: 'user.email_changed',
      by: 'person',
      before: { email: from },
      after: { email: to },
    };
    await this.accountRecord.record(tx, caller, deed);
    await this.mails.send(tx, farewell(change));
  }

  /** What a firm calls the person's address, where it is the one that they had. */
  private async follow({ firmId, userId, from, to }: Follow): Promise<void> {
    await this.database.transaction({ firmId }, async (tx) => {
      for (const text of [sql.FOLLOW, sql.FOLLOW_PORTAL]) await tx.run(text, [firmId, userId, from, to]);
    });
  }

  private async holderOf(hash: string): Promise<string> {
    const { rows } = await this.database.transaction({}, (tx) =>
      tx.run<{ userId: string }>(sql.HOLDER, [hash]),
    );
    if (!rows[0]) throw linkEnded();
    return rows[0].userId;
  }

  private record(
    tx: Tx,
    caller: Caller,
    userId: string,
    action: string,
    after: { to: string },
  ): Promise<void> {
    return this.accountRecord.record(tx, caller, {
      userId,
      action,
      by: 'person',
      after: { email: after.to },
    });
  }
}

const linkEnded = (): DomainError =>
  new DomainError('LINK_ENDED', 404, 'This link has expired or was used already. Ask for the change again.');
const tooMany = (): DomainError =>
  new DomainError(
    'THROTTLED',
    429,
    'You asked for this three times in an hour. Try again later.',
    undefined,
    {
      'Retry-After': '3600',
    },
  );
