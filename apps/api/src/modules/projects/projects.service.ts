import { Injectable } from '@nestjs/common';
import { HOUR_TAKING_MODELS, P, type ProjectStatus } from '#libs/contracts';
import { isPositive, subtract } from '#libs/money';
import { Audit } from '../../platform/audit/audit.js';
import {
  can,
  ownMembershipId,
  type RequestContext,
  seesProject,
} from '../../platform/context/request-context.js';
import { notFound, staleVersion } from '../../platform/errors/domain-error.js';
import { given } from '../../platform/http/given.js';
import { Database } from '../../platform/persistence/database.js';
import { contains, type Page } from '../../platform/persistence/page.js';
import { Engagement, EngagementFlow, EngagementLines } from '../engagements/index.js';
import { Membership } from '../identity/index.js';
import type {
  CreateProjectDto,
  ListProjectsQuery,
  ProjectDto,
  ProjectHoursDto,
  ProjectMemberDto,
  ProjectRowDto,
  UpdateProjectDto,
} from './dto/project.dto.js';
import { checkDates } from './project-dates.js';
import { leads } from './project-lead.js';
import { Project, ProjectMember } from './project.entity.js';
import { projectLifecycle } from './project.lifecycle.js';
import {
  closed,
  hiddenFromOneself,
  lineMissing,
  lineUnknown,
  lineWorkedOn,
  managerKept,
  notAgreed,
  notLed,
  timersRun,
  unknownEngagement,
  unknownMember,
} from './projects.errors.js';
import {
  BUDGETS_GIVEN,
  PROJECT,
  PROJECT_HOURS,
  PROJECT_LIST,
  PROJECT_MEMBERS,
  PROJECT_VALUE,
  TIMERS_ON,
  USUAL_PRIVACY,
  WORKED_DAYS,
} from './projects.queries.js';

const DEEDS: Record<ProjectStatus, string> = {
  active: 'resumed',
  on_hold: 'held',
  completed: 'closed',
  cancelled: 'cancelled',
};

