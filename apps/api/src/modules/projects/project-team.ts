import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { can, ownMembershipId, type RequestContext } from '../../platform/context/request-context.js';
import { notFound } from '../../platform/errors/domain-error.js';
import { Database } from '../../platform/persistence/database.js';
import { today } from '#libs/calendar';
import { P } from '#libs/contracts';
import { Engagement } from '../engagements/index.js';
import { Membership } from '../identity/index.js';
import { Repricing } from '../rates/index.js';
import type {
  AddProjectMemberDto,
  ProjectDto,
  StartProjectDto,
  SuggestedMemberDto,
  UpdateProjectMemberDto,
} from './dto/project.dto.js';
import { type Project, ProjectMember, ProjectPastRole } from './project.entity.js';
import { hiddenFromOneself, roleWithoutRate } from './projects.errors.js';
import {
  FORGET_LATER_ROLES,
  MOVE_HOURS_TO_ROLE,
  ROLE_BEFORE,
  ROLES_WITH_PRICES,
  SUGGESTED_TEAM,
} from './projects.queries.js';
import { ProjectsService } from './projects.service.js';

/** Who works on a project, and in which billing role. */
@Injectable()
export class ProjectTeam {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly projects: ProjectsService,
    private readonly repricing: Repricing,
  ) {}

  /** A project with its first team. @throws as creating it and adding each of them */
  async start(ctx: RequestContext, { members = [], ...draft }: StartProjectDto): Promise<ProjectDto> {
    let project = await this.projects.create(ctx, draft);
    const own = members.some(({ membershipId }) => membershipId === ownMembershipId(ctx));
    if (project.privacy === 'members' && !own && project.managerId !== ownMembershipId(ctx))
      if (!can(ctx, P.ProjectReadAll)) throw hiddenFromOneself();
    const now = ctx.ownProjects ? { ...ctx, ownProjects: [...ctx.ownProjects, project.id] } : ctx;
    for (const member of members) project = await this.add(now, project.id, member);
    return project;
  }

  /** People who have worked in the billing roles of an engagement. @throws 404 */
  async suggested(ctx: RequestContext, engagementId: string): Promise<SuggestedMemberDto[]> {
    await this.database.repo(ctx, Engagement).getOrFail(engagementId);
    return this.database.query<SuggestedMemberDto>(ctx, SUGGESTED_TEAM, [ctx.firmId, engagementId]);
  }

  /** @throws 404, 409 once closed or for somebody who is on it, 422 for a stranger or a role without a rate */
  async add(
    ctx: RequestContext,
    id: string,
    { membershipId, role, otherRoles = [] }: AddProjectMemberDto,
  ): Promise<ProjectDto> {
    const project = await this.projects.lockOpen(ctx, id);
    await this.projects.checkMember(ctx, 'membershipId', membershipId);
    await this.checkRoles(ctx, project, [role, ...otherRoles]);
    const member = await this.members(ctx).insert({ projectId: id, membershipId, role, otherRoles });
    return this.record(ctx, project, 'member_added', null, member);
  }

  /**
   * Gives another billing role from a day on, or other ones beside it. Hours before the day, logged or yet to be, are of
   * the role that the person had then; later ones that name no other role and are not invoiced get the new role and its
   * rate. @throws 404, 409 once closed, 422
   */
  async changeRole(
    ctx: RequestContext,
    id: string,
    membershipId: string,
    { role, otherRoles: given, from, reason = '' }: UpdateProjectMemberDto,
  ): Promise<ProjectDto> {
    await this.repricing.hold(ctx);
    const project = await this.projects.lockOpen(ctx, id);
    const before = await this.member(ctx, id, membershipId);
    const otherRoles = (given ?? before.otherRoles).filter((other) => !isSameRole(other, role));
    await this.checkRoles(ctx, project, [role, ...(given ?? [])]);
    if (!isSameRole(role, before.role)) await this.moveRole(ctx, project, before, { role, otherRoles, from });
    const changes = { role, otherRoles };
    const [after] = await this.members(ctx).updateWhere({ projectId: id, membershipId }, changes);
    return this.record(ctx, project, 'member_changed', before, after!, reason);
  }

  private async moveRole(
    ctx: RequestContext,
    { id, startDate }: Project,
    { membershipId, role: roleBefore }: ProjectMember,
    { role, otherRoles, from: given }: { role: string; otherRoles: string[]; from: string | undefined },
  ): Promise<void> {
    const from = given ?? (roleBefore ? today(ctx.firm.timeZone) : startDate);
    const key = [ctx.firmId, id, membershipId, from];
    const past = await this.database.one<{ role: string }>(ctx, ROLE_BEFORE, key);
    await this.database.query(ctx, FORGET_LATER_ROLES, key);
    await this.database
      .repo(ctx, ProjectPastRole)
      .insert({ projectId: id, membershipId, until: from, role: past?.role ?? roleBefore });
    const named = otherRoles.map((other) => other.toLowerCase());
    await this.database.query(ctx, MOVE_HOURS_TO_ROLE, [...key, role, named]);
    await this.repricing.apply(ctx, { projectIds: [id], membershipId, from });
  }

  /** What the person logged stays. @throws 404, 409 once closed */
  async remove(ctx: RequestContext, id: string, membershipId: string): Promise<ProjectDto> {
    const project = await this.projects.lockOpen(ctx, id);
    const before = await this.member(ctx, id, membershipId);
    await this.members(ctx).delete({ projectId: id, membershipId });
    return this.record(ctx, project, 'member_removed', before, null);
  }

  private members(ctx: RequestContext) {
    return this.database.repo(ctx, ProjectMember);
  }

  private async member(ctx: RequestContext, projectId: string, membershipId: string): Promise<ProjectMember> {
    const member = await this.members(ctx).findOne({ projectId, membershipId });
    if (!member) throw notFound('project member');
    return member;
  }

  /** Roles that have a price, so that a rate is found; any role where no role has one. */
  private async checkRoles(ctx: RequestContext, { id }: Project, wanted: readonly string[]): Promise<void> {
    const found = await this.database.query<{ role: string }>(ctx, ROLES_WITH_PRICES, [ctx.firmId, id]);
    const roles = found.map((row) => row.role);
    const strange = wanted.find((role) => !roles.some((one) => isSameRole(one, role)));
    if (roles.length && strange !== undefined) throw roleWithoutRate(strange, roles);
  }

  private async record(
    ctx: RequestContext,
    project: Project,
    deed: string,
    before: ProjectMember | null,
    after: ProjectMember | null,
    reason = '',
  ): Promise<ProjectDto> {
    const { membershipId } = (after ?? before)!;
    const { name } = await this.database.repo(ctx, Membership).getOrFail(membershipId);
    await this.audit.record(ctx, {
      action: `project.${deed}`,
      objectType: 'project',
      objectId: project.id,
      objectLabel: project.name,
      before: before && { name, role: before.role, otherRoles: before.otherRoles },
      after: after && { name, role: after.role, otherRoles: after.otherRoles },
      reason: reason || null,
    });
    return this.projects.get(ctx, project.id);
  }
}

const isSameRole = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
