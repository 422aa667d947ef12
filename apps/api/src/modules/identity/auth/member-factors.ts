import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import { forbidden, wrongState } from '../../../platform/errors/domain-error.js';
import { ownMembershipId, type RequestContext } from '../../../platform/context/request-context.js';
import { AccountMails } from '../../../platform/mail/account-mails.js';
import { Database } from '../../../platform/persistence/database.js';
import { GrantedRoles } from '../members/granted-roles.js';
import { assertMayGrant } from '../members/grants.js';
import { Membership } from '../members/membership.entity.js';
import { FORGET_APP, FORGET_CODES, FORGET_PASSKEYS, hasFactor, HOLD_LOGIN } from './factor.queries.js';
import { END_ALL } from './session.queries.js';

interface Login {
  name: string;
  email: string;
  hasFactor: boolean;
}

const LOGIN = `SELECT u.name, u.email, ${hasFactor('u.id')} AS "hasFactor" FROM users u WHERE u.id = $1`;
/** Row-level security: the person's own rows, in all firms. */
const ELSEWHERE = `SELECT 1 FROM memberships WHERE user_id = $1 AND firm_id <> $2 AND status = 'active'
  UNION ALL SELECT 1 FROM portal_users WHERE user_id = $1 AND firm_id <> $2 AND status = 'active' LIMIT 1`;

/** For people who lost their second factor and their recovery codes. */
@Injectable()
export class MemberFactors {
  constructor(
    private readonly database: Database,
    private readonly granted: GrantedRoles,
    private readonly audit: Audit,
    private readonly mails: AccountMails,
  ) {}

  /**
   * Takes every second factor away and ends the person's sessions. @throws 403 beyond the actor's rights and for
   * oneself, 404, 409 where there is none, and for a login that another firm relies on too
   */
  async reset(ctx: RequestContext, id: string, reason: string): Promise<void> {
    const { userId, name } = await this.database.repo(ctx, Membership).lockOrFail(id);
    if (id === ownMembershipId(ctx)) throw forbidden('Your own second factor is in your account.');
    assertMayGrant(ctx.permissions, await this.granted.of(ctx, id));
    const login = userId ? await this.database.one<Login>(ctx, LOGIN, [userId]) : undefined;
    if (!userId || !login?.hasFactor) throw wrongState('NO_SECOND_FACTOR', `${name} has no second factor.`);
    if (await this.isUsedElsewhere(userId, ctx.firmId)) throw ofSeveralFirms(name);
    await ctx.tx.run(HOLD_LOGIN, [userId]);
    for (const text of [FORGET_APP, FORGET_PASSKEYS, FORGET_CODES]) await ctx.tx.run(text, [userId]);
    await ctx.tx.run(END_ALL, [userId, null, 'second factor reset']);
    await this.audit.record(ctx, {
      action: 'member.second_factor_reset',
      ...{ objectType: 'member', objectId: id, objectLabel: name, reason },
    });
    await this.mails.send(ctx.tx, mailTo(login, ctx, this.mails.page('/login')));
  }

  private isUsedElsewhere(userId: string, firmId: string): Promise<boolean> {
    return this.database.transaction(
      { userId },
      async (tx) => (await tx.run(ELSEWHERE, [userId, firmId])).rowCount === 1,
    );
  }
}

const ofSeveralFirms = (name: string) =>
  wrongState(
    'LOGIN_OF_SEVERAL_FIRMS',
    `${name} signs in to other firms with this login too, so no firm alone can reset it. A recovery code lets them in.`,
  );

const mailTo = ({ name, email }: Login, { actor, firm }: RequestContext, page: string) => ({
  recipient: email,
  subject: 'Your second factor was reset',
  body: `Hello ${name},\n\n${actor.name} of ${firm.name} reset the second factor for ${email}. You are signed out everywhere, and sign in by your password until you set up another one:\n\n${page}\n\nIf you did not ask for this, change your password at once and tell ${firm.name}.\n`,
});