@Injectable()
export class ProjectsService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly flow: EngagementFlow,
    private readonly lines: EngagementLines,
  ) {}

  list(
    ctx: RequestContext,
    { q, mine, memberId, ...query }: ListProjectsQuery,
  ): Promise<Page<ProjectRowDto>> {
    const { clientId, engagementId, status, ...page } = query;
    return this.database.page(ctx, PROJECT_LIST, page, {
      q: q && contains(q),
      clientId,
      engagementId,
      status,
      memberId: mine ? ownMembershipId(ctx) : memberId,
      visibleTo: narrowTo(ctx) ?? undefined,
    });
  }

  /** @throws 404 also for a project that the caller may not see */
  async get(ctx: RequestContext, id: string): Promise<ProjectDto> {
    const key = [ctx.firmId, id];
    const project = await this.database.one<Omit<ProjectDto, 'members' | 'hours' | 'value' | 'mayEdit'>>(
      ctx,
      PROJECT,
      [...key, narrowTo(ctx)],
    );
    if (!project) throw notFound('project');
    const members = await this.database.query<ProjectMemberDto>(ctx, PROJECT_MEMBERS, key);
    const seesRates = can(ctx, P.RateRead);
    const mayEdit = leads(ctx, project);
    return {
      ...project,
      budget: can(ctx, P.EngagementRead) ? project.budget : null,
      budgetHours: can(ctx, P.EngagementRead) ? project.budgetHours : null,
      value: seesRates || can(ctx, P.InvoiceRead) ? await this.valueOf(ctx, id) : null,
      members: seesRates
        ? members
        : members.map(({ hourlyRate, ...member }) => ({ ...member, hourlyRate: null })),
      hours: await this.hoursOf(ctx, id, mayEdit),
      mayEdit,
    };
  }

  /** From an approved engagement, which starts with its first project. @throws 409, 422 */
  async create(
    ctx: RequestContext,
    { engagementId, managerId, lineId: wanted, ...draft }: CreateProjectDto,
  ): Promise<ProjectDto> {
    const known = await this.database.repo(ctx, Engagement).findOne({ id: engagementId });
    if (!known) throw unknownEngagement();
    if (known.status !== 'approved' && known.status !== 'in_progress') throw notAgreed(known.status);
    const engagement = await this.flow.begin(ctx, engagementId);
    const span = {
      startDate: draft.startDate ?? engagement.startDate,
      endDate: draft.endDate ?? engagement.endDate,
    };
    checkDates(span, engagement);
    await this.checkMember(ctx, 'managerId', managerId);
    const { clientId, description } = engagement;
    const left = await this.budgetLeft(ctx, engagement);
    const lineId = await this.lineOf(ctx, engagementId, wanted);
    const usual = await this.database.one<Pick<Project, 'privacy'>>(ctx, USUAL_PRIVACY, [ctx.firmId]);
    const project = await this.database.repo(ctx, Project).insert({
      ...left,
      ...usual,
      description,
      ...given(draft),
      ...span,
      engagementId,
      clientId,
      managerId,
      lineId,
    });
    await this.record(ctx, 'project.created', null, project);
    return this.get(ctx, project.id);
  }

  /** @throws 403, 404, 409 once closed or when the name is taken, 412, 422 */
  async update(
    ctx: RequestContext,
    id: string,
    version: number,
    changes: UpdateProjectDto,
  ): Promise<ProjectDto> {
    const before = await this.lockLed(ctx, id);
    if (before.version !== version) throw staleVersion();
    if (isClosed(before.status)) throw closed(before.status);
    await this.checkSight(ctx, before, changes);
    const handsOver = changes.managerId !== undefined && changes.managerId !== before.managerId;
    if (handsOver && !can(ctx, P.ProjectWrite)) throw managerKept();
    await this.checkMember(ctx, 'managerId', changes.managerId);
    if (changes.lineId !== undefined && changes.lineId !== before.lineId) {
      await this.lineOf(ctx, before.engagementId, changes.lineId);
      if ((await this.workedDays(ctx, id)).first) throw lineWorkedOn();
    }
    if (changes.startDate !== undefined || changes.endDate !== undefined) {
      const engagement = await this.database.repo(ctx, Engagement).getOrFail(before.engagementId);
      const worked = await this.workedDays(ctx, id);
      const { startDate = before.startDate, endDate = before.endDate } = changes;
      checkDates({ startDate, endDate }, engagement, worked);
    }
    const after = await this.database.repo(ctx, Project).update(id, changes);
    await this.record(ctx, 'project.updated', before, after);
    return this.get(ctx, id);
  }

  /** Hold, resume, close or cancel. @throws 403, 404, 409 from a wrong state, or while timers run on it */
  async moveTo(ctx: RequestContext, id: string, status: ProjectStatus): Promise<ProjectDto> {
    const before = await this.lockLed(ctx, id);
    projectLifecycle.move({ status: before.status }, status);
    if (status !== 'active') await this.assertNoTimers(ctx, id);
    const after = await this.database.repo(ctx, Project).update(id, { status });
    await this.record(ctx, `project.${DEEDS[status]}`, before, after);
    return this.get(ctx, id);
  }

  /** Locks a project whose team or dates are about to change. @throws 403, 404, 409 once closed */
  async lockOpen(ctx: RequestContext, id: string): Promise<Project> {
    const project = await this.lockLed(ctx, id);
    if (isClosed(project.status)) throw closed(project.status);
    return project;
  }

  /** @throws 422 naming the field unless it is empty or a person who has not left */
  async checkMember(ctx: RequestContext, field: string, id: string | null | undefined): Promise<void> {
    if (id == null) return;
    const member = await this.database.repo(ctx, Membership).findOne({ id });
    if (!member || member.status === 'deactivated') throw unknownMember(field);
  }

  /** @throws 422 when somebody would hide a project from themselves */
  private async checkSight(ctx: RequestContext, before: Project, changes: UpdateProjectDto): Promise<void> {
    const { privacy, managerId } = Object.assign({}, before, changes);
    if (privacy === 'firm' || can(ctx, P.ProjectReadAll)) return;
    const membershipId = ownMembershipId(ctx);
    const isOn = await this.database.repo(ctx, ProjectMember).findOne({ projectId: before.id, membershipId });
    if (!isOn && managerId !== membershipId) throw hiddenFromOneself();
  }

  /** @throws 404 for a project that the actor may not see, 403 for one that they do not run */
  private async lockLed(ctx: RequestContext, id: string): Promise<Project> {
    const project = await this.database.repo(ctx, Project).lockOrFail(id);
    if (!seesProject(ctx, project)) throw notFound('project');
    if (leads(ctx, project)) return project;
    await this.get(ctx, id);
    throw notLed();
  }

  /** Under the project's lock, which a starting timer waits for. @throws 409 */
  private async assertNoTimers(ctx: RequestContext, id: string): Promise<void> {
    const running = await this.database.query<{ name: string }>(ctx, TIMERS_ON, [ctx.firmId, id]);
    if (running.length) throw timersRun(running.map(({ name }) => name));
  }

  /** The line that hours go against: the one wanted, or the only one that takes hours; null where none does. */
  private async lineOf(ctx: RequestContext, engagementId: string, wanted?: string): Promise<string | null> {
    const lines = (await this.lines.running(ctx, engagementId)).filter(({ model }) =>
      HOUR_TAKING_MODELS.includes(model),
    );
    if (wanted && !lines.some(({ id }) => id === wanted)) throw lineUnknown();
    if (!wanted && lines.length > 1) throw lineMissing(lines.map(({ title }) => title));
    return wanted ?? lines[0]?.id ?? null;
  }

  /** What the other projects left of an engagement's budget, in money and in hours. */
  private async budgetLeft(
    ctx: RequestContext,
    { id, budget, budgetHours }: Engagement,
  ): Promise<{ budget: string | null; budgetHours: string | null }> {
    const key = [ctx.firmId, id];
    const others = await this.database.one<{ budget: string; budgetHours: string }>(ctx, BUDGETS_GIVEN, key);
    const left = (whole: string | null, gone: string): string | null => {
      const rest = whole && subtract(whole, gone);
      return rest && isPositive(rest) ? rest : null;
    };
    return { budget: left(budget, others!.budget), budgetHours: left(budgetHours, others!.budgetHours) };
  }

  private async workedDays(
    ctx: RequestContext,
    id: string,
  ): Promise<{ first: string | null; last: string | null }> {
    return (await this.database.one<{ first: string | null; last: string | null }>(ctx, WORKED_DAYS, [
      ctx.firmId,
      id,
    ]))!;
  }

  private async valueOf(ctx: RequestContext, id: string): Promise<string> {
    return (await this.database.one<{ value: string }>(ctx, PROJECT_VALUE, [ctx.firmId, id]))!.value;
  }

  /** Who runs a project sees everybody's hours on it, as those who see all time do. */
  private async hoursOf(ctx: RequestContext, id: string, runs: boolean): Promise<ProjectHoursDto> {
    const own = runs || can(ctx, P.TimeReadAll) ? null : ownMembershipId(ctx);
    const hours = await this.database.one<Omit<ProjectHoursDto, 'of'>>(ctx, PROJECT_HOURS, [
      ctx.firmId,
      id,
      own,
    ]);
    return { of: own ? 'own' : 'all', ...hours! };
  }

  private record(ctx: RequestContext, action: string, before: Project | null, after: Project): Promise<void> {
    const { id: objectId, name: objectLabel } = after;
    return this.audit.record(ctx, { action, objectType: 'project', objectId, objectLabel, before, after });
  }
}

const isClosed = (status: ProjectStatus): boolean => status === 'completed' || status === 'cancelled';

/** Whose projects the caller may see: those without the right to read clients see their own, all others all. */
const narrowTo = (ctx: RequestContext): string | null =>
  can(ctx, P.ClientRead) ? null : ownMembershipId(ctx);
