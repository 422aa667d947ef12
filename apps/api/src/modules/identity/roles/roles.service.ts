import { Injectable } from '@nestjs/common';
import { LIMITS, type Permission, ROLE_PERMISSIONS, ROLES, withNeeds } from '#libs/contracts';
import { Audit } from '../../../platform/audit/audit.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { notFound } from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import { assertHolds } from '../members/grants.js';
import type { CreateRoleDto, RoleDto, RolesOfFirmDto, UpdateRoleDto } from './dto/role.dto.js';
import { CustomRole } from './role.entity.js';
import { rightsMissing, roleInUse, roleNameTaken, tooManyRoles } from './roles.errors.js';
import { CUSTOM_ROLE, CUSTOM_ROLES, ROLE_COUNT } from './roles.queries.js';

/**
 * The firm's own roles. Whoever makes, changes or removes one holds every right of it, before and after: a role is
 * held by others, so changing it gives and takes.
 */
@Injectable()
export class RolesService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  async list(ctx: RequestContext): Promise<RolesOfFirmDto> {
    const builtIn = ROLES.map((role) => ({ role, permissions: [...ROLE_PERMISSIONS[role]] }));
    return { builtIn, custom: await this.database.query<RoleDto>(ctx, CUSTOM_ROLES, [ctx.firmId]) };
  }

  /** @throws 404 */
  async get(ctx: RequestContext, id: string): Promise<RoleDto> {
    const role = await this.database.one<RoleDto>(ctx, CUSTOM_ROLE, [ctx.firmId, id]);
    if (!role) throw notFound('role');
    return role;
  }

  /** @throws 403 beyond the actor's own rights, 409 when the name is taken or at the limit, 422 */
  async create(ctx: RequestContext, { permissions, ...draft }: CreateRoleDto): Promise<RoleDto> {
    const chosen = checked(ctx, permissions);
    checkName(draft.name);
    await this.database.lock(ctx, 'roles');
    const counted = await this.database.one<{ count: number }>(ctx, ROLE_COUNT, [ctx.firmId]);
    if (counted!.count >= LIMITS.customRoles) throw tooManyRoles();
    const role = await this.database.repo(ctx, CustomRole).insert({ ...draft, permissions: chosen });
    await this.record(ctx, 'role.created', null, role);
    return this.get(ctx, role.id);
  }

  /** Holds at the next request of everybody who has the role. @throws 403, 404, 409, 412, 422 */
  async update(
    ctx: RequestContext,
    id: string,
    version: number,
    { permissions, ...changes }: UpdateRoleDto,
  ): Promise<RoleDto> {
    const before = await this.database.repo(ctx, CustomRole).lockVersion(id, version);
    assertHolds(ctx.permissions, before.permissions);
    if (changes.name !== undefined) checkName(changes.name);
    const chosen = permissions && { permissions: checked(ctx, permissions) };
    const after = await this.database.repo(ctx, CustomRole).update(id, { ...changes, ...chosen });
    await this.record(ctx, 'role.updated', before, after);
    return this.get(ctx, id);
  }

  /** @throws 403, 404, 409 while anybody has it, 412 */
  async remove(ctx: RequestContext, id: string, version: number): Promise<void> {
    const role = await this.database.repo(ctx, CustomRole).lockVersion(id, version);
    assertHolds(ctx.permissions, role.permissions);
    const { people } = await this.get(ctx, id);
    if (people) throw roleInUse(people);
    await this.database.repo(ctx, CustomRole).delete({ id });
    await this.record(ctx, 'role.deleted', role, null);
  }

  private record(
    ctx: RequestContext,
    action: string,
    before: CustomRole | null,
    after: CustomRole | null,
  ): Promise<void> {
    const { id: objectId, name: objectLabel } = (after ?? before)!;
    return this.audit.record(ctx, { action, objectType: 'role', objectId, objectLabel, before, after });
  }
}

/** In the catalogue's order. @throws 403 beyond the actor's rights, 422 without what they build on */
function checked(ctx: RequestContext, permissions: readonly Permission[]): Permission[] {
  assertHolds(ctx.permissions, permissions);
  const chosen = withNeeds(permissions);
  const missing = chosen.filter((permission) => !permissions.includes(permission));
  if (missing.length) throw rightsMissing(missing);
  return chosen;
}

/** A second "Admin" would be taken for the built-in one. @throws 409 */
function checkName(name: string): void {
  const key = name.toLowerCase().replaceAll(/[\s-]+/g, '_');
  if (ROLES.some((role) => role === key)) throw roleNameTaken();
}
