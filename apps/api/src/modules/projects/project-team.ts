import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import type { RequestContext } from '../../platform/context/request-context.js';
import { notFound } from '../../platform/errors/domain-error.js';
import { Database } from '../../platform/persistence/database.js';
import { EngagementsService } from '../engagements/index.js';
import { Membership } from '../identity/index.js';
import type { AddProjectMemberDto, ProjectDto } from './dto/project.dto.js';
import { Project, ProjectMember } from './project.entity.js';
import { roleWithoutRate } from './projects.errors.js';
import { ProjectsService } from './projects.service.js';

/** Who works on a project, and in which billing role. */
@Injectable()
export class ProjectTeam {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly engagements: EngagementsService,
    private readonly projects: ProjectsService,
  ) {}

  /** @throws 404, 409 once closed or for somebody who is on it, 422 for a stranger or a role without a rate */
  async add(
    ctx: RequestContext,
    id: string,
    { membershipId, role }: AddProjectMemberDto,
  ): Promise<ProjectDto> {
    const project = await this.projects.lockOpen(ctx, id);
    await this.projects.checkMember(ctx, 'membershipId', membershipId);
    await this.checkRole(ctx, project, role);
    const member = await this.members(ctx).insert({ projectId: id, membershipId, role });
    return this.record(ctx, project, 'member_added', null, member);
  }

  /** Gives another billing role; hours logged so far keep their rate. @throws 404, 409 once closed, 422 */
  async changeRole(ctx: RequestContext, id: string, membershipId: string, role: string): Promise<ProjectDto> {
    const project = await this.projects.lockOpen(ctx, id);
    const before = await this.member(ctx, id, membershipId);
    await this.checkRole(ctx, project, role);
    const [after] = await this.members(ctx).updateWhere({ projectId: id, membershipId }, { role });
    return this.record(ctx, project, 'member_changed', before, after!);
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

  /** A role of the engagement, so that a rate is found; any role where the engagement has no rates. */
  private async checkRole(ctx: RequestContext, project: Project, role: string): Promise<void> {
    const rates = await this.engagements.ratesOf(ctx, project.engagementId);
    const roles = rates.map((rate) => rate.role);
    if (roles.length && !roles.includes(role)) throw roleWithoutRate(role, roles);
  }

  private async record(
    ctx: RequestContext,
    project: Project,
    deed: string,
    before: ProjectMember | null,
    after: ProjectMember | null,
  ): Promise<ProjectDto> {
    const { membershipId } = (after ?? before)!;
    const { name } = await this.database.repo(ctx, Membership).getOrFail(membershipId);
    await this.audit.record(ctx, {
      action: `project.${deed}`,
      objectType: 'project',
      objectId: project.id,
      objectLabel: project.name,
      before: before && { name, role: before.role },
      after: after && { name, role: after.role },
    });
    return this.projects.get(ctx, project.id);
  }
}
