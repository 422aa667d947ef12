import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { RequirePermission } from '../../platform/access/access.decorators.js';
import type { RequestContext } from '../../platform/context/request-context.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { IfMatch } from '../../platform/http/if-match.js';
import { Ctx, IdParam } from '../../platform/http/params.js';
import {
  AddProjectMemberDto,
  ListProjectsQuery,
  ProjectDto,
  ProjectMemberParam,
  ProjectPageDto,
  StartProjectDto,
  SuggestedMemberDto,
  SuggestedTeamQuery,
  UpdateProjectDto,
  UpdateProjectMemberDto,
} from './dto/project.dto.js';
import { ProjectTeam } from './project-team.js';
import { ProjectsService } from './projects.service.js';

@ApiTags('projects')
@Controller('projects')
export class ProjectsController {
  constructor(
    private readonly projects: ProjectsService,
    private readonly team: ProjectTeam,
  ) {}

  /** All projects; without the right to read clients, those that the caller is on or manages. */
  @Get()
  @RequirePermission(P.ProjectRead)
  list(@Ctx() ctx: RequestContext, @Query() query: ListProjectsQuery): Promise<ProjectPageDto> {
    return this.projects.list(ctx, query);
  }

  /** From an approved engagement, inside its dates, with its scope and budget. The first one starts the engagement. */
  @Post()
  @RequirePermission(P.ProjectWrite)
  @Idempotent()
  create(@Ctx() ctx: RequestContext, @Body() body: StartProjectDto): Promise<ProjectDto> {
    return this.team.start(ctx, body);
  }

  /** People who have worked in the billing roles of an engagement: for its client, or else last. */
  @Get('suggested-team')
  @RequirePermission(P.ProjectWrite)
  suggestedTeam(
    @Ctx() ctx: RequestContext,
    @Query() { engagementId }: SuggestedTeamQuery,
  ): Promise<SuggestedMemberDto[]> {
    return this.team.suggested(ctx, engagementId);
  }

  @Get(':id')
  @RequirePermission(P.ProjectRead)
  get(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<ProjectDto> {
    return this.projects.get(ctx, id);
  }

  /** By those who may edit all projects, or who manage this one; so are its state and its team. */
  @Patch(':id')
  @RequirePermission(P.ProjectWrite, P.ProjectLead)
  update(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: UpdateProjectDto,
  ): Promise<ProjectDto> {
    return this.projects.update(ctx, id, version, body);
  }

  /** Active → on hold. Refused while timers run on it, as closing and cancelling are. */
  @Post(':id/hold')
  @HttpCode(200)
  @RequirePermission(P.ProjectWrite, P.ProjectLead)
  hold(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<ProjectDto> {
    return this.projects.moveTo(ctx, id, 'on_hold');
  }

  /** On hold → active. */
  @Post(':id/resume')
  @HttpCode(200)
  @RequirePermission(P.ProjectWrite, P.ProjectLead)
  resume(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<ProjectDto> {
    return this.projects.moveTo(ctx, id, 'active');
  }

  /** Completed: nothing about it changes any more. Refused while timers run on it. */
  @Post(':id/close')
  @HttpCode(200)
  @RequirePermission(P.ProjectWrite, P.ProjectLead)
  close(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<ProjectDto> {
    return this.projects.moveTo(ctx, id, 'completed');
  }

  /** Refused while timers run on it. */
  @Post(':id/cancel')
  @HttpCode(200)
  @RequirePermission(P.ProjectWrite, P.ProjectLead)
  cancel(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<ProjectDto> {
    return this.projects.moveTo(ctx, id, 'cancelled');
  }

  /** Answers the project. */
  @Post(':id/members')
  @RequirePermission(P.ProjectWrite, P.ProjectLead)
  addMember(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @Body() body: AddProjectMemberDto,
  ): Promise<ProjectDto> {
    return this.team.add(ctx, id, body);
  }

  /** Another billing role from a day on; hours of that day and later that are not invoiced get its rate. Answers the project. */
  @Patch(':id/members/:membershipId')
  @RequirePermission(P.ProjectWrite, P.ProjectLead)
  changeMember(
    @Ctx() ctx: RequestContext,
    @Param() { id, membershipId }: ProjectMemberParam,
    @Body() body: UpdateProjectMemberDto,
  ): Promise<ProjectDto> {
    return this.team.changeRole(ctx, id, membershipId, body);
  }

  /** What the person logged stays. Answers the project. */
  @Delete(':id/members/:membershipId')
  @RequirePermission(P.ProjectWrite, P.ProjectLead)
  removeMember(
    @Ctx() ctx: RequestContext,
    @Param() { id, membershipId }: ProjectMemberParam,
  ): Promise<ProjectDto> {
    return this.team.remove(ctx, id, membershipId);
  }
}
