import { Injectable } from '@nestjs/common';
import { Audit } from '../../../../platform/audit/audit.js';
import type { RequestContext } from '../../../../platform/context/request-context.js';
import { wrongState } from '../../../../platform/errors/domain-error.js';
import { AccountMails } from '../../../../platform/mail/account-mails.js';
import { Database } from '../../../../platform/persistence/database.js';
import { AccountRecord } from '../account-record.js';
import { FORGET_APP, FORGET_CODES, FORGET_PASSKEYS, hasFactor } from '../factor.queries.js';
import { END_ALL } from '../session.queries.js';
import { Sessions } from '../sessions.js';
import { AskToAgree } from './ask-to-agree.js';
import * as sql from './factor-resets.queries.js';
import type { FactorResetDto } from './factor-reset.dto.js';
import { agreedMail, doneMail, type Login } from './reset-mails.js';

/** Whose login it is, as the firm knows them. */
export interface Holder {
  objectType: 'member' | 'portal_user';
  objectId: string;
  name: string;
  userId: string | null;
}

const LOGIN = `SELECT u.name, u.email, ${hasFactor('u.id')} AS "hasFactor" FROM users u WHERE u.id = $1 FOR UPDATE OF u`;

/**
 * Taking the second factors of a login away, for somebody who lost them and the recovery codes. No firm weakens what
 * another one relies on: each firm that the login leads to agrees, within a week, and the last one resets.
 */
@Injectable()
export class FactorResets {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly accountRecord: AccountRecord,
    private readonly audit: Audit,
    private readonly mails: AccountMails,
    private readonly asking: AskToAgree,
  ) {}

  /** The firm of the context agrees; whether it may is the caller's to know. @throws 409 where there is no second factor */
  async agree(ctx: RequestContext, holder: Holder, reason: string): Promise<FactorResetDto> {
    const { userId, name } = holder;
    // held, so that of two firms that agree at once the second sees the first
    const login = userId ? await this.database.one<Login>(ctx, LOGIN, [userId]) : undefined;
    if (!userId || !login?.hasFactor) throw wrongState('NO_SECOND_FACTOR', `${name} has no second factor.`);
    const before = await this.consents(ctx, userId);
    await ctx.tx.run(sql.CONSENT, [userId, ctx.firmId]);
    const elsewhere = (await this.sessions.doorsOf(userId)).filter(({ firmId }) => firmId !== ctx.firmId);
    const waiting = elsewhere.filter(({ firmId }) => !before.has(firmId));
    const toAgree = [...new Map(waiting.map(({ firmId, firmName }) => [firmId, firmName])).values()];
    if (toAgree.length) {
      await this.record(ctx, holder, 'second_factor_reset_agreed', reason);
      await this.mails.send(ctx.tx, agreedMail(login, ctx, toAgree));
      // who agrees again asks nobody again
      if (!before.has(ctx.firmId)) await this.asking.ask(ctx, userId, waiting);
      return { done: false, firmsToAgree: toAgree.length };
    }
    for (const text of [FORGET_APP, FORGET_PASSKEYS, FORGET_CODES, sql.FORGET_CONSENTS])
      await ctx.tx.run(text, [userId]);
    await ctx.tx.run(END_ALL, [userId, null, 'second factor reset']);
    await this.record(ctx, holder, 'second_factor_reset', reason);
    const deed = { userId, action: 'user.second_factor_reset', by: 'Second factor' };
    await this.accountRecord.recordAt(
      ctx.tx,
      elsewhere,
      { requestId: ctx.requestId, ip: ctx.ip ?? '' },
      deed,
    );
    await this.mails.send(ctx.tx, doneMail(login, ctx, this.mails.page('/login')));
    return { done: true, firmsToAgree: 0 };
  }

  /** The firms that agreed within the week. */
  private async consents(ctx: RequestContext, userId: string): Promise<ReadonlySet<string>> {
    const rows = await this.database.query<{ firmId: string }>(ctx, sql.CONSENTS, [userId]);
    return new Set(rows.map(({ firmId }) => firmId));
  }

  private record(
    ctx: RequestContext,
    { objectType, objectId, name }: Holder,
    deed: string,
    reason: string,
  ): Promise<void> {
    const object = { objectType, objectId, objectLabel: name };
    return this.audit.record(ctx, { action: `${objectType}.${deed}`, ...object, reason });
  }
}
