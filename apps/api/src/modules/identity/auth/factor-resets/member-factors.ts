import { Injectable } from '@nestjs/common';
import { ownMembershipId, type RequestContext } from '../../../../platform/context/request-context.js';
import { forbidden, wrongState } from '../../../../platform/errors/domain-error.js';
import { Database } from '../../../../platform/persistence/database.js';
import { GrantedRoles } from '../../members/granted-roles.js';
import { assertMayGrant } from '../../members/grants.js';
import { Membership } from '../../members/membership.entity.js';
import { assertMayDecide } from '../../portal-users/portal-grants.js';
import { PortalUser } from '../../portal-users/portal-user.entity.js';
import type { FactorResetDto } from './factor-reset.dto.js';
import { FactorResets } from './factor-resets.js';

const IS_MEMBER = `SELECT 1 FROM memberships WHERE firm_id = $1 AND user_id = $2 AND status = 'active'`;

/** Who of a firm may agree that the second factors of a person of it are taken away. */
@Injectable()
export class MemberFactors {
  constructor(
    private readonly database: Database,
    private readonly granted: GrantedRoles,
    private readonly resets: FactorResets,
  ) {}

  /** @throws 403 beyond the actor's rights and for oneself, 404, 409 where there is no second factor */
  async reset(ctx: RequestContext, id: string, reason: string): Promise<FactorResetDto> {
    const { userId, name } = await this.database.repo(ctx, Membership).lockOrFail(id);
    if (id === ownMembershipId(ctx)) throw forbidden('Your own second factor is in your account.');
    assertMayGrant(ctx.permissions, await this.granted.of(ctx, id));
    return this.resets.agree(ctx, { objectType: 'member', objectId: id, name, userId }, reason);
  }

  /** Of a client's contact. @throws 403 beyond the actor's rights, 404, 409 as above and for a colleague's login */
  async resetOfContact(ctx: RequestContext, id: string, reason: string): Promise<FactorResetDto> {
    const { userId, name, rights } = await this.database.repo(ctx, PortalUser).lockOrFail(id);
    assertMayDecide(ctx, rights);
    // or whoever manages contacts could weaken the login of an admin
    if (userId && (await this.database.one(ctx, IS_MEMBER, [ctx.firmId, userId])))
      throw wrongState(
        'LOGIN_OF_MEMBER',
        `${name} belongs to your firm with this login too: reset it on their page under People.`,
      );
    return this.resets.agree(ctx, { objectType: 'portal_user', objectId: id, name, userId }, reason);
  }
}
