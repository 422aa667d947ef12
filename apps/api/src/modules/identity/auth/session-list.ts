import { Injectable } from '@nestjs/common';
import Bowser from 'bowser';
import type { SignInMeans } from '#libs/contracts';
import { Audit } from '../../../platform/audit/audit.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { notFound, wrongState } from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import { Membership } from '../members/membership.entity.js';
import { AccountRecord } from './account-record.js';
import type { Caller } from './caller.js';
import type { LiveSessionDto } from './dto/live-session.dto.js';
import { countryOf } from './place.js';
import { END_OF_MEMBER, END_OTHERS, END_OWN, MEMBER_SESSIONS, OWN_SESSIONS } from './session.queries.js';

interface Row {
  id: string;
  userAgent: string;
  ip: string;
  firmName: string;
  means: SignInMeans;
  providerName: string | null;
  createdAt: Date;
  lastUsedAt: Date;
}

/** A signed-in person. */
interface Who {
  userId: string;
  sessionId?: string | undefined;
}

/** Where people are signed in, and ending that. An ended session's next request is refused. */
@Injectable()
export class SessionList {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly accountRecord: AccountRecord,
  ) {}

  /** In every firm, the last used first; who came by a firm's single sign-on sees those there. */
  async ofOneself(ctx: RequestContext, { userId, sessionId }: Who): Promise<LiveSessionDto[]> {
    return shown(await this.database.query<Row>(ctx, OWN_SESSIONS, [userId, sessionId ?? null]), sessionId);
  }

  /** @throws 404, 409 for the session that asks */
  async endOwn({ userId, sessionId }: Who, id: string, caller: Caller): Promise<void> {
    if (id === sessionId) throw isThisOne();
    await this.database.transaction({ userId }, async (tx) => {
      if (!(await tx.run(END_OWN, [userId, sessionId ?? null, 'ended by its owner', id])).rowCount)
        throw notFound('session');
      await this.accountRecord.record(tx, caller, { userId, action: 'user.session_ended', by: 'person' });
    });
  }

  async endOwnOthers({ userId, sessionId }: Who, caller: Caller): Promise<void> {
    await this.database.transaction({ userId }, async (tx) => {
      const { rowCount } = await tx.run(END_OTHERS, [userId, sessionId ?? null, 'ended by its owner']);
      if (!rowCount) return;
      await this.accountRecord.record(tx, caller, {
        ...{ userId, action: 'user.sessions_ended', by: 'person' },
        after: { sessions: rowCount },
      });
    });
  }

  /** In this firm. @throws 404 */
  async ofMember(ctx: RequestContext, id: string): Promise<LiveSessionDto[]> {
    await this.database.repo(ctx, Membership).getOrFail(id);
    return shown(await this.database.query<Row>(ctx, MEMBER_SESSIONS, [ctx.firmId, id]), ctx.sessionId);
  }

  /** In this firm, all of them or one; never the one that asks. @throws 404, 409 */
  async endOfMember(ctx: RequestContext, id: string, session?: string): Promise<void> {
    const { name } = await this.database.repo(ctx, Membership).getOrFail(id);
    if (session && session === ctx.sessionId) throw isThisOne();
    const values = [ctx.firmId, id, ctx.sessionId ?? null, session ?? null];
    const { rowCount } = await ctx.tx.run(END_OF_MEMBER, values);
    if (session && !rowCount) throw notFound('session');
    if (!rowCount) return;
    const object = { objectType: 'member', objectId: id, objectLabel: name };
    await this.audit.record(ctx, {
      action: 'member.sessions_ended',
      ...object,
      after: { sessions: rowCount },
    });
  }
}

const isThisOne = () =>
  wrongState('SESSION_IN_USE', 'This is the session that you are using. Sign out instead.');

function shown(rows: readonly Row[], current?: string): LiveSessionDto[] {
  return rows.map(({ userAgent, createdAt, lastUsedAt, ...row }) => ({
    ...row,
    ...deviceOf(userAgent),
    country: countryOf(row.ip),
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt.toISOString(),
    current: row.id === current,
  }));
}

const said = (name = ''): string | null => (name === '' ? null : name);

/** `Firefox` on `Windows`; null where the browser does not say. */
function deviceOf(userAgent: string): { browser: string | null; system: string | null } {
  if (!userAgent) return { browser: null, system: null };
  const { browser, os } = Bowser.parse(userAgent);
  return { browser: said(browser.name), system: said(os.name) };
}
