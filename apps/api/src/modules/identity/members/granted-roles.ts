import { Injectable } from '@nestjs/common';
import type { Permission, Role } from '#libs/contracts';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { DomainError } from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import type { RolesDto } from './dto/member.dto.js';
import { builtIn, type Grant } from './grants.js';
import { HELD_CUSTOM_ROLES, NAMED_CUSTOM_ROLES } from './members.queries.js';
import { MembershipCustomRole, MembershipRole } from './membership.entity.js';

interface CustomRow {
  key: string;
  name: string;
  permissions: Permission[];
}

/** The roles of people, built-in ones and the firm's own, as one kind of thing. */
@Injectable()
export class GrantedRoles {
  constructor(private readonly database: Database) {}

  /** Built-in ones first, each kind by name. Custom ones stay as they are until the transaction ends. */
  async of(ctx: RequestContext, membershipId: string): Promise<Grant[]> {
    const [rows, custom] = await Promise.all([
      this.database.repo(ctx, MembershipRole).find({ membershipId }, 'role'),
      this.database.query<CustomRow>(ctx, HELD_CUSTOM_ROLES, [ctx.firmId, membershipId]),
    ]);
    return [...rows.map(({ role }) => builtIn(role)), ...custom.map(own)];
  }

  /** Those that a request names. @throws 422 for none at all, or for a role that the firm does not have */
  async named(ctx: RequestContext, { roles, customRoleIds = [] }: RolesDto): Promise<Grant[]> {
    if (!roles.length && !customRoleIds.length)
      throw DomainError.field('roles', 'ROLE_MISSING', 'Choose at least one role.');
    const custom = customRoleIds.length
      ? await this.database.query<CustomRow>(ctx, NAMED_CUSTOM_ROLES, [ctx.firmId, customRoleIds])
      : [];
    if (custom.length < customRoleIds.length)
      throw DomainError.field('customRoleIds', 'ROLE_UNKNOWN', 'The firm has no such role.');
    return [...[...roles].sort().map(builtIn), ...custom.map(own)];
  }

  async give(ctx: RequestContext, membershipId: string, grants: readonly Grant[]): Promise<void> {
    const { roles, roleIds } = split(grants);
    await this.database.repo(ctx, MembershipRole).insertMany(roles.map((role) => ({ membershipId, role })));
    await this.database
      .repo(ctx, MembershipCustomRole)
      .insertMany(roleIds.map((roleId) => ({ membershipId, roleId })));
  }

  async take(ctx: RequestContext, membershipId: string, grants: readonly Grant[]): Promise<void> {
    const { roles: role, roleIds: roleId } = split(grants);
    if (role.length) await this.database.repo(ctx, MembershipRole).delete({ membershipId, role });
    if (roleId.length) await this.database.repo(ctx, MembershipCustomRole).delete({ membershipId, roleId });
  }
}

const own = (row: CustomRow): Grant => ({ ...row, isCustom: true });

const split = (grants: readonly Grant[]): { roles: Role[]; roleIds: string[] } => ({
  roles: grants.filter(({ isCustom }) => !isCustom).map(({ key }) => key as Role),
  roleIds: grants.filter(({ isCustom }) => isCustom).map(({ key }) => key),
});
